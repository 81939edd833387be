namespace PoolCoordination.Text.Secrets;

/// <summary>Passphrases: several words that make no sentence.</summary>
internal static class SecretWords
{
    private const int FewestWords = 4;

    /// <summary>The end of the run of small words that begins with a bare value; the value's own end where they are too few.</summary>
    public static int EndOfPhrase(ReadOnlySpan<char> text, SecretValue value)
    {
        var words = 0;
        var end = value.Start;
        for (var i = value.Start; i < text.Length;)
        {
            var wordEnd = i;
            while (wordEnd < text.Length && char.IsAsciiLetterLower(text[wordEnd]))
                wordEnd++;
            if (wordEnd - i < 3 || IsSentenceWord(text[i..wordEnd]))
                break;
            words++;
            end = wordEnd;
            if (wordEnd >= text.Length || text[wordEnd] != ' ')
                break;
            i = wordEnd + 1;
        }

        return words >= FewestWords ? end : value.End;
    }

    /// <summary>Whether a text with spaces is a password rather than a message.</summary>
    public static bool IsPhrase(ReadOnlySpan<char> value, NameKind kind)
    {
        var words = 0;
        var random = false;
        foreach (var range in value.Split(' '))
        {
            var word = value[range];
            if (IsSentenceWord(word))
                return false;
            words++;
            random |= Randomness.LooksLikeToken(word) || (CharacterClasses.ContainsDigit(word) && CharacterClasses.ContainsLetter(word));
        }

        return random
            || (
                words >= (kind == NameKind.Passphrase ? FewestWords - 1 : FewestWords)
                && !value.ContainsAny(".:,'(")
                && char.IsAsciiLetterLower(value[0])
            );
    }

    private static bool IsSentenceWord(ReadOnlySpan<char> word)
    {
        Span<char> buffer = stackalloc char[12];
        if (word.Length > buffer.Length)
            return false;
        var lower = buffer[..word.ToLowerInvariant(buffer)];
        return lower
            is "a" or "an" or "the" or "is" or "are" or "was" or "be" or "been" or "has" or "have" or "had" or "must" or "should" or "can"
                or "cannot" or "will" or "may" or "not" or "no" or "of" or "to" or "for" or "in" or "on" or "at" or "by" or "with" or "from"
                or "and" or "or" or "if" or "when" or "your" or "this" or "that" or "it" or "its" or "you" or "we" or "please" or "enter"
                or "password" or "passphrase" or "passwords" or "required" or "new" or "old" or "invalid" or "wrong" or "use" or "used"
                or "least" or "characters" or "key" or "token" or "secret" or "user" or "username" or "login" or "account" or "email"
                or "forgot" or "reset" or "change" or "confirm" or "current" or "field" or "string" or "value" or "set" or "unset" or "now"
                or "only" or "protected";
    }
}

namespace PoolCoordination.Text.Secrets;

/// <summary>Passwords of words: several that make no sentence, or one that no form, schema or message has there.</summary>
internal static class SecretWords
{
    private const int FewestWords = 4;
    private const int ShortestWord = 6;
    private const int BracketWithin = 100;

    /// <summary>The end of the run of small words that begins with a bare value; the value's own end where they are too few.</summary>
    public static int EndOfPhrase(ReadOnlySpan<char> text, SecretValue value)
    {
        var words = 0;
        var end = value.Start;
        for (var i = value.Start; i < text.Length;)
        {
            var wordEnd = i;
            while (wordEnd < text.Length && (char.IsAsciiLetterLower(text[wordEnd]) || char.IsAsciiDigit(text[wordEnd])))
                wordEnd++;
            var word = text[i..wordEnd];
            var isProse = IsSentenceWord(word) || word.EndsWith("ed", StringComparison.Ordinal) || (words == 0 && !IsChosenWord(word));
            if (isProse || word.IsEmpty || (word.Length < 3 && !CharacterClasses.ContainsDigit(word)))
                break;
            words++;
            end = wordEnd;
            if (wordEnd >= text.Length || text[wordEnd] != ' ')
                break;
            i = wordEnd + 1;
        }

        return words >= FewestWords || (words >= 2 && !IsProse(text[value.Start..end])) ? end : value.End;
    }

    /// <summary>Whether a text with spaces is a password rather than a message.</summary>
    public static bool IsPhrase(ReadOnlySpan<char> value, NameKind kind, Joint joint)
    {
        var words = 0;
        var isSentence = false;
        foreach (var range in value.Split(' '))
        {
            var word = value[range].Trim(".,:!?()");
            if (IsFormWord(word))
                return false;
            isSentence |= IsSentenceWord(word);
            words++;
        }

        var hasDigit = CharacterClasses.ContainsDigit(value) && CharacterClasses.ContainsLetter(value);
        if (isSentence || kind == NameKind.Secret)
            return hasDigit && joint == Joint.Assigned;
        var fewest = joint == Joint.Assigned || kind == NameKind.Passphrase ? 2 : FewestWords;
        return hasDigit
            || Randomness.LooksLikeToken(value)
            || (words >= fewest && !value.ContainsAny(".:,'(") && char.IsAsciiLetterLower(value[0]));
    }

    /// <summary>Whether a bare value after a colon is a word that a person chose: it stands alone and is not in code.</summary>
    public static bool IsLoneWord(ReadOnlySpan<char> text, int nameStart, SecretSpan value)
    {
        var word = text[value.Start..value.End];
        return word.Length >= ShortestWord
            && !word.ContainsAnyExceptInRange('a', 'z')
            && IsChosenWord(word)
            && !IsProse(word)
            && (IsFamous(word) || EndsStatement(text, value.End))
            && !IsInBrackets(text[Math.Max(0, nameStart - BracketWithin)..nameStart]);
    }

    /// <summary>Whether a word is one that sentences have, or that messages about passwords have.</summary>
    public static bool IsSentenceWord(ReadOnlySpan<char> word)
    {
        Span<char> buffer = stackalloc char[12];
        if (word.Length > buffer.Length)
            return false;
        var lower = buffer[..word.ToLowerInvariant(buffer)];
        return IsFormWord(word)
            || lower
                is "a" or "an" or "the" or "is" or "are" or "was" or "be" or "been" or "has" or "have" or "had" or "can" or "will" or "may"
                    or "not" or "no" or "of" or "to" or "for" or "in" or "on" or "at" or "by" or "with" or "from" or "and" or "or" or "if"
                    or "when" or "this" or "that" or "it" or "its" or "you" or "we" or "new" or "old" or "use" or "used" or "key" or "token"
                    or "secret" or "string" or "value" or "set" or "unset" or "now" or "only" or "up" or "out" or "my" or "as" or "but"
                    or "than" or "then" or "does" or "do" or "did" or "so" or "which";
    }

    /// <summary>Whether a word is one that only messages and forms have: no one has it in a password.</summary>
    private static bool IsFormWord(ReadOnlySpan<char> word)
    {
        Span<char> buffer = stackalloc char[12];
        if (word.Length > buffer.Length)
            return false;
        var lower = buffer[..word.ToLowerInvariant(buffer)];
        return lower
            is "must" or "should" or "cannot" or "your" or "please" or "enter" or "password" or "passphrase" or "passwords" or "required"
                or "invalid" or "wrong" or "least" or "characters" or "chars" or "letters" or "digits" or "user" or "username" or "login"
                or "account" or "email" or "forgot" or "reset" or "change" or "confirm" or "current" or "field" or "protected" or "missing"
                or "expired" or "incorrect" or "min" or "max" or "minimum" or "maximum" or "length" or "sign";
    }

    /// <summary>Whether a first word begins no instruction, as those of commits do, and no form has it.</summary>
    private static bool IsChosenWord(ReadOnlySpan<char> word) =>
        !Placeholder.IsCommonWord(word)
        && !IsSentenceWord(word)
        && word
            is not (
                "add" or "fix" or "read" or "see" or "ask" or "prompt" or "remove" or "check" or "move" or "drop" or "handle" or "make"
                or "rename" or "keep" or "show" or "hide" or "store" or "support" or "allow" or "validate" or "test" or "tests" or "never"
                or "also" or "stop" or "accept" or "reject" or "ensure" or "enforce" or "handles" or "comes" or "lives" or "works"
                or "elsewhere" or "strength" or "storage" or "tooltip" or "entropy" or "hashes" or "varchar" or "nothing" or "anything"
                or "cleanup" or "refactor" or "rewrite" or "migrate" or "rotate" or "hasher" or "reader" or "writer" or "helper" or "parser"
                or "service" or "module" or "handler" or "wrapper" or "models" or "schema" or "fields" or "screen" or "dialog" or "button"
                or "checker" or "filter" or "feature" or "bugfix" or "hotfix" or "backend" or "frontend" or "lookup" or "lockout"
                or "identical" or "minlength" or "maxlength" or "security" or "credential" or "credentials"
            );

    /// <summary>Whether a text ends as participles and nouns of messages do: <c>unchanged</c>, <c>hashing</c>, <c>validation</c>.</summary>
    private static bool IsProse(ReadOnlySpan<char> text) =>
        text.EndsWith("ed", StringComparison.Ordinal)
        || text.EndsWith("ing", StringComparison.Ordinal)
        || text.EndsWith("tion", StringComparison.Ordinal)
        || text.EndsWith("ment", StringComparison.Ordinal)
        || text.EndsWith("able", StringComparison.Ordinal)
        || text.EndsWith("ity", StringComparison.Ordinal)
        || text.EndsWith("ally", StringComparison.Ordinal)
        || text.Contains("pass", StringComparison.Ordinal)
        || text.EndsWith("token", StringComparison.Ordinal);

    /// <summary>Whether a word is among the passwords that most people choose.</summary>
    private static bool IsFamous(ReadOnlySpan<char> word) =>
        word is "sunshine" or "letmein" or "iloveyou" or "qwerty" or "qwertyuiop" or "monkey" or "dragon" or "football" or "baseball"
            or "superman" or "batman" or "princess" or "trustno" or "starwars" or "pokemon" or "whatever" or "swordfish" or "welcome";

    /// <summary>Whether what follows is the end, a mark that ends a statement, or another name with its value.</summary>
    private static bool EndsStatement(ReadOnlySpan<char> text, int end)
    {
        if (end < text.Length && text[end] is '.' or ',' or ';')
            return end + 1 >= text.Length || char.IsWhiteSpace(text[end + 1]);
        while (end < text.Length && text[end] is ' ')
            end++;
        if (end >= text.Length || char.IsWhiteSpace(text[end]))
            return true;
        var next = CharacterClasses.EndOfWord(text, end);
        return next > end && next < text.Length && text[next] is ':' or '=';
    }

    private static bool IsInBrackets(ReadOnlySpan<char> before)
    {
        var closed = 0;
        for (var i = before.Length - 1; i >= 0 && closed >= 0; i--)
            closed += before[i] is ')' or '}' ? 1 : before[i] is '(' or '{' ? -1 : 0;
        return closed < 0;
    }
}

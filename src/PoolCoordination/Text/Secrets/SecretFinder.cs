namespace PoolCoordination.Text.Secrets;

/// <summary>Looks for credentials in one pass over a text, word by word, without allocating.</summary>
internal static class SecretFinder
{
    /// <summary>Finds the first secret at or after an index.</summary>
    public static bool TryFindNext(ReadOnlySpan<char> text, int from, out SecretSpan secret)
    {
        for (var i = from; i < text.Length;)
        {
            if (!CharacterClasses.IsWord(text[i]))
            {
                if (text[i] is ':' or '$' or '{' && TryFindAtMark(text, i, out secret))
                    return true;
                i++;
                continue;
            }

            i += LengthOfEscape(text, i);
            var end = CharacterClasses.EndOfWord(text, i);
            if (end == i)
                continue;
            if (TryFindAtWord(text, i, end, out secret))
                return true;
            i = end;
        }

        secret = default;
        return false;
    }

    /// <summary>The letters of an escape before a word: of <c>\n</c>, or of <c>%20</c>.</summary>
    private static int LengthOfEscape(ReadOnlySpan<char> text, int index) =>
        index == 0 ? 0
        : text[index - 1] == '\\' && text[index] is 'n' or 'r' or 't' ? 1
        : text[index - 1] == '%' && index + 1 < text.Length && char.IsAsciiHexDigit(text[index]) && char.IsAsciiHexDigit(text[index + 1])
            ? 2
        : 0;

    private static bool TryFindAtMark(ReadOnlySpan<char> text, int index, out SecretSpan secret)
    {
        secret = default;
        return text[index] switch
        {
            ':' => UrlCredential.TryFind(text, index, out secret),
            '$' or '{' => PasswordHash.TryFind(text, index, out secret),
            _ => false,
        };
    }

    /// <summary>Whether a word begins as those after which a password has its place, so that most words cost one look.</summary>
    private static bool MayAnnounce(ReadOnlySpan<char> word) =>
        word.Length >= 2
        && word[0] switch
        {
            'n' => word[1] == 'e' && word.Length == 3,
            'h' => word[1] == 't',
            's' => word[1] == 'q',
            'e' => word[1] == 'c',
            'p' => word[1] is 'a' or 'r' or 'w',
            'b' => word[1] == 'i' && word.Length == 6,
            'm' => word[1] == 'a' && word.Length == 10,
            'r' => word[1] is 'a' or 'e' && word.Length == 11,
            'w' => word[1] == 'p',
            'c' or 'C' => word[1] == 'r',
            'l' or 'L' => word[1] == 'o',
            _ => false,
        };

    private static bool TryFindAtWord(ReadOnlySpan<char> text, int start, int end, out SecretSpan secret)
    {
        if (text[start] == '-')
        {
            if (PrivateKeyBlock.TryFind(text, start, out secret) || CommandOption.TryFind(text, start, end, out secret))
                return true;
        }

        return TokenShape.TryFind(text, start, end, out secret)
            || InfixToken.TryFind(text, start, end, out secret)
            || ConnectionLine.TryFind(text, start, end, out secret)
            || (
                MayAnnounce(text[start..end])
                && (CommandArgument.TryFind(text, start, end, out secret) || CredentialPair.TryFind(text, start, end, out secret))
            )
            || AuthorizationScheme.TryFind(text, start, end, out secret)
            || NamedSecret.TryFind(text, start, end, out secret)
            || RandomWord.TryFind(text, start, end, out secret);
    }
}

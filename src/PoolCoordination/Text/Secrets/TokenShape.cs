namespace PoolCoordination.Text.Secrets;

/// <summary>A credential that its issuer made recognisable: a prefix and a number of characters of an alphabet.</summary>
/// <param name="Prefix">How it begins.</param>
/// <param name="Shortest">How many characters follow at least.</param>
/// <param name="Alphabet">Which characters follow.</param>
/// <param name="IsRandom">Whether what follows must look random, since words may begin like the prefix.</param>
internal readonly record struct TokenShape(
    string Prefix,
    int Shortest,
    TokenAlphabet Alphabet = TokenAlphabet.Alphanumeric,
    bool IsRandom = false
)
{
    private const int ShortestToken = 12;

    /// <summary>Finds a token that begins in a word, at its start or after a <c>-</c> or <c>_</c> of it.</summary>
    public static bool TryFind(ReadOnlySpan<char> text, int start, int end, out SecretSpan secret)
    {
        secret = default;
        if (!MayReach(text, start, end))
            return false;
        for (var i = start; i < end && i + ShortestToken <= text.Length; i++)
        {
            if (!char.IsAsciiLetterOrDigit(text[i]) || (i > start && char.IsAsciiLetterOrDigit(text[i - 1])) || !MayReach(text, i, end))
                continue;
            foreach (ref readonly var shape in TokenShapes.StartingWith(text[i]))
            {
                if (shape.Prefix[1] == text[i + 1] && shape.TryMatch(text, i, out var tokenEnd))
                {
                    secret = new SecretSpan(i, shape.Prefix is "AKIA" or "ASIA" ? AmazonSecretKey.EndOfPair(text, tokenEnd) : tokenEnd);
                    return true;
                }
            }
        }

        return false;
    }

    /// <summary>Whether the word is as long as a token from an index on, or goes on with a mark that tokens have.</summary>
    private static bool MayReach(ReadOnlySpan<char> text, int index, int wordEnd) =>
        wordEnd - index >= ShortestToken || (wordEnd < text.Length && text[wordEnd] is '.' or '/' or '+' or '=' or '~' or '$' or '%');

    private bool TryMatch(ReadOnlySpan<char> text, int start, out int end)
    {
        end = start + Prefix.Length;
        if (!text[start..].StartsWith(Prefix, StringComparison.Ordinal))
            return false;
        var bodyStart = end;
        while (end < text.Length && Contains(text[end]))
            end++;
        while (end > bodyStart && text[end - 1] is '.' or ':')
            end--;
        var body = text[bodyStart..end];
        if (body.Length < Shortest || Placeholder.IsDocumented(body))
            return false;
        // With separators in the alphabet, words joined by them fit as well.
        return IsRandom
            ? Randomness.LooksLikeToken(body)
            : Alphabet == TokenAlphabet.Alphanumeric || CharacterClasses.ContainsDigit(body) || CharacterClasses.HasBothCases(body);
    }

    private bool Contains(char character) =>
        char.IsAsciiLetterOrDigit(character)
        || Alphabet switch
        {
            TokenAlphabet.Alphanumeric => false,
            TokenAlphabet.Word => character is '_' or '-',
            TokenAlphabet.Dotted => character is '_' or '-' or '.' or '=',
            TokenAlphabet.Base64 => character is '_' or '-' or '+' or '/' or '=',
            _ => character is '_' or '-' or '+' or '/' or '=' or '.' or '@' or ':' or '~' or '%' or '?' or '&',
        };
}

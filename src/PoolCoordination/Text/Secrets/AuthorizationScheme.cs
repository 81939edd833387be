namespace PoolCoordination.Text.Secrets;

/// <summary>
/// The credentials after a scheme: <c>Bearer …</c> (RFC 6750), <c>Basic …</c> (RFC 7617), and any after <c>Authorization:</c>.
/// </summary>
internal static class AuthorizationScheme
{
    private const int HeaderWithin = 20;

    /// <summary>Looks at a word that may be a scheme.</summary>
    public static bool TryFind(ReadOnlySpan<char> text, int start, int end, out SecretSpan secret)
    {
        secret = default;
        if (end >= text.Length || text[end] is not (' ' or '+' or '%' or ':'))
            return false;
        var word = text[start..end];
        if (word.Length is 13 or 19 && word.EndsWith("authorization", StringComparison.OrdinalIgnoreCase))
            return false;
        var isBasic = word.Equals("basic", StringComparison.OrdinalIgnoreCase);
        var isBearer = word.Equals("bearer", StringComparison.OrdinalIgnoreCase);
        if (!isBasic && !isBearer && !IsInHeader(text, start, word))
            return false;
        var valueStart = CharacterClasses.SkipSpaces(
            text,
            text[end] == '%' && text[end..].StartsWith("%20", StringComparison.Ordinal) ? end + 3 : end + 1
        );
        if (valueStart >= text.Length)
            return false;
        var value = SecretValue.At(text, valueStart);
        secret = new SecretSpan(value.Start, value.End);
        var credentials = text[value.Start..value.End];
        if (credentials.Length < 6 || credentials.Contains(' ') || Placeholder.IsPlaceholder(credentials, quoted: false))
            return false;
        return isBasic
            ? IsUserAndPassword(credentials) || (IsInHeader(text, start, word) && CharacterClasses.ContainsDigit(credentials))
            : IsToken(credentials);
    }

    private static bool IsToken(ReadOnlySpan<char> credentials) =>
        CharacterClasses.IsUuid(credentials)
        || Randomness.LooksLikeToken(credentials)
        || (credentials.Length >= 16 && CharacterClasses.ContainsDigit(credentials) && !credentials.Contains('-'));

    private static bool IsInHeader(ReadOnlySpan<char> text, int start, ReadOnlySpan<char> word)
    {
        if (word.Length is < 3 or > 12 || start < 2 || (text[start - 1] == ' ' && char.IsAsciiLetterOrDigit(text[start - 2])))
            return false;
        var before = text[Math.Max(0, start - HeaderWithin)..start].TrimEnd(" :=\"'\\,>");
        return before.EndsWith("authorization", StringComparison.OrdinalIgnoreCase);
    }

    /// <summary>Whether credentials are Base64 of a text with a colon.</summary>
    private static bool IsUserAndPassword(ReadOnlySpan<char> credentials)
    {
        const int longest = 512;
        if (credentials.Length > longest)
            return false;
        Span<byte> bytes = stackalloc byte[longest];
        return Convert.TryFromBase64Chars(credentials, bytes, out var written)
            && bytes[..written].Contains((byte)':')
            && !bytes[..written].ContainsAnyInRange((byte)0, (byte)31);
    }
}

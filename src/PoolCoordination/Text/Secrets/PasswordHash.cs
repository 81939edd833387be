namespace PoolCoordination.Text.Secrets;

/// <summary>The hash of a password, as <c>crypt</c>, <c>htpasswd</c> and LDAP write it.</summary>
internal static class PasswordHash
{
    private const int ShortestCrypt = 20;
    private const int ShortestLdap = 24;

    /// <summary>Looks at a <c>$</c> or a <c>{</c>.</summary>
    public static bool TryFind(ReadOnlySpan<char> text, int start, out SecretSpan secret)
    {
        var bodyStart = start + LengthOfMark(text[start..]);
        var end = bodyStart;
        while (end < text.Length && (char.IsAsciiLetterOrDigit(text[end]) || text[end] is '$' or '.' or '/' or '+' or '=' or ',' or '-'))
            end++;
        secret = new SecretSpan(start, end);
        if (bodyStart == start)
            return false;
        return text[start] == '{'
            ? end - bodyStart >= ShortestLdap
            : end - bodyStart >= ShortestCrypt && text[bodyStart..end].Contains('$');
    }

    private static int LengthOfMark(ReadOnlySpan<char> text)
    {
        ReadOnlySpan<string> marks =
            text[0] == '$'
                ? ["$apr1$", "$2a$", "$2b$", "$2y$", "$1$", "$5$", "$6$", "$y$", "$argon2", "$pbkdf2", "$scrypt$"]
                : ["{SHA}", "{SSHA}", "{SMD5}", "{SSHA256}", "{SSHA512}", "{CRYPT}"];
        foreach (var mark in marks)
        {
            if (text.StartsWith(mark, StringComparison.Ordinal))
                return mark.Length;
        }

        return 0;
    }
}

namespace PoolCoordination.Text.Secrets;

/// <summary>The password, or the token in the user's place, of <c>scheme://user:password@host</c> (RFC 3986, section 3.2.1).</summary>
internal static class UrlCredential
{
    private const int ShortestPassword = 3;

    /// <summary>Looks at the colon of <c>://</c>.</summary>
    public static bool TryFind(ReadOnlySpan<char> text, int colon, out SecretSpan secret)
    {
        secret = default;
        if (colon == 0 || !char.IsAsciiLetterOrDigit(text[colon - 1]) || !text[colon..].StartsWith("://", StringComparison.Ordinal))
            return false;
        var start = colon + 3;
        var rest = text[start..EndOfUrl(text, start)];
        var at = EndOfUserInfo(rest);
        if (at <= 0)
            return false;
        var userEnd = rest[..at].IndexOf(':');
        var user = userEnd < 0 ? rest[..at] : rest[..userEnd];
        if (user.ContainsAny("/?#"))
            return false;
        if (user.Length >= 16 && Randomness.LooksLikeToken(user))
        {
            secret = new SecretSpan(start, start + at);
            return true;
        }

        if (userEnd < 0 || Placeholder.IsStandIn(rest[(userEnd + 1)..at]) || IsWordForPassword(rest[(userEnd + 1)..at]))
            return false;
        secret = new SecretSpan(start + userEnd + 1, start + at);
        return secret.End - secret.Start >= ShortestPassword;
    }

    private static int EndOfUrl(ReadOnlySpan<char> text, int start)
    {
        var end = start;
        while (end < text.Length && !char.IsWhiteSpace(text[end]) && (text[end] == '\'' || !CharacterClasses.IsClosingQuote(text, end)))
            end++;
        // A list of URLs: the next one begins with its scheme.
        var next = text[start..end].IndexOf("://", StringComparison.Ordinal);
        return next < 0 ? end : start + next;
    }

    /// <summary>The last <c>@</c> before the path; a password that was not encoded may hold <c>@</c> and even <c>/</c>.</summary>
    private static int EndOfUserInfo(ReadOnlySpan<char> rest)
    {
        var path = rest.IndexOfAny('/', '?');
        var at = (path < 0 ? rest : rest[..path]).LastIndexOf('@');
        if (at >= 0 || path < 0)
            return at;
        var colon = rest[..path].IndexOf(':');
        // host:8080/x@y has a port there.
        if (colon < 0 || !rest[(colon + 1)..path].ContainsAnyExceptInRange('0', '9'))
            return -1;
        at = rest.LastIndexOf('@');
        return at > 0 && rest[at - 1] != '/' && at + 1 < rest.Length && char.IsAsciiLetterOrDigit(rest[at + 1]) ? at : -1;
    }

    private static bool IsWordForPassword(ReadOnlySpan<char> password) =>
        password.Equals("password", StringComparison.OrdinalIgnoreCase)
        || password.Equals("passwd", StringComparison.OrdinalIgnoreCase)
        || password.Equals("pass", StringComparison.OrdinalIgnoreCase)
        || password.Equals("pw", StringComparison.OrdinalIgnoreCase);
}

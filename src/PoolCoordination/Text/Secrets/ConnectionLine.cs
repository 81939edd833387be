namespace PoolCoordination.Text.Secrets;

/// <summary>The password by its place: in a line of <c>.pgpass</c>, and in Oracle's <c>jdbc:oracle:thin:user/password@…</c>.</summary>
internal static class ConnectionLine
{
    private const int ShortestPassword = 3;

    /// <summary>Looks at a word that may be a user.</summary>
    public static bool TryFind(ReadOnlySpan<char> text, int start, int end, out SecretSpan secret)
    {
        secret = default;
        if (start == 0 || text[start - 1] != ':' || end + ShortestPassword >= text.Length)
            return false;
        return text[end] switch
        {
            '/' when text[..start].EndsWith("oracle:thin:", StringComparison.Ordinal) => TryTake(
                text,
                end + 1,
                text[end..].IndexOf('@') + end,
                out secret
            ),
            ':' when IsAfterPort(text[..start]) => TryTake(text, end + 1, CharacterClasses.EndOfRun(text, end), out secret),
            _ => false,
        };
    }

    /// <summary>Whether a text ends with <c>host:port:database:</c>.</summary>
    private static bool IsAfterPort(ReadOnlySpan<char> text)
    {
        var database = text[..^1].LastIndexOf(':');
        if (database <= 0 || text[database..^1].ContainsAny(' ', '/'))
            return false;
        var port = text[..database].LastIndexOf(':');
        return port > 0 && text[(port + 1)..database] is "5432" or "5433" or "6432" or "*" && !char.IsWhiteSpace(text[port - 1]);
    }

    private static bool TryTake(ReadOnlySpan<char> text, int start, int end, out SecretSpan secret)
    {
        while (end > start && text[end - 1] is '`' or '"' or '\'' or ')' or ',' or '.')
            end--;
        secret = new SecretSpan(start, end);
        return end - start >= ShortestPassword && !Placeholder.IsStandIn(text[start..end]) && !Placeholder.IsCommonWord(text[start..end]);
    }
}

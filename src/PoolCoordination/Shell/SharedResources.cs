using PoolCoordination.Shell.Syntax;

namespace PoolCoordination.Shell;

/// <summary>The ports and databases that a command is about, by the names by which sessions claim them.</summary>
internal static class SharedResources
{
    private const int LongestPort = 5;

    private static readonly char[] s_separators = [' ', '\t', '\n', ';', '"', '`', '\''];

    /// <summary>The ports that words name: <c>3000</c>, <c>3000/tcp</c>, <c>-ti:3000</c>.</summary>
    /// <param name="words">The words.</param>
    /// <param name="needsColon">Whether a number alone is something else.</param>
    public static List<string> Ports(IEnumerable<ShellWord> words, bool needsColon)
    {
        var ports = new List<string>();
        foreach (var word in words)
        {
            var text = word.Text.AsSpan();
            var colon = text.LastIndexOf(':');
            text = text[(colon + 1)..];
            text = text.IndexOf('/') is >= 0 and var slash ? text[..slash] : text;
            var isPort = text.Length is > 0 and <= LongestPort && !text.ContainsAnyExceptInRange('0', '9');
            if (isPort && (colon >= 0 || !needsColon))
                ports.Add($"port:{text}");
        }

        return ports;
    }

    /// <summary>The databases that words name, themselves or in a statement: <c>drop database if exists shop</c>.</summary>
    public static List<string> Databases(IEnumerable<ShellWord> words)
    {
        var databases = new List<string>();
        foreach (var word in words)
        {
            var parts = (word.Text ?? "").ToLowerInvariant().Split(s_separators, StringSplitOptions.RemoveEmptyEntries);
            var drop = Array.IndexOf(parts, "drop");
            var isStatement = drop >= 0 && drop + 1 < parts.Length && parts[drop + 1] == "database";
            var start =
                isStatement ? drop + 2
                : parts.Length == 1 ? 0
                : parts.Length;
            while (start < parts.Length && parts[start] is "if" or "exists")
                start++;
            if (start < parts.Length)
                databases.Add($"db:{parts[start]}");
        }

        return databases;
    }
}

namespace PoolCoordination.Blocks;

/// <summary>The keys of a pool block, and how a line that begins with one is told from a line that continues a value.</summary>
internal static class BlockKey
{
    public const string Instance = "INSTANCE";
    public const string Action = "ACTION";
    public const string Topic = "TOPIC";
    public const string Summary = "SUMMARY";
    public const string Affects = "AFFECTS";
    public const string Blocks = "BLOCKS";
    public const string Ttl = "TTL";

    private static readonly string[] s_known = [Instance, Action, Topic, Summary, Affects, Blocks, Ttl];

    /// <summary>Whether a key is one of the known ones.</summary>
    public static bool IsKnown(string key) => Array.IndexOf(s_known, key) >= 0;

    /// <summary>
    /// Splits a line into key and value. A key is a known one in any case, or an unindented word in capitals, and a colon follows.
    /// A single capital is no word: it is a drive, as in <c>C:\src</c>.
    /// </summary>
    public static bool TrySplit(string line, out string key, out string value)
    {
        key = value = "";
        var colon = line.IndexOf(':', StringComparison.Ordinal);
        if (colon < 0)
            return false;
        var word = line.AsSpan(0, colon).Trim(" \t");
        if (word.IsEmpty || (!IsKnownInAnyCase(word) && !IsWordInCapitals(line.AsSpan(0, colon).TrimEnd(" \t"))))
            return false;
        key = word.ToString().ToUpperInvariant();
        value = line[(colon + 1)..].Trim();
        return true;
    }

    /// <summary>
    /// A line of a list without its bullet. What follows a bullet is a space: <c>*.cs</c> and <c>**/*.md</c> have none.
    /// </summary>
    public static string WithoutBullet(string line) => line is ['-' or '*' or '+' or '•', ' ' or '\t', ..] ? line[2..].TrimStart() : line;

    private static bool IsKnownInAnyCase(ReadOnlySpan<char> word)
    {
        foreach (var known in s_known)
        {
            if (word.Equals(known, StringComparison.OrdinalIgnoreCase))
                return true;
        }

        return false;
    }

    private static bool IsWordInCapitals(ReadOnlySpan<char> word)
    {
        if (word.Length < 2 || !char.IsAsciiLetterUpper(word[0]))
            return false;
        foreach (var character in word)
        {
            if (!char.IsAsciiLetterUpper(character) && !char.IsAsciiDigit(character) && character is not ('_' or '-'))
                return false;
        }

        return true;
    }
}

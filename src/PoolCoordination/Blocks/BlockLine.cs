namespace PoolCoordination.Blocks;

/// <summary>
/// A line of a block that begins a field, with or without the marks of Markdown, YAML and JSON that models like to put around a key.
/// </summary>
/// <param name="Key">The key in capitals.</param>
/// <param name="Value">What follows the separator, trimmed.</param>
/// <param name="IsKnown">Whether the key is one of <see cref="BlockKey"/>.</param>
/// <param name="IsAssignment">Whether an equals sign separates them.</param>
internal readonly record struct BlockLine(string Key, string Value, bool IsKnown, bool IsAssignment = false)
{
    private const string Marks = "*_`\"'";

    /// <summary>
    /// Splits a line into key and value; null for a line that continues a value. A key is a known one, or an unindented word in
    /// capitals, and a colon follows. After a known key in capitals an equals sign serves as well. A single capital is not a word:
    /// it is a drive, as in <c>C:\src</c>.
    /// </summary>
    public static BlockLine? Parse(string line)
    {
        var at = line.AsSpan().IndexOfAny(':', '：', '=');
        if (at < 0)
            return null;
        var written = line.AsSpan(0, at);
        var marked = WithoutLead(written.Trim(" \t"));
        var word = marked.Trim(Marks);
        if (BlockKey.Of(word) is { } key && (line[at] != '=' || word.SequenceEqual(key)))
            return new BlockLine(key, ValueOf(marked, line.AsSpan(at + 1)), IsKnown: true, IsAssignment: line[at] == '=');
        return line[at] == ':' && IsWordInCapitals(written.TrimEnd(" \t"))
            ? new BlockLine(written.TrimEnd(" \t").ToString(), line[(at + 1)..].Trim(), IsKnown: false)
            : null;
    }

    /// <summary>
    /// A line of a list without its bullet. What follows a bullet is a space: <c>*.cs</c> and <c>**/*.md</c> have none.
    /// </summary>
    public static string WithoutBullet(string line) => IsBulleted(line) ? line[2..].TrimStart() : line;

    private static bool IsBulleted(ReadOnlySpan<char> line) => line is ['-' or '*' or '+' or '•', ' ' or '\t', ..];

    /// <summary>What stands before a key without the bullet, the number signs of a heading or the mark of a quotation.</summary>
    private static ReadOnlySpan<char> WithoutLead(ReadOnlySpan<char> text)
    {
        if (IsBulleted(text))
            return text[2..].TrimStart(" \t");
        var rest = text.TrimStart("#>");
        return rest.Length < text.Length && rest is [' ', ..] ? rest.TrimStart(' ') : text;
    }

    /// <summary>The value without what closes the marks that were opened before the key, as in <c>**ACTION:** completed</c>.</summary>
    private static string ValueOf(ReadOnlySpan<char> marked, ReadOnlySpan<char> value)
    {
        var opened = marked.Length - marked.TrimStart(Marks).Length;
        var closed = marked.Length - marked.TrimEnd(Marks).Length;
        value = value.Trim();
        if (opened > closed && value.StartsWith(marked[..opened], StringComparison.Ordinal))
            return value[opened..].TrimStart().ToString();
        // A key in quotation marks is that of JSON, and so is the value.
        return marked is ['"', ..] ? value.TrimEnd(", ").Trim('"').ToString() : WithoutQuotes(value).ToString();
    }

    /// <summary>A value without the quotation marks that are around all of it, as YAML has them.</summary>
    public static ReadOnlySpan<char> WithoutQuotes(ReadOnlySpan<char> value) =>
        value is ['"' or '\'', _, .., var last] && last == value[0] && value[1..^1].IndexOf(last) < 0 ? value[1..^1] : value;

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

namespace PoolCoordination.Blocks;

/// <summary>
/// The fenced code blocks of a Markdown text, as CommonMark 0.31 section 4.5 defines them, of which the info string's first word is
/// <c>pool</c>, and those without an info string. Fences inside quotations and list items are none of the answer's own and do not count; nor does a fence that is shown
/// inside a longer one.
/// </summary>
internal static class FencedBlocks
{
    private const string InfoWord = "pool";
    private const int ShortestFence = 3;
    private const int DeepestIndent = 3;

    /// <summary>The lines between each pair of fences, and the number of the first of them, counted from 1.</summary>
    public static IEnumerable<FencedBlock> Find(string text)
    {
        if (!MayHaveBlock(text))
            yield break;
        var at = 0;
        var lineNumber = 0;
        while (at < text.Length)
        {
            var line = NextLine(text, ref at);
            lineNumber++;
            if (OpeningFence(text.AsSpan(line.Start, line.Length)) is not { } fence)
                continue;
            var block = new FencedBlock(lineNumber + 1, [], fence.IsPool);
            while (at < text.Length)
            {
                var inner = NextLine(text, ref at);
                lineNumber++;
                var content = text.AsSpan(inner.Start, inner.Length);
                if (Closes(content, fence))
                    break;
                if (fence.IsPool || fence.IsUnnamed)
                    block.Lines.Add(content[Math.Min(fence.Indent, IndentOf(content))..].ToString());
            }

            if (fence.IsPool || fence.IsUnnamed)
                yield return block;
        }
    }

    /// <summary>Whether a line would begin a fenced code block.</summary>
    public static bool IsFence(string line) => OpeningFence(line) is not null;

    private static bool MayHaveBlock(string text) =>
        (text.AsSpan().IndexOf(InfoWord, StringComparison.OrdinalIgnoreCase) >= 0 || text.AsSpan().IndexOf(BlockKey.Action, StringComparison.OrdinalIgnoreCase) >= 0)
        && (text.Contains("```", StringComparison.Ordinal) || text.Contains("~~~", StringComparison.Ordinal));

    /// <summary>A line ends at a line feed, at a carriage return, or at both.</summary>
    private static (int Start, int Length) NextLine(string text, ref int at)
    {
        var start = at;
        var length = text.AsSpan(start).IndexOfAny('\n', '\r');
        if (length < 0)
        {
            at = text.Length;
            return (start, text.Length - start);
        }

        at = start + length + 1;
        if (text[at - 1] == '\r' && at < text.Length && text[at] == '\n')
            at++;
        return (start, length);
    }

    private static Fence? OpeningFence(ReadOnlySpan<char> line)
    {
        var indent = IndentOf(line);
        var rest = line[indent..];
        if (indent > DeepestIndent || rest.IsEmpty || rest[0] is not ('`' or '~'))
            return null;
        var length = RunLength(rest);
        var info = rest[length..];
        if (length < ShortestFence || (rest[0] == '`' && info.Contains('`')))
            return null;
        var name = FirstWord(info);
        return new Fence(rest[0], length, indent, name.TrimEnd(':').Equals(InfoWord, StringComparison.OrdinalIgnoreCase), name.IsEmpty);
    }

    private static bool Closes(ReadOnlySpan<char> line, Fence fence)
    {
        var indent = IndentOf(line);
        var rest = line[indent..];
        return indent <= DeepestIndent
            && !rest.IsEmpty
            && rest[0] == fence.Character
            && RunLength(rest) is var length
            && length >= fence.Length
            && rest[length..].Trim(" \t").IsEmpty;
    }

    private static int IndentOf(ReadOnlySpan<char> line)
    {
        return line.IsEmpty || line[0] != ' ' ? 0 : RunLength(line);
    }

    private static int RunLength(ReadOnlySpan<char> text)
    {
        var length = 1;
        while (length < text.Length && text[length] == text[0])
            length++;
        return length;
    }

    private static ReadOnlySpan<char> FirstWord(ReadOnlySpan<char> info)
    {
        info = info.Trim(" \t");
        var end = info.IndexOfAny(' ', '\t');
        return end < 0 ? info : info[..end];
    }

    private readonly record struct Fence(char Character, int Length, int Indent, bool IsPool, bool IsUnnamed);
}

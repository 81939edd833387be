namespace PoolCoordination.Blocks;

/// <summary>
/// The fenced code blocks of a Markdown text, as CommonMark 0.31 section 4.5 defines them, and the paragraphs outside of them that may be
/// meant as a block. Fences inside quotations and list items are not the answer's own and count as a paragraph's text; a fence that is
/// shown inside a longer one does not count.
/// </summary>
internal static class FencedBlocks
{
    /// <summary>The name of the fences that hold an instance's entries.</summary>
    public const string InfoWord = "pool";

    private const int ShortestFence = 3;
    private const int DeepestIndent = 3;

    /// <summary>The lines between each pair of fences and those of each paragraph that has an ACTION, in their order.</summary>
    public static IEnumerable<FencedBlock> Find(string text)
    {
        var hasAction = text.Contains(BlockKey.Action, StringComparison.Ordinal);
        if (!hasAction && !MayHaveFence(text))
            yield break;
        var at = 0;
        var lineNumber = 0;
        FencedBlock? paragraph = null;
        while (at < text.Length)
        {
            var line = NextLine(text, ref at);
            lineNumber++;
            var opening = OpeningFence(text.AsSpan(line.Start, line.Length));
            if (opening is null && hasAction && !text.AsSpan(line.Start, line.Length).IsWhiteSpace())
            {
                paragraph ??= new FencedBlock(lineNumber, [], FenceKind.None);
                paragraph.Lines.Add(text.Substring(line.Start, line.Length));
                continue;
            }

            if (paragraph is not null && HasAction(paragraph))
                yield return paragraph;
            paragraph = null;
            if (opening is not { } fence)
                continue;
            // A model may write the first key beside the fence's name.
            var block =
                fence is { Kind: FenceKind.Pool, FirstField: { } field }
                    ? new FencedBlock(lineNumber, [field], fence.Kind)
                    : new FencedBlock(lineNumber + 1, [], fence.Kind);
            while (at < text.Length)
            {
                var inner = NextLine(text, ref at);
                lineNumber++;
                var content = text.AsSpan(inner.Start, inner.Length);
                if (Closes(content, fence))
                    break;
                block.Lines.Add(content[Math.Min(fence.Indent, IndentOf(content))..].ToString());
            }

            if (fence.Kind == FenceKind.Pool || HasAction(block))
                yield return block;
        }

        if (paragraph is not null && HasAction(paragraph))
            yield return paragraph;
    }

    /// <summary>Whether a line would begin a fenced code block.</summary>
    public static bool IsFence(string line) => OpeningFence(line) is not null;

    private static bool MayHaveFence(string text) =>
        text.AsSpan().IndexOf(InfoWord, StringComparison.OrdinalIgnoreCase) >= 0
        && (text.Contains("```", StringComparison.Ordinal) || text.Contains("~~~", StringComparison.Ordinal));

    private static bool HasAction(FencedBlock block) =>
        block.Lines.Exists(line => line.Contains(BlockKey.Action, StringComparison.Ordinal));

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
        var word = FirstWord(info, out var afterWord);
        if (IsLanguageOfData(word))
            word = FirstWord(afterWord, out afterWord);
        if (!word.TrimEnd(':').Equals(InfoWord, StringComparison.OrdinalIgnoreCase))
            return new Fence(rest[0], length, indent, FenceKind.Other, FirstField: null);
        var field = afterWord.ToString();
        return new Fence(rest[0], length, indent, FenceKind.Pool, BlockLine.Parse(field) is { IsKnown: true } ? field : null);
    }

    /// <summary>Whether a word names a language that a block may be written in, before the name that says that it is one.</summary>
    private static bool IsLanguageOfData(ReadOnlySpan<char> word) =>
        word.Equals("json", StringComparison.OrdinalIgnoreCase)
        || word.Equals("yaml", StringComparison.OrdinalIgnoreCase)
        || word.Equals("yml", StringComparison.OrdinalIgnoreCase);

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

    private static ReadOnlySpan<char> FirstWord(ReadOnlySpan<char> info, out ReadOnlySpan<char> rest)
    {
        info = info.Trim(" \t");
        var end = info.IndexOfAny(' ', '\t');
        rest = end < 0 ? [] : info[end..].TrimStart(" \t");
        return end < 0 ? info : info[..end];
    }

    private readonly record struct Fence(char Character, int Length, int Indent, FenceKind Kind, string? FirstField);
}

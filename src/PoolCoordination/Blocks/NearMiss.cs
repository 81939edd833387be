using PoolCoordination.Entries;

namespace PoolCoordination.Blocks;

/// <summary>Recognizes what says what a block says and does not stand in a fence that is named <c>pool</c>.</summary>
internal static class NearMiss
{
    /// <summary>
    /// What is missing; null for other text. It has nothing but the keys of a block and one of the four actions of the protocol: rules,
    /// scripts and messages of other programs have an action and a topic too. A fence within it is one that is shown, and a quotation is
    /// somebody else's.
    /// </summary>
    public static BlockProblem? Of(FencedBlock fenced)
    {
        var isParagraph = fenced.Kind == FenceKind.None;
        if (isParagraph && fenced.Lines.FindIndex(IsBlockInOneLine) is >= 0 and var index)
            return new BlockProblem(
                fenced.FirstLine + index,
                "a pool block is on one line, so no entry was made; each key needs its own line between the fences."
            );
        var block = isParagraph ? FieldsOf(fenced) : WithoutName(fenced);
        if (
            !block.Lines.Exists(line => line.Contains(BlockKey.Action, StringComparison.Ordinal))
            || block.Lines.Exists(line => FencedBlocks.IsFence(line) || IsAssignmentOrQuotation(line))
        )
            return null;
        var problems = new List<BlockProblem>();
        if (
            BlockFields.Read(block, problems) is not [var fields, ..]
            || problems.Count > 0
            || !PoolActionName.TryParse(fields.Text(BlockKey.Action), out _)
            || fields.Text(BlockKey.Topic).Length == 0
            || BlockTemplate.IsQuoted(fields)
        )
        {
            return null;
        }

        return isParagraph
            ? new BlockProblem(block.FirstLine, "ACTION and TOPIC are not in a fence named 'pool', so no entry was made.")
            : new BlockProblem(
                block.FirstLine - 1,
                "a fence with ACTION and TOPIC has no 'pool' after its backticks, so no entry was made."
            );
    }

    /// <summary>A fence without a first line that should have been its name.</summary>
    private static FencedBlock WithoutName(FencedBlock fenced) =>
        fenced.Lines is [var first, ..] && first.AsSpan().Trim().Equals(FencedBlocks.InfoWord, StringComparison.OrdinalIgnoreCase)
            ? fenced with { FirstLine = fenced.FirstLine + 1, Lines = fenced.Lines[1..] }
            : fenced;

    /// <summary>
    /// The lines of a paragraph from its first key on, up to the end of a fence that is indented as the text of a list item is.
    /// </summary>
    private static FencedBlock FieldsOf(FencedBlock paragraph)
    {
        var first = paragraph.Lines.FindIndex(IsField);
        if (first < 0)
            return paragraph with { Lines = [] };
        var end = paragraph.Lines.FindIndex(first, line => FencedBlocks.IsFence(line.TrimStart()));
        return paragraph with
        {
            FirstLine = paragraph.FirstLine + first,
            Lines = paragraph.Lines[first..(end < 0 ? paragraph.Lines.Count : end)],
        };
    }

    /// <summary>Whether a line has both fences of a block and its ACTION and TOPIC between them.</summary>
    private static bool IsBlockInOneLine(string line)
    {
        var text = line.AsSpan().Trim();
        var inner = text.Trim('`').TrimStart();
        return text.StartsWith("```", StringComparison.Ordinal)
            && text.EndsWith("```", StringComparison.Ordinal)
            && inner.StartsWith(FencedBlocks.InfoWord, StringComparison.OrdinalIgnoreCase)
            && inner.Contains($"{BlockKey.Action}:", StringComparison.Ordinal)
            && inner.Contains($"{BlockKey.Topic}:", StringComparison.Ordinal)
            && !inner.ContainsAny('<', '|');
    }

    private static bool IsField(string line) => !IsQuotation(line) && BlockLine.Parse(line) is { IsKnown: true };

    /// <summary>Whether a line is a program's or somebody else's.</summary>
    private static bool IsAssignmentOrQuotation(string line) =>
        IsQuotation(line) || (BlockLine.Parse(line) is { IsKnown: true, IsAssignment: true });

    private static bool IsQuotation(string line) => line.AsSpan().TrimStart().StartsWith('>');
}

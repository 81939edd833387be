using FsCheck;
using FsCheck.Fluent;
using Markdig;
using Markdig.Syntax;
using PoolCoordination.Blocks;

namespace PoolCoordination.Tests.Blocks;

/// <summary>Markdig, a CommonMark implementation of others, says which lines stand in which fence.</summary>
public class CommonMarkTests
{
    private static readonly MarkdownPipeline s_commonMark = new MarkdownPipelineBuilder().DisableHtml().Build();

    private static readonly Gen<string> s_fence =
        from indent in Gen.Choose(0, 5)
        from character in Gen.Elements('`', '~')
        from length in Gen.Choose(2, 6)
        from space in Gen.Elements("", " ", "  ", "\t")
        from info in Gen.Frequency(
            (4, Gen.Constant("")),
            (3, Gen.Constant("pool")),
            (2, Gen.Elements("POOL", "Pool x", "pool\tx y", "pooled", "py pool", "p`ool", "~ pool", "pool ~~~", "pool  "))
        )
        select new string(' ', indent) + new string(character, length) + space + info;

    private static readonly Gen<string> s_otherLine =
        from indent in Gen.Choose(0, 6)
        from text in Gen.Elements("", "TOPIC: t", "text", "a `code` b", "~~ x", "é🚀", "x ```", "pool", "   ", "a\ttab")
        select new string(' ', indent) + text;

    private static readonly Gen<string> s_lineBreak = Gen.Frequency(
        (6, Gen.Constant("\n")),
        (2, Gen.Constant("\r\n")),
        (1, Gen.Constant("\r"))
    );

    private static readonly Gen<string[]> s_lines =
        (from line in Gen.OneOf(s_fence, s_otherLine)
         from lineBreak in s_lineBreak
         select line + lineBreak).ArrayOf();

    [Fact]
    public void The_same_fences_hold_the_same_lines() =>
        Holds.ForLists(s_lines, lines => Compare(string.Concat(lines)), tests: 1500);

    [Fact]
    public void The_end_of_the_text_ends_a_fence_too() =>
        Holds.ForLists(s_lines, lines => Compare(string.Concat(lines).TrimEnd('\r', '\n')), tests: 500);

    private static void Compare(string text)
    {
        var expected = Expected(text);
        var actual = FencedBlocks.Find(text).Where(block => block.Kind == FenceKind.Pool).Select(block => string.Join('\n', block.Lines));
        Assert.Equal(expected, actual);
    }

    private static IEnumerable<string> Expected(string text) =>
        from block in Markdown.Parse(text, s_commonMark).OfType<FencedCodeBlock>()
        where string.Equals(block.Info, "pool", StringComparison.OrdinalIgnoreCase)
        select string.Join('\n', Enumerable.Range(0, block.Lines.Count).Select(i => block.Lines.Lines[i].ToString()));
}

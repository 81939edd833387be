using Markdig.Syntax;
using Markdig.Syntax.Inlines;

namespace PoolCoordination.Help;

/// <summary>A heading of a page and what stands below it.</summary>
internal sealed class PageSection(string title, IReadOnlyList<Block> blocks, int level)
{
    private const string ParameterData = "yaml";

    public string Title => title;

    /// <summary>The sections one level below.</summary>
    public IReadOnlyList<PageSection> Parts => Split(blocks, level + 1);

    /// <summary>Its text, without the headings below it and what follows them, and without the data of a parameter.</summary>
    public IReadOnlyList<string> Paragraphs =>
        [.. Own.Where(block => block is not FencedCodeBlock { Info: ParameterData }).Select(PlainText.Of)];

    /// <summary>The text before its first block of code.</summary>
    public IReadOnlyList<string> Before => [.. Own.TakeWhile(block => block is not CodeBlock).Select(PlainText.Of)];

    /// <summary>Its first block of code.</summary>
    public string Code =>
        Own.OfType<CodeBlock>().FirstOrDefault() is { } code
            ? PlainText.Of(code)
            : throw new InvalidDataException($"'{title}' has no block of code.");

    /// <summary>The text after its first block of code.</summary>
    public IReadOnlyList<string> After => [.. Own.SkipWhile(block => block is not CodeBlock).Skip(1).Select(PlainText.Of)];

    public IReadOnlyList<(string Text, string Address)> Links =>
        [.. blocks.SelectMany(block => block.Descendants<LinkInline>()).Select(link => (PlainText.Of(link), link.Url ?? ""))];

    private IEnumerable<Block> Own => blocks.TakeWhile(block => block is not HeadingBlock);

    /// <summary>The sections whose headings are of a level.</summary>
    public static IReadOnlyList<PageSection> Split(IEnumerable<Block> blocks, int level)
    {
        var sections = new List<PageSection>();
        List<Block>? own = null;
        foreach (var block in blocks)
        {
            if (block is HeadingBlock heading && heading.Level == level)
                sections.Add(new PageSection(PlainText.Of(heading), own = [], level));
            else
                own?.Add(block);
        }

        return sections;
    }
}

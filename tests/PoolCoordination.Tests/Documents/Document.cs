using System.Text.RegularExpressions;
using Markdig;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;

namespace PoolCoordination.Tests.Documents;

/// <summary>A page in Markdown whose code blocks are marked by comments above them: how they are tested, or why they are not.</summary>
public sealed partial class Document
{
    private Document(string name)
    {
        Name = name;
        var text = File.ReadAllText(Path.Combine(Repository.Root, name)).ReplaceLineEndings("\n");
        var page = Markdown.Parse(text);
        CodeBlocks = [.. Read(page)];
        Links =
        [
            .. page.Descendants<LinkInline>()
                .Select(link => link.Url ?? "")
                .Where(url => url.Length > 0 && url[0] != '#' && !url.Contains(':', StringComparison.Ordinal))
                .Select(url => Path.GetFullPath(url.Split('#')[0], Path.GetDirectoryName(Path.Combine(Repository.Root, name))!)),
        ];
    }

    /// <summary>README.md and the other pages at the root, and those in <c>docs/</c>.</summary>
    public static IEnumerable<Document> All =>
        new[] { "", "docs/" }
            .SelectMany(folder =>
                Directory.GetFiles(Path.Combine(Repository.Root, folder), "*.md").Select(path => folder + Path.GetFileName(path))
            )
            .Order(StringComparer.Ordinal)
            .Select(Named);

    /// <summary>Its path in the repository.</summary>
    public string Name { get; }

    /// <summary>Its fenced blocks, in their order.</summary>
    public IReadOnlyList<CodeBlock> CodeBlocks { get; }

    /// <summary>The paths in the repository that it leads to.</summary>
    public IReadOnlyList<string> Links { get; }

    public static Document Named(string name) => new(name);

    /// <summary>The blocks that are run one after the other in a shell.</summary>
    public List<CodeBlock> Tour(string shell) => [.. CodeBlocks.Where(block => block.Mark == "tour" && block.MarkText == shell)];

    public override string ToString() => Name;

    private static IEnumerable<CodeBlock> Read(MarkdownDocument page)
    {
        CodeBlock? last = null;
        for (var i = 0; i < page.Count; i++)
        {
            if (page[i] is not FencedCodeBlock fence)
                continue;
            var mark = Comment().Match(i > 0 && page[i - 1] is HtmlBlock comment ? comment.Lines.ToString() : "");
            var block = new CodeBlock(
                fence.Line + 1,
                fence.Info ?? "",
                mark.Groups["mark"].Value,
                mark.Groups["text"].Value,
                fence.Lines.ToString()
            );
            if (block.Mark == "shows" && last is not null)
            {
                last.Shows = block.Code + "\n";
                continue;
            }

            if (last is not null)
                yield return last;
            last = block;
        }

        if (last is not null)
            yield return last;
    }

    [GeneratedRegex(@"^<!-- (?<mark>[a-z ]+)(: (?<text>.*))? -->\s*$", RegexOptions.Singleline | RegexOptions.ExplicitCapture)]
    private static partial Regex Comment();
}

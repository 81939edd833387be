using Markdig.Syntax;
using Markdig.Syntax.Inlines;

namespace PoolCoordination.Help;

/// <summary>Markdown as a terminal shows it: without marks, and with the address of a link after its text.</summary>
internal static class PlainText
{
    public static string Of(Block block) =>
        block switch
        {
            CodeBlock code => code.Lines.ToString(),
            LeafBlock { Inline: { } inline } => Of(inline),
            ListBlock list => string.Join('\n', list.Select((item, index) => (list.IsOrdered ? $"{index + 1}. " : "- ") + Of(item))),
            ContainerBlock container => string.Join('\n', container.Select(Of)),
            _ => "",
        };

    public static string Of(ContainerInline inline) => string.Concat(inline.Select(Of));

    private static string Of(Inline inline) =>
        inline switch
        {
            LiteralInline literal => literal.Content.ToString(),
            CodeInline code => code.Content,
            LineBreakInline => " ",
            AutolinkInline link => link.Url,
            LinkInline link when Uri.IsWellFormedUriString(link.Url, UriKind.Absolute) => $"{Of((ContainerInline)link)} ({link.Url})",
            ContainerInline container => Of(container),
            HtmlEntityInline entity => entity.Transcoded.ToString(),
            _ => "",
        };
}

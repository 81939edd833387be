using Markdig;

namespace PoolCoordination.Help;

/// <summary>The page of a cmdlet: a markdown file in the form of PlatyPS, of which the prose and the examples are taken.</summary>
internal sealed class HelpPage
{
    private static readonly MarkdownPipeline s_markdown = new MarkdownPipelineBuilder().UseYamlFrontMatter().Build();

    private readonly string _path;
    private readonly IReadOnlyList<PageSection> _sections;

    private HelpPage(string path, IReadOnlyList<PageSection> sections) => (_path, _sections) = (path, sections);

    public IReadOnlyList<string> Synopsis => Section("SYNOPSIS").Paragraphs;

    public IReadOnlyList<string> Description => Section("DESCRIPTION").Paragraphs;

    /// <summary>The examples: their titles, and what stands before, in and after the code.</summary>
    public IReadOnlyList<PageSection> Examples => Section("EXAMPLES").Parts;

    /// <summary>The types that the cmdlet takes from the pipeline, each with its text.</summary>
    public IReadOnlyList<PageSection> Inputs => Section("INPUTS").Parts;

    /// <summary>The types that the cmdlet puts out, each with its text.</summary>
    public IReadOnlyList<PageSection> Outputs => Section("OUTPUTS").Parts;

    /// <summary>The links at the end, with their texts.</summary>
    public IReadOnlyList<(string Text, string Address)> Links => Section("RELATED LINKS").Links;

    /// <summary>Reads a page.</summary>
    /// <exception cref="FileNotFoundException">There is none.</exception>
    public static HelpPage Read(string path)
    {
        if (!File.Exists(path))
            throw new FileNotFoundException($"'{path}' is missing: each cmdlet has a page.");
        return new HelpPage(path, PageSection.Split(Markdown.Parse(File.ReadAllText(path), s_markdown), level: 2));
    }

    /// <summary>What the page says about a parameter.</summary>
    /// <exception cref="InvalidDataException">It says nothing.</exception>
    public IReadOnlyList<string> Parameter(string name) =>
        Section("PARAMETERS").Parts.FirstOrDefault(part => part.Title == $"-{name}")?.Paragraphs is { Count: > 0 } text
            ? text
            : throw new InvalidDataException($"'{_path}' has no text for the parameter -{name}.");

    private PageSection Section(string title) =>
        _sections.FirstOrDefault(section => section.Title == title)
        ?? throw new InvalidDataException($"'{_path}' has no section '## {title}'.");
}

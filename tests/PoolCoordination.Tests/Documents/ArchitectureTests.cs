using System.Text.RegularExpressions;
using Markdig;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;
using PoolCoordination.Tests.Layers;

namespace PoolCoordination.Tests.Documents;

/// <summary>docs/architecture.md names only what there is, and its layers are those of the code.</summary>
public sealed partial class ArchitectureTests
{
    private const string Page = "docs/architecture.md";
    private const string Remedy = "build the tests and run docs/Build-LayerPicture.ps1.";

    private static readonly string s_text = Read(Page);

    /// <summary>What stands in the page as code.</summary>
    private static IReadOnlyList<string> Names { get; } =
    [.. Markdown.Parse(s_text).Descendants<CodeInline>().Select(code => code.Content).Distinct()];

    [Fact]
    public void The_picture_shows_the_layers_and_their_uses_as_they_are() =>
        Assert.True(Read("docs/layers.svg") == LayerPicture.Svg(), $"docs/layers.svg is out of date: {Remedy}");

    [Fact]
    public void The_page_lists_the_layers_in_their_order()
    {
        var listed = s_text.Split("<!-- layers -->")[^1].Split("<!-- end of layers -->")[0].Trim().Split('\n').Skip(2);

        Assert.True(listed.SequenceEqual(LayerPicture.TableRows()), $"The layers in {Page} are not those of the tests: {Remedy}");
    }

    [Fact]
    public void Each_path_that_the_page_names_exists() =>
        Assert.All(
            Names.Where(name => PathForm().IsMatch(name)),
            name => Assert.True(Path.Exists(Path.Combine(Repository.Root, name)), $"{Page} names {name}, which is not there.")
        );

    [Fact]
    public void Each_type_that_the_page_names_exists_with_the_member_that_it_names()
    {
        var types = Names.Where(name => TypeForm().IsMatch(name)).ToList();

        Assert.NotEmpty(types);
        Assert.All(types, name => Assert.True(IsDeclared(name.Split('.')), $"{Page} names {name}, which is not declared."));
    }

    /// <summary>Whether a type is declared in the file of its name, and a member in it.</summary>
    private static bool IsDeclared(string[] names) =>
        new[] { "src", "tests" }
            .SelectMany(folder =>
                Directory.EnumerateFiles(Path.Combine(Repository.Root, folder), $"{names[0]}.cs", SearchOption.AllDirectories)
            )
            .Any(file => File.ReadAllText(file) is var source && names.All(name => Regex.IsMatch(source, $@"\b{name}\b")));

    private static string Read(string path) => File.ReadAllText(Path.Combine(Repository.Root, path)).ReplaceLineEndings("\n");

    [GeneratedRegex(@"^[\w.-]+(/[\w.-]*)+$")]
    private static partial Regex PathForm();

    [GeneratedRegex(@"^[A-Z][a-z]\w+(\.[A-Z]\w+)?$")]
    private static partial Regex TypeForm();
}

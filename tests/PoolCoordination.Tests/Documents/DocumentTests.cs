using System.Text.Json;

namespace PoolCoordination.Tests.Documents;

/// <summary>Nothing stands in a document that no test holds, unless it says why.</summary>
public class DocumentTests
{
    private static readonly string[] s_withoutCode = ["text", "markdown"];

    public static TheoryData<string> Documents => [.. Document.All.Select(document => document.Name)];

    [Theory]
    [MemberData(nameof(Documents))]
    public void Each_code_block_is_marked_as_run_or_says_why_it_is_not(string name) =>
        Assert.All(
            Document.Named(name).CodeBlocks.Where(block => !s_withoutCode.Contains(block.Language) && block.Language != "json"),
            block =>
                Assert.True(
                    block.Mark is "tour" or "file" or "snippet" or "not run" && block.MarkText.Length > 0,
                    $"{name}, line {block.Line}: put '<!-- tour: sh -->', '<!-- tour: pwsh -->', '<!-- file: path -->' or '<!-- not run: "
                        + "reason -->' above the block."
                )
        );

    [Theory]
    [MemberData(nameof(Documents))]
    public void A_block_that_shows_a_file_is_that_file(string name) =>
        Assert.All(
            Document.Named(name).CodeBlocks.Where(block => block.Mark == "file"),
            block =>
                Assert.Equal(
                    File.ReadAllText(Path.Combine(Repository.Root, block.MarkText)).ReplaceLineEndings("\n").TrimEnd('\n'),
                    block.Code
                )
        );

    [Theory]
    [MemberData(nameof(Documents))]
    public void Json_in_a_document_is_valid(string name) =>
        Assert.All(
            Document.Named(name).CodeBlocks.Where(block => block.Language == "json"),
            block => JsonDocument.Parse(block.Code).Dispose()
        );

    [Theory]
    [MemberData(nameof(Documents))]
    public void A_link_into_the_repository_leads_to_something(string name) =>
        Assert.All(Document.Named(name).Links, link => Assert.True(Path.Exists(link), $"{name} leads to {link}, which is not there."));

    [Fact]
    public void The_readme_is_short() => Assert.InRange(File.ReadLines(Path.Combine(Repository.Root, "README.md")).Count(), 1, 150);
}

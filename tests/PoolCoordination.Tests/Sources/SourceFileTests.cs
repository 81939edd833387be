using System.Text.RegularExpressions;

namespace PoolCoordination.Tests.Sources;

/// <summary>What the formatter and the compiler do not hold of the source.</summary>
public sealed partial class SourceFileTests
{
    /// <summary>The width that .editorconfig gives to editors.</summary>
    private const int Widest = 140;

    [Fact]
    public void A_line_has_at_most_140_columns() =>
        HasNone(
            from file in Files().Concat(ScriptsAndProjects())
            from line in File.ReadLines(file).Index()
            where line.Item.Length > Widest
            select $"{SourceFolders.Name(file)}({line.Index + 1}): {line.Item.Length} columns"
        );

    [Fact]
    public void A_namespace_follows_the_folder() =>
        HasNone(
            from file in Files()
            let code = SourceCode.Of(file)
            let declared = Namespace().Matches(code).Select(match => match.Value)
            where declared.Any(line => line != $"namespace {NamespaceOf(file)};") || (!declared.Any() && Type().IsMatch(code))
            select $"{SourceFolders.Name(file)} is to be in {NamespaceOf(file)}"
        );

    /// <summary>The sources that people write.</summary>
    private static IEnumerable<string> Files() => SourceFolders.Files(["eng", "src", "tests"], "*.cs");

    private static IEnumerable<string> ScriptsAndProjects() =>
        from pattern in new[] { "*.ps1", "*.psd1", "*.psm1", "*.sh", "*.csproj", "*.props", "*.targets" }
        from file in SourceFolders
            .Files(["docs", "eng", "src", "tests"], pattern)
            .Concat(Directory.EnumerateFiles(Repository.Root, pattern))
        select file;

    /// <summary>The project's name and the folders in it, as folders of projects are named for their namespaces.</summary>
    private static string NamespaceOf(string file) => string.Join('.', SourceFolders.Name(file).Split('/')[1..^1]);

    private static void HasNone(IEnumerable<string> offenders)
    {
        var lines = string.Join('\n', offenders);
        Assert.True(lines.Length == 0, lines);
    }

    [GeneratedRegex(@"\bnamespace\s[^;{]*[;{]")]
    private static partial Regex Namespace();

    [GeneratedRegex(@"\b(?:class|struct|interface|enum|record|delegate)\s+\w")]
    private static partial Regex Type();
}

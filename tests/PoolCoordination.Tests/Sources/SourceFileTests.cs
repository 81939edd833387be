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
            select $"{Name(file)}({line.Index + 1}): {line.Item.Length} columns"
        );

    [Fact]
    public void A_namespace_follows_the_folder() =>
        HasNone(
            from file in Files()
            where
                File.ReadLines(file).FirstOrDefault(line => Namespace().IsMatch(line)) is { } declared
                && declared != $"namespace {NamespaceOf(file)};"
            select $"{Name(file)} is to be in {NamespaceOf(file)}"
        );

    /// <summary>The sources that people write.</summary>
    private static IEnumerable<string> Files() => In(["eng", "src", "tests"], "*.cs");

    private static IEnumerable<string> ScriptsAndProjects() =>
        from pattern in new[] { "*.ps1", "*.psd1", "*.psm1", "*.sh", "*.csproj", "*.props", "*.targets" }
        from file in In(["docs", "eng", "src", "tests"], pattern).Concat(Directory.EnumerateFiles(Repository.Root, pattern))
        select file;

    /// <summary>Files of some folders; what the build makes is in <c>bin</c> and <c>obj</c>.</summary>
    private static IEnumerable<string> In(string[] folders, string pattern) =>
        from folder in folders
        from file in Directory.EnumerateFiles(Path.Combine(Repository.Root, folder), pattern, SearchOption.AllDirectories)
        where !Name(file).Split('/').Any(part => part is "bin" or "obj")
        orderby file
        select file;

    private static string Name(string file) => Path.GetRelativePath(Repository.Root, file).Replace(Path.DirectorySeparatorChar, '/');

    /// <summary>The project's name and the folders in it, as folders of projects are named for their namespaces.</summary>
    private static string NamespaceOf(string file) => string.Join('.', Name(file).Split('/')[1..^1]);

    private static void HasNone(IEnumerable<string> offenders)
    {
        var lines = string.Join('\n', offenders);
        Assert.True(lines.Length == 0, lines);
    }

    [GeneratedRegex("^namespace ")]
    private static partial Regex Namespace();
}

using System.Text.RegularExpressions;

namespace PoolCoordination.Tests.Documents;

/// <summary>THIRD-PARTY-NOTICES.txt names what the packages bring along, and goes with them.</summary>
public sealed partial class NoticeTests
{
    [Fact]
    public void Each_assembly_of_others_that_the_module_folder_is_given_is_named()
    {
        var assemblies = Directory
            .EnumerateFiles(Path.Combine(Repository.Root, "src"), "*.csproj", SearchOption.AllDirectories)
            .SelectMany(project => Assembly().Matches(File.ReadAllText(project)).Select(match => match.Groups["name"].Value))
            .Where(name =>
                !name.StartsWith("PoolCoordination", StringComparison.Ordinal) && !name.StartsWith("pool", StringComparison.Ordinal)
            )
            .Distinct()
            .ToList();

        Assert.NotEmpty(assemblies);
        Assert.All(assemblies, name => Assert.Contains($"\n{name}\n", Read("THIRD-PARTY-NOTICES.txt")));
    }

    [Theory]
    [InlineData("LICENSE")]
    [InlineData("THIRD-PARTY-NOTICES.txt")]
    public void A_package_is_given_the_licences(string file) => Assert.Contains($"\"$root/{file}\"", Read("eng/Build-Package.ps1"));

    private static string Read(string path) => File.ReadAllText(Path.Combine(Repository.Root, path)).ReplaceLineEndings("\n");

    [GeneratedRegex(@"(?<=[;>])(?<name>[\w.-]+)\.dll(?=[;<])", RegexOptions.ExplicitCapture)]
    private static partial Regex Assembly();
}

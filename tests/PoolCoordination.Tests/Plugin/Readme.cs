namespace PoolCoordination.Tests.Plugin;

/// <summary>The lines of the README by which people install the product.</summary>
internal static class Readme
{
    /// <summary>The one line that begins with a word.</summary>
    public static string Line(string start) =>
        Assert.Single(
            File.ReadLines(Path.Combine(Repository.Root, "README.md")),
            line => line.StartsWith(start, StringComparison.Ordinal)
        );
}

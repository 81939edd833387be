namespace PoolCoordination.Benchmarks.Stress;

/// <summary>
/// A path that contenders claim, and which of some files it means: told here by hand, and not by the product's own rules.
/// </summary>
/// <param name="Text">The path as it stands in AFFECTS.</param>
/// <param name="Files">The files that it means.</param>
internal sealed record SharedPath(string Text, params string[] Files)
{
    /// <summary>All paths, many of which overlap.</summary>
    public static SharedPath[] All { get; } =
    [
        new("src/", "src/a.py", "src/b.py", "src/deep/a.py"),
        new("src/a.py", "src/a.py"),
        new("src/b.py", "src/b.py"),
        new("src/*.py", "src/a.py", "src/b.py"),
        new(@"src\deep\", "src/deep/a.py"),
        new("a.py", "src/a.py", "src/deep/a.py", "lib/a.py"),
        new("lib/**", "lib/a.py", "lib/c.py"),
        new("lib/c.py", "lib/c.py"),
        new("docs/", "docs/a.md", "docs/b.md"),
        new("docs/a.md", "docs/a.md"),
        new("**/b.*", "src/b.py", "docs/b.md"),
        new("../project/test/x.py", "test/x.py"),
        new("test/?.py", "test/x.py", "test/y.py"),
    ];

    /// <summary>The project folder of all contenders.</summary>
    public static string Root { get; } = "/code/project";

    /// <summary>The path of a text.</summary>
    public static SharedPath Of(string text) => Array.Find(All, path => path.Text == text)!;

    /// <summary>Whether there is a file that both mean.</summary>
    public bool Shares(SharedPath other) => Array.Exists(Files, file => other.Files.Contains(file, StringComparer.Ordinal));
}

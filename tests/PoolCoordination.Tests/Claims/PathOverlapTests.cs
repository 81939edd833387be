using System.Text.RegularExpressions;
using FsCheck;
using FsCheck.Fluent;
using PoolCoordination.Claims;

namespace PoolCoordination.Tests.Claims;

public sealed class PathOverlapTests
{
    private const string Root = "/r";

    private static readonly string[] s_folders = ["a", "b", "ab", "r"];

    // The names with an extension are files in each of these paths.
    private static readonly string[] s_files = [.. Paths(depth: 5)];

    private static readonly (string Text, string Meaning)[] s_starts =
    [
        ("", "r/"),
        ("./", "r/"),
        ("a/../", "r/"),
        ("/r/", "r/"),
        ("/", ""),
        ("../", ""),
        ("/r/b/./../", "r/"),
    ];

    private static readonly Gen<string> s_folderName = Gen.Elements("a", "b", "r", "*", "?", "**", "a*", "*b");

    private static readonly Gen<string> s_fileName = Gen.Elements("x.y", "*.y", "x.*", "?.y");

    private static readonly Gen<Path> s_path =
        from start in Gen.Elements(s_starts)
        from count in Gen.Choose(0, 2)
        from folders in s_folderName.ArrayOf(count)
        from file in count == 0 ? s_fileName : Gen.OneOf(s_fileName, Gen.Constant(""))
        from slash in Gen.Elements("", "/")
        from isWithBackslashes in Gen.Elements(true, false)
        let isFolder = file.Length == 0
        let text = string.Join('/', isFolder ? folders : [.. folders, file]) + (isFolder ? slash : "")
        let isOneName = count == 1 && isFolder && slash.Length == 0
        select PathOf(isOneName && start.Text.Length == 0 ? text + "/" : text, start, [.. folders, file], isWithBackslashes);

    [Theory]
    [InlineData("src/a.py", "//one/code", "src/a.py", "//one/code", true)]
    [InlineData("src/a.py", "//one/code", "src/a.py", "//two/code", false)]
    [InlineData("/code/src/a.py", "//one/code", "src/a.py", "//one/code", true)]
    [InlineData("/code/src/a.py", "//one/code", "src/a.py", "//two/code", false)]
    [InlineData("SRC/A.py", "//one/C:/code", "src/a.py", "//one/c:/code", true)]
    public void In_a_pool_of_several_machines_each_machine_has_its_own_files(
        string path,
        string root,
        string otherPath,
        string otherRoot,
        bool overlap
    ) => Assert.Equal(overlap, PathPattern.Of(path, root).Overlaps(PathPattern.Of(otherPath, otherRoot)));

    [Fact]
    public void Two_paths_overlap_where_a_file_exists_that_both_mean() =>
        Holds.For(
            from one in s_path from other in s_path select (One: one, Other: other),
            paths =>
            {
                var expected = Array.Exists(s_files, file => paths.One.Means(file) && paths.Other.Means(file));
                Assert.True(
                    expected == PathPattern.Of(paths.One.Text, Root).Overlaps(PathPattern.Of(paths.Other.Text, Root)),
                    $"'{paths.One.Text}' and '{paths.Other.Text}' should {(expected ? "" : "not ")}overlap"
                );
            },
            tests: 3000
        );

    [Fact]
    public void A_path_covers_the_files_that_it_means() =>
        Holds.For(
            from path in s_path
            from file in Gen.Elements(s_files)
            select (Path: path, File: file),
            pair =>
                Assert.Equal(
                    pair.Path.Means(pair.File),
                    PathPattern.Of(pair.Path.Text, Root).Overlaps(PathPattern.OfFile("/" + pair.File))
                ),
            tests: 3000
        );

    [Fact]
    public void To_overlap_is_mutual() =>
        Holds.For(
            from one in AnyPath
            from other in AnyPath
            select (One: one, Other: other),
            paths =>
                Assert.Equal(
                    PathPattern.Of(paths.One, Root).Overlaps(PathPattern.Of(paths.Other, Root)),
                    PathPattern.Of(paths.Other, Root).Overlaps(PathPattern.Of(paths.One, Root))
                ),
            tests: 1000
        );

    [Fact]
    public void Every_path_overlaps_itself() => Holds.For(AnyPath, path => Assert.True(Overlap(path, path)), tests: 1000);

    [Fact]
    public void On_Windows_paths_differ_neither_by_case_nor_by_separators() =>
        Holds.For(
            from one in s_path
            from other in s_path
            from isUpper in Gen.Elements(true, false)
            select (One: one.Text, Other: other.Text, IsUpper: isUpper),
            paths =>
            {
                const string Project = @"C:\Work\r";
                var other = PathPattern.Of(paths.Other, "c:/code/R");
                var written = paths.IsUpper ? paths.One.ToUpperInvariant().Replace('/', '\\') : paths.One.Replace('\\', '/');

                Assert.Equal(PathPattern.Of(paths.One, Project).Overlaps(other), PathPattern.Of(written, Project).Overlaps(other));
            },
            tests: 1000
        );

    [Theory]
    [InlineData("src/auth.py", "src/auth.py")]
    [InlineData("src/auth.py", "./src//auth.py")]
    [InlineData("src/auth.py", @"src\auth.py")]
    [InlineData("src/auth.py", "src/other/../auth.py")]
    [InlineData("src/auth.py", "/code/app/src/auth.py")]
    [InlineData("src/auth.py", "../app/src/auth.py")]
    [InlineData("src/auth.py", "src/")]
    [InlineData("src/auth.py", "src")]
    [InlineData("src/auth.py", "auth.py")]
    [InlineData("src/auth.py", "*.py")]
    [InlineData("src/auth.py", "src/*.py")]
    [InlineData("src/auth.py", "src/auth.??")]
    [InlineData("src/auth.py", "**")]
    [InlineData("src/auth.py", "**/auth.py")]
    [InlineData("src/auth.py", "src/**/auth.py")]
    [InlineData("src/auth.py", ".")]
    [InlineData("src/auth.py", "..")]
    [InlineData("src/auth.py", "/")]
    [InlineData("auth.py", "src/")]
    [InlineData("src/*_test.py", "src/auth_*")]
    [InlineData("src/Pool.Cli", "src/Pool.Cli/Program.cs")]
    [InlineData("src/Pool.Cli", "src/Pool.Cli/*.cs")]
    [InlineData("src/*.Cli", "src/Pool.Cli/Program.cs")]
    [InlineData("src/Pool.Cli/", "**/Program.cs")]
    [InlineData("frontend", "frontend/app.js")]
    [InlineData("a/**/../b.md", "a/b.md")]
    [InlineData("**/../b.md", "docs/b.md")]
    public void These_overlap(string one, string other) => Assert.True(Overlap(one, other));

    [Theory]
    [InlineData("src/auth.py", "src/main.py")]
    [InlineData("src/auth.py", "lib/auth.py")]
    [InlineData("src/auth.py", "src/auth.pyi")]
    [InlineData("src/", "src2/")]
    [InlineData("src/*.py", "src/deep/auth.py")]
    [InlineData("auth.py", "src/main.py")]
    [InlineData("auth.py", "main.py")]
    [InlineData("frontend", "backend")]
    [InlineData("**/auth.py", "src/main.py")]
    [InlineData("*/index.ts", "src/main.ts")]
    [InlineData("README.md", "docs/guide.md")]
    public void These_do_not_overlap(string one, string other) => Assert.False(Overlap(one, other));

    [Fact]
    public void Letter_case_is_a_difference_where_it_is_one_to_the_files() =>
        Assert.Equal(OperatingSystem.IsWindows() || OperatingSystem.IsMacOS(), Overlap("src/auth.py", "src/Auth.py"));

    [Fact]
    public void Clones_of_a_repository_do_not_meet()
    {
        Assert.False(PathPattern.Of("src/auth.py", "/code/one").Overlaps(PathPattern.Of("src/auth.py", "/code/two")));
        Assert.False(PathPattern.Of("auth.py", "/code/one").Overlaps(PathPattern.Of("**", "/code/two")));
        Assert.True(PathPattern.Of("src/auth.py", "/code/one").Overlaps(PathPattern.Of("../one/src/", "/code/two")));
    }

    [Fact]
    public void A_project_within_another_shares_its_files()
    {
        Assert.True(PathPattern.Of("inner/auth.py", "/code/one").Overlaps(PathPattern.Of("auth.py", "/code/one/inner")));
        Assert.True(PathPattern.Of("auth.py", "/code/one").Overlaps(PathPattern.Of("src/auth.py", "/code/one/inner")));
    }

    [Fact]
    public void Characters_of_a_folder_or_file_that_exists_stand_for_themselves()
    {
        Assert.False(PathPattern.Of("a.py", "/code/a*").Overlaps(PathPattern.Of("a.py", "/code/ab")));
        Assert.False(PathPattern.Of("a.py", "/code/?").Overlaps(PathPattern.OfFile("/code/x/a.py")));
        Assert.False(PathPattern.OfFile("/code/*").Overlaps(PathPattern.OfFile("/code/a")));
        Assert.True(PathPattern.Of("*", "/code").Overlaps(PathPattern.OfFile("/code/*")));
    }

    [Fact]
    public void No_path_leads_above_a_drive() =>
        Assert.True(PathPattern.Of(@"..\..\..\temp\x.md", @"C:\work\app").Overlaps(PathPattern.OfFile(@"C:\temp\x.md")));

    [Fact]
    public void A_file_is_not_a_folder_and_a_folder_holds_what_is_in_it()
    {
        Assert.False(PathPattern.Of("**/x.c", "/r").Overlaps(PathPattern.OfFile("/r/src/Makefile")));
        Assert.True(PathPattern.Of("**/x.c", "/r").Overlaps(PathPattern.OfFile("/r/src", isFolder: true)));
        Assert.True(PathPattern.Of("src/x.c", "/r").Overlaps(PathPattern.OfFile("/r/src", isFolder: true)));
    }

    private static Gen<string> AnyPath { get; } =
        Gen.OneOf(Any.Path, s_path.Select(path => path.Text), Gen.Elements("..", ".", "/", "C:", @"C:\", "../..", "**/..", "a/", "x.y/a"));

    private static bool Overlap(string one, string other) => PathPattern.Of(one, "/code/app").Overlaps(PathPattern.Of(other, "/code/app"));

    private static IEnumerable<string> Paths(int depth)
    {
        string[] names = [.. s_folders, "x.y", "z.y", "a.y", "x.b"];
        var folders = new List<string> { "" };
        for (var i = 0; i < depth; i++)
        {
            foreach (var path in folders.SelectMany(folder => names.Select(name => folder + name)))
                yield return path;
            folders = [.. folders.SelectMany(folder => s_folders.Select(name => $"{folder}{name}/"))];
        }
    }

    private static Path PathOf(string text, (string Text, string Meaning) start, string[] names, bool isWithBackslashes)
    {
        var isBare = start.Text.Length == 0 && !text.Contains('/');
        var written = start.Text + text;
        string[] all = [.. names.Where(name => name.Length > 0)];
        return new Path(
            isWithBackslashes ? written.Replace('/', '\\') : written,
            Meaning(start.Meaning, isBare ? ["**", .. all] : all, isFolder: names[^1].Length == 0)
        );
    }

    // Of a path with a slash after each name.
    private static Regex Meaning(string start, string[] names, bool isFolder)
    {
        const string Folders = "(?:[^/]+/)*";
        var pattern = names.Select(name =>
            name == "**" ? Folders : Regex.Escape(name).Replace(@"\*", "[^/]*").Replace(@"\?", "[^/]") + "/"
        );
        return new Regex(
            $"^{start}{string.Concat(pattern)}{(isFolder ? Folders : "")}$",
            RegexOptions.CultureInvariant,
            TimeSpan.FromSeconds(10)
        );
    }

    private sealed record Path(string Text, Regex Regex)
    {
        public bool Means(string file) => Regex.IsMatch(file + "/");
    }
}

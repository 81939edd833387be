using FsCheck.Fluent;
using PoolCoordination.Claims;
using PoolCoordination.Entries;

namespace PoolCoordination.Tests.Claims;

/// <summary>What people and models write as AFFECTS of a claim is read as a person would read it.</summary>
public sealed class PathReadingTests : IDisposable
{
    private readonly ScratchFolder _folder = new();

    public PathReadingTests()
    {
        foreach (var folder in (string[])["src", "src/db", "docs", "@types", "module"])
            _folder.Folder(folder.Split('/'));
        foreach (
            var file in (string[])
                [
                    "src/auth.py",
                    "src/notes (old).py",
                    "src/b#1.py",
                    OperatingSystem.IsWindows() ? "src/b.py" : "src/a|b.py",
                    "src/你、我.py",
                    "src/[a](b).py",
                    "@types/x.d.ts",
                    "none.md",
                    "module/.git",
                ]
        )
            File.WriteAllText(_folder[file.Split('/')], "");
    }

    [Theory]
    [InlineData("src/auth.py", "src/auth.py")]
    [InlineData("src/auth.py:12-40", "src/auth.py")]
    [InlineData("port:3000", "port:3000")]
    [InlineData("`DB:Shop_Test`", "db:shop_test")]
    [InlineData("port:3000; env:staging and src/auth.py", "port:3000, env:staging, src/auth.py")]
    [InlineData("src/auth.py:12:5", "src/auth.py")]
    [InlineData("src/auth.py#L10", "src/auth.py")]
    [InlineData("src/auth.py#L10-L20", "src/auth.py")]
    [InlineData("src/auth.py L10-20", "src/auth.py")]
    [InlineData("src/auth.py lines 10-20", "src/auth.py")]
    [InlineData("src/auth.py (login)", "src/auth.py")]
    [InlineData("src/auth.py (login, logout)", "src/auth.py")]
    [InlineData("src/auth.py (lines 1, 2), src/b.py", "src/auth.py, src/b.py")]
    [InlineData("src/auth.py(12,40)", "src/auth.py")]
    [InlineData("src/auth.py(12), a(b.py, c.py", "src/auth.py, a(b.py, c.py")]
    [InlineData("file:src/auth.py", "src/auth.py")]
    [InlineData("**`src/auth.py`**", "src/auth.py")]
    [InlineData("**/*.py", "**/*.py")]
    [InlineData("src/auth.py - the login", "src/auth.py")]
    [InlineData("src/auth.py: login and logout", "src/auth.py")]
    [InlineData("src/auth.py.", "src/auth.py")]
    [InlineData("tests/test_auth.py::test_login", "tests/test_auth.py")]
    [InlineData("\"src/auth.py\"", "src/auth.py")]
    [InlineData("'src/auth.py' (login)", "src/auth.py")]
    [InlineData("`src/auth.py`:12", "src/auth.py")]
    [InlineData("@src/auth.py", "src/auth.py")]
    [InlineData("- src/auth.py", "src/auth.py")]
    [InlineData("a.py; b.py", "a.py, b.py")]
    [InlineData("a.py and b.py", "a.py, b.py")]
    [InlineData("src/a.py & src/b.py", "src/a.py, src/b.py")]
    [InlineData("docs and src", "docs, src")]
    [InlineData("src/{a,b}.py", "src/a.py, src/b.py")]
    [InlineData("src/{a, b}/{x,y}.py, c.py", "src/a/x.py, src/a/y.py, src/b/x.py, src/b/y.py, c.py")]
    [InlineData("the src/db folder", "src/db/")]
    [InlineData("src/db directory", "src/db/")]
    [InlineData("the docs folder", "docs/")]
    [InlineData("everything in src/db/", "src/db/")]
    [InlineData("module", "module/")]
    [InlineData("Makefile:12", "Makefile")]
    [InlineData("~/x.py", "/home/dev/x.py")]
    [InlineData("a.py, b.py, and c.py", "a.py, b.py, c.py")]
    [InlineData("a.py，b.py", "a.py, b.py")]
    [InlineData("src/a.py、src/b.py；c.py", "src/a.py, src/b.py, c.py")]
    [InlineData("a.py | b.py", "a.py, b.py")]
    [InlineData("[auth](src/auth.py)", "src/auth.py")]
    [InlineData("<src/auth.py>", "src/auth.py")]
    [InlineData("src/auth.py:login()", "src/auth.py")]
    [InlineData("src/auth.py → login()", "src/auth.py")]
    [InlineData("src/auth.py -> tokens", "src/auth.py")]
    [InlineData("src/auth.py [new]", "src/auth.py")]
    [InlineData("*.py", "*.py")]
    [InlineData("**", "**")]
    [InlineData("src/[id]/{slug}/page.tsx", "src/[id]/{slug}/page.tsx")]
    [InlineData(@"C:\code\x.py:12", @"C:\code\x.py")]
    public void A_path_is_read_from_what_is_around_it(string affects, string paths)
    {
        var read = Read(affects);

        Assert.Equal(paths, AffectsList.Join(read));
        Assert.Empty(Reading.Unclear(read));
    }

    [Theory]
    [InlineData("none")]
    [InlineData("None (documentation only)")]
    [InlineData("n/a")]
    [InlineData("-")]
    [InlineData("N/A.")]
    [InlineData("None.")]
    [InlineData("(none)")]
    public void These_do_not_name_a_file(string affects) => Assert.Empty(Read(affects));

    [Theory]
    [InlineData("src/notes (old).py")]
    [InlineData("src/b#1.py")]
    [InlineData("@types/x.d.ts")]
    [InlineData("docs/My new page.md")]
    [InlineData("src/a|b.py")]
    [InlineData("src/你、我.py")]
    [InlineData("src/[a](b).py")]
    public void What_exists_or_can_be_made_is_meant_as_it_stands(string path)
    {
        Assert.SkipWhen(OperatingSystem.IsWindows() && path.Contains('|', StringComparison.Ordinal), "no file has such a name there");
        Assert.Equal([path], Read(path));
        Assert.Empty(Reading.Unclear([path]));
    }

    [Theory]
    [InlineData("login flow")]
    [InlineData("the auth module")]
    [InlineData("src/auth.py or b.py")]
    [InlineData("research and development")]
    [InlineData("https://example.org/src/auth.py")]
    public void Text_that_is_not_a_path_stays_and_is_known_to_guard_nothing(string part)
    {
        Assert.Equal([part], Read(part));
        Assert.Equal([part], Reading.Unclear(["src/auth.py", part]));
    }

    [Fact]
    public void What_was_read_once_is_not_read_otherwise_later() =>
        Holds.For(
            from parts in Gen.Elements(
                    "src/auth.py",
                    "a b",
                    "the",
                    " and ",
                    ":12",
                    "\"",
                    "(x)",
                    "#L1",
                    "@",
                    "- ",
                    ";",
                    "~/",
                    ".",
                    " folder",
                    "none",
                    "'",
                    "，",
                    "|",
                    "[",
                    "](",
                    "<",
                    ">"
                )
                .ArrayOf()
            select string.Concat(parts),
            text =>
            {
                var once = Read(text);

                Assert.Equal(once, Reading.Read(once));
            },
            tests: 2000
        );

    [Fact]
    public void Up_to_1000_parts_are_read()
    {
        Assert.Equal(Enumerable.Repeat("src/auth.py", 1000), Reading.Read([.. Enumerable.Repeat("src/auth.py:12", 1000)]));
        Assert.Equal(Enumerable.Repeat("src/auth.py:12", 1001), Reading.Read([.. Enumerable.Repeat("src/auth.py:12", 1001)]));
    }

    [Theory]
    [InlineData("../auth.py", "src/auth.py")]
    [InlineData("../../a.py", "./a.py")]
    [InlineData("../../docs/", "docs/")]
    [InlineData("./new.py", "src/db/new.py")]
    [InlineData("./*.sql", "src/db/*.sql")]
    [InlineData("../../", "**")]
    // At the root there is a file of that name, and none where the writer works.
    [InlineData("./none.md", "./none.md")]
    [InlineData("./src/auth.py", "./src/auth.py")]
    [InlineData("src/auth.py", "src/auth.py")]
    [InlineData("new.py", "new.py")]
    public void A_path_from_the_folder_of_its_writer_is_read_from_there(string written, string expected)
    {
        var reading = new PathReading(_folder.Path, "/home/dev", _folder["src", "db"]);

        Assert.Equal([expected], reading.Read([written]));
    }

    [Fact]
    public void A_path_that_leaves_the_project_is_absolute()
    {
        var reading = new PathReading(_folder["src"], "/home/dev", _folder["src", "db"]);

        Assert.Equal([_folder["docs", "a.md"]], reading.Read(["../../docs/a.md"]));
    }

    [Fact]
    public void Braces_stand_for_a_bounded_number_of_paths()
    {
        var written = AffectsList.Split(string.Concat(Enumerable.Repeat("{a,b}", 40)));

        Assert.InRange(Reading.Read(written).Count, 65, 130);
    }

    [Fact]
    public void Braces_in_a_path_of_up_to_4000_characters_are_taken_apart()
    {
        string Written(int length) => "{a,b}".PadRight(length, 'c');

        Assert.Equal(["a" + new string('c', 3995), "b" + new string('c', 3995)], Read(Written(4000)));
        Assert.Equal(["{a", "b}" + new string('c', 3996)], Read(Written(4001)));
    }

    public void Dispose() => _folder.Dispose();

    private PathReading Reading => new(_folder.Path, "/home/dev");

    [Theory]
    [InlineData("{a,b}", 20_000, "")]
    [InlineData("{a,", 20_000, "")]
    [InlineData("the ", 40_000, "folder")]
    [InlineData("- ", 40_000, "a")]
    [InlineData("@", 40_000, "a")]
    [InlineData("(", 40_000, ")")]
    public void Text_that_is_not_a_path_is_not_taken_apart(string part, int count, string end) =>
        Assert.NotEmpty(Read(string.Concat(Enumerable.Repeat(part, count)) + end));

    private IReadOnlyList<string> Read(string affects) => Reading.Read(AffectsList.Split(affects));
}

using PoolCoordination.Git;

namespace PoolCoordination.Tests.Git;

public sealed class GitProgramTests : IDisposable
{
    private static readonly TimeSpan s_limit = TimeSpan.FromMinutes(1);

    private readonly ScratchFolder _folder = new();
    private readonly RealGit _git;

    public GitProgramTests()
    {
        RealGit.Require();
        _git = RealGit.Init(Tree);
    }

    private string Tree => _folder["shop"];

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void A_file_is_uncommitted_while_it_differs_from_what_is_committed()
    {
        Assert.Empty(Uncommitted("readme"));

        Write("readme");
        Assert.Equal(["readme"], Uncommitted("readme", "other"));
        _git.Run("add", "readme");
        Assert.Equal(["readme"], Uncommitted("readme"));
        _git.Commit();
        Assert.Empty(Uncommitted("readme"));
    }

    [Theory]
    [InlineData("usage: git [-v | --version]")]
    [InlineData("1 .M N...")]
    [InlineData("? new.py\0hello")]
    public void What_is_not_the_answer_of_git_is_none(string text) => Assert.Null(GitStatus.Parse(text));

    [Theory]
    [InlineData("new.py")]
    [InlineData("src/new.py")]
    [InlineData("*.py")]
    [InlineData("a b\".py")]
    [InlineData("世界.py")]
    [InlineData(":(top)x")]
    public void A_file_that_is_not_tracked_is_uncommitted_whatever_its_name(string name)
    {
        Assert.SkipWhen(OperatingSystem.IsWindows() && name.AsSpan().ContainsAny("*\":"), "Windows has no such file");
        Write(name);
        Write("bystander.py");

        Assert.Equal([name], Uncommitted(name));
    }

    [Fact]
    public void A_file_that_is_ignored_or_renamed_or_removed_is_uncommitted()
    {
        Write(".gitignore", "out/\n");
        Write("a.py");
        Write("b.py");
        _git.Commit();
        Write("out/x.log");
        _git.Run("mv", "a.py", "c.py");
        File.Delete(Path.Combine(Tree, "b.py"));

        Assert.Equal(["a.py", "b.py", "c.py", "out/x.log"], Uncommitted("a.py", "b.py", "c.py", "out/x.log", "readme"));
    }

    [Fact]
    public void A_commit_since_a_moment_has_the_file_or_not()
    {
        var before = DateTimeOffset.UtcNow.AddMinutes(-1);
        Write("a.py");
        _git.Commit();

        var commits = Git.CommitsSince([InTree("a.py"), InTree("b.py")], before)!;
        Assert.Equal([InTree("a.py")], commits.Keys);
        Assert.InRange(commits[InTree("a.py")], before, DateTimeOffset.UtcNow);
        Assert.Empty(Git.CommitsSince([InTree("a.py")], DateTimeOffset.UtcNow.AddMinutes(1))!);
    }

    [Fact]
    public void The_index_is_not_locked_or_written()
    {
        Write("readme");
        var index = File.ReadAllBytes(Path.Combine(Tree, ".git", "index"));
        File.SetLastWriteTimeUtc(Path.Combine(Tree, "readme"), DateTime.UtcNow.AddHours(1));

        using (File.Create(Path.Combine(Tree, ".git", "index.lock")))
            Assert.Equal(["readme"], Uncommitted("readme"));
        Assert.Equal(index, File.ReadAllBytes(Path.Combine(Tree, ".git", "index")));
    }

    [Fact]
    public void Where_git_fails_nothing_is_known()
    {
        var none = new GitProgram(_folder.Folder("none"), s_limit);

        Assert.Null(none.StatusOf([_folder["none", "x"]]));
        Assert.Null(none.CommitsSince([_folder["none", "x"]], DateTimeOffset.UtcNow));
    }

    private GitProgram Git => new(Tree, s_limit);

    private string InTree(string name) => Path.Combine(Tree, name.Native());

    private void Write(string name, string content = "changed")
    {
        Directory.CreateDirectory(Path.GetDirectoryName(InTree(name))!);
        File.WriteAllText(InTree(name), content);
    }

    private IEnumerable<string> Uncommitted(params string[] names)
    {
        var status = Git.StatusOf([.. names.Select(InTree)])!;
        return names.Where(name => Git.StatesOf(status, InTree(name)) != FileStates.None);
    }
}

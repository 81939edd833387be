using PoolCoordination.Git;

namespace PoolCoordination.Tests.Git;

/// <summary>The git common directory, found as git itself does; and whether it knows the working tree that names it.</summary>
public sealed class GitRepositoryTests : IDisposable
{
    private readonly ScratchFolder _folder = new();

    public GitRepositoryTests() => RealGit.Require();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void A_clone_a_worktree_and_a_submodule_have_the_one_that_git_names()
    {
        var main = RealGit.Init(_folder["main"]);
        main.Run("worktree", "add", "-q", _folder["wt"]);
        var outer = RealGit.Init(_folder["outer"]);
        outer.Run("submodule", "--quiet", "add", _folder["main"], "sub");
        new RealGit(_folder["outer/sub"]).Run("worktree", "add", "-q", _folder["subwt"]);
        main.Run("clone", "-q", "--bare", _folder["main"], _folder["bare.git"]);
        new RealGit(_folder["bare.git"]).Run("worktree", "add", "-q", _folder["barewt"]);

        foreach (var tree in (string[])["main", "wt", "outer", "outer/sub", "subwt", "barewt"])
        {
            var repository = GitRepository.At(_folder[tree]);
            var common = new RealGit(_folder[tree]).Run("rev-parse", "--git-common-dir").Trim();
            Assert.Equal(Path.GetFullPath(common, _folder[tree]), repository?.CommonFolder);
            Assert.True(repository!.PointsBack(), tree);
        }

        Assert.Null(GitRepository.At(_folder.Folder("main/src")));
    }

    [Fact]
    public void A_repository_in_a_folder_of_the_working_tree_is_its_own()
    {
        RealGit.Init(_folder["main"]).Run("clone", "-q", "--bare", _folder["main"], _folder["shop/.bare"]);
        File.WriteAllText(_folder["shop/.git"], "gitdir: ./.bare\n");
        new RealGit(_folder["shop"]).Run("worktree", "add", "-q", _folder["shop/wt"]);

        Assert.Equal((_folder["shop/.bare"], true), Seen("shop"));
        Assert.Equal((_folder["shop/.bare"], true), Seen("shop/wt"));
    }

    [Fact]
    public void A_planted_file_that_names_anothers_repository_is_not_pointed_back_to()
    {
        RealGit.Init(_folder["victim"]).Run("worktree", "add", "-q", _folder["wt"]);
        _folder.Folder("evil");
        foreach (var named in (string[])["victim/.git", "victim/.git/worktrees/wt"])
        {
            File.WriteAllText(_folder["evil/.git"], $"gitdir: {_folder[named]}\n");
            Assert.Equal((_folder["victim/.git"], false), Seen("evil"));
        }

        // A git directory of one's own that names the other's as the common one, and points back.
        _folder.Folder("evil/worktrees/x");
        File.WriteAllText(_folder["evil/.git"], "gitdir: worktrees/x\n");
        File.WriteAllText(_folder["evil/worktrees/x/commondir"], _folder["victim/.git"]);
        File.WriteAllText(_folder["evil/worktrees/x/gitdir"], _folder["evil/.git"]);
        Assert.Equal((_folder["victim/.git"], false), Seen("evil"));
    }

    [Fact]
    public void A_git_folder_that_is_a_link_is_not_pointed_back_to()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "links need rights there");
        RealGit.Init(_folder["victim"]);
        _folder.Folder("evil");
        Directory.CreateSymbolicLink(_folder["evil/.git"], _folder["victim/.git"]);

        Assert.False(GitRepository.At(_folder["evil"])!.PointsBack());
    }

    [Fact]
    public void A_worktree_with_relative_paths_is_pointed_back_to()
    {
        RealGit.Init(_folder["main"]).Run("worktree", "add", "-q", _folder["wt"]);
        File.WriteAllText(_folder["wt/.git"], "gitdir: ../main/.git/worktrees/wt\n");
        File.WriteAllText(_folder["main/.git/worktrees/wt/gitdir"], "../../../../wt/.git\n");

        Assert.Equal((_folder["main/.git"], true), Seen("wt"));
    }

    [Theory]
    [InlineData("")]
    [InlineData("gitdir")]
    [InlineData("somewhere else")]
    public void A_file_that_names_nothing_is_not_a_repository(string content)
    {
        File.WriteAllText(_folder[".git"], content);

        Assert.Null(GitRepository.At(_folder.Path));
    }

    [Fact]
    public void A_pipe_in_its_place_is_not_a_repository()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "there are no such pipes");
        using var make = System.Diagnostics.Process.Start("mkfifo", [_folder[".git"]]);
        make.WaitForExit();

        Assert.Null(GitRepository.At(_folder.Path));
    }

    private (string? Common, bool PointsBack) Seen(string tree) =>
        GitRepository.At(_folder[tree]) is { } repository ? (repository.CommonFolder, repository.PointsBack()) : (null, false);
}

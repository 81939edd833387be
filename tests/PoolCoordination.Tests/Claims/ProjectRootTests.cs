using PoolCoordination.Claims;
using PoolCoordination.Host;
using PoolCoordination.Storage;
using PoolCoordination.Tests.Git;

namespace PoolCoordination.Tests.Claims;

public sealed class ProjectRootTests : IDisposable
{
    private readonly ScratchFolder _folder = new();

    [Fact]
    public void The_top_level_of_a_clone()
    {
        _folder.Folder("app", ".git");

        Assert.Equal(Real("app"), RootOf(_folder.Folder("app", "src", "deep")));
        Assert.Equal(Real("app"), RootOf(_folder["app"]));
    }

    [Fact]
    public void The_top_level_of_a_worktree_which_has_a_file()
    {
        _folder.Folder("app", ".git");
        var worktree = _folder.Folder("app", "trees", "fix");
        File.WriteAllText(Path.Combine(worktree, ".git"), "gitdir: ../../.git/worktrees/fix\n");

        Assert.Equal(Real("app", "trees", "fix"), RootOf(_folder.Folder("app", "trees", "fix", "src")));
    }

    [Fact]
    public void The_folder_itself_where_it_is_in_no_repository() =>
        Assert.Equal(Real("plain", "src"), RootOf(_folder.Folder("plain", "src")));

    [Fact]
    public void The_project_folder_counts_before_the_working_folder()
    {
        var project = _folder.Folder("project");
        var environment = new PoolEnvironment(name => name == "CLAUDE_PROJECT_DIR" ? project : null, _folder.Folder("elsewhere"));

        Assert.Equal(Real("project"), ProjectRoot.Of(environment));
    }

    [Fact]
    public void While_the_work_is_in_another_working_tree_of_the_projects_repository_it_is_that_one()
    {
        RealGit.Require();
        var main = RealGit.Init(_folder["app"]);
        var sub = RealGit.Init(_folder["library"]);
        var inner = Path.Combine(".claude", "worktrees", "fix");
        main.Run("worktree", "add", "-q", inner);
        main.Run("worktree", "add", "-q", _folder["beside"]);
        new RealGit(_folder["beside"]).Run("submodule", "--quiet", "add", _folder["library"], "parts");

        Assert.Equal(Real("app", inner), RootOf("app", "app", inner));
        Assert.Equal(Real("app", inner), RootOf("app", _folder.Folder("app", inner, "src")));
        Assert.Equal(Real("beside"), RootOf("app", "beside"));
        Assert.Equal(Real("beside"), RootOf("app", "beside", "parts"));
        Assert.Equal(Real("app"), RootOf("beside", "app"));
        Assert.Equal(Real("app"), RootOf("app", "app"));
    }

    [Fact]
    public void A_folder_elsewhere_a_clone_or_a_worktree_that_is_gone_or_planted_leaves_it_the_projects()
    {
        RealGit.Require();
        var main = RealGit.Init(_folder["app"]);
        main.Run("clone", "-q", _folder["app"], _folder["app", "vendor"]);
        main.Run("clone", "-q", _folder["app"], _folder["clone"]);
        main.Run("worktree", "add", "-q", _folder["beside"]);
        File.WriteAllText(Path.Combine(_folder.Folder("planted"), ".git"), $"gitdir: {_folder["app", ".git", "worktrees", "beside"]}\n");
        _folder.Folder("plain");

        foreach (var folder in (string[])["clone", "planted", "plain", "gone", Path.Combine("app", "vendor"), Path.Combine("app", "gone")])
            Assert.Equal(Real("app"), RootOf("app", folder));
        Assert.Equal(Real("plain"), RootOf("plain", "app"));
    }

    [Fact]
    public void A_relative_project_folder_counts_for_none()
    {
        _folder.Folder("work", "project");
        var environment = new PoolEnvironment(name => name == "CLAUDE_PROJECT_DIR" ? "project" : null, _folder["work"]);

        Assert.Equal(Real("work"), ProjectRoot.Of(environment));
    }

    [Fact]
    public void A_link_to_a_folder_and_the_folder_have_one_root()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Links need rights there.");
        _folder.Folder("app", ".git");
        _folder.Folder("app", "src");
        Directory.CreateSymbolicLink(_folder["to-app"], "app");
        Directory.CreateSymbolicLink(_folder["to-src"], _folder["to-app", "src"]);

        Assert.Equal(Real("app"), RootOf(_folder["to-app"]));
        Assert.Equal(Real("app"), RootOf(_folder["to-src"]));
    }

    [Fact]
    public void A_root_is_translated_to_a_server_and_back_and_that_of_another_machine_stays()
    {
        var file = new PoolLocation(_folder["pool.jsonl"]);
        var server = file with { Server = ServerAddress.TryParse("postgres://u@h/d") };
        var own = _folder["app"];
        var shared = ProjectRoot.In(server, own);

        Assert.Equal(own, ProjectRoot.Translate(file, own));
        Assert.Equal(shared, ProjectRoot.Translate(server, own));
        Assert.Equal(shared, ProjectRoot.Translate(server, shared));
        Assert.Equal(own.Replace('\\', '/'), ProjectRoot.Translate(file, shared));
        foreach (var location in (PoolLocation[])[file, server])
            Assert.Equal("//elsewhere/code/app", ProjectRoot.Translate(location, "//elsewhere/code/app"));
    }

    public void Dispose() => _folder.Dispose();

    private string RootOf(string project, params string[] current) =>
        ProjectRoot.Of(
            new PoolEnvironment(name => name == "CLAUDE_PROJECT_DIR" ? _folder[project] : null, _folder[project]).WorkingIn(
                _folder[current]
            )
        );

    private static string RootOf(string folder) => ProjectRoot.Of(new PoolEnvironment(_ => null, folder));

    private string Real(params string[] parts) => Path.Combine([RealPath.Of(_folder.Path), .. parts]);
}

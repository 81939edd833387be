using PoolCoordination.Git;

namespace PoolCoordination.Tests.Git;

/// <summary>What git tracks in a folder, told as git itself does.</summary>
public sealed class TrackedFilesTests : IDisposable
{
    private readonly ScratchFolder _folder = new();

    public TrackedFilesTests() => RealGit.Require();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("2", "sha1")]
    [InlineData("4", "sha1")]
    [InlineData("2", "sha256")]
    [InlineData("4", "sha256")]
    public void It_is_what_git_lists_in_an_index_of_each_version(string version, string objects)
    {
        var git = RealGit.Init(_folder["shop"], $"--object-format={objects}");
        var random = new Random(version[0] + objects.Length);
        string[] folders =
        [
            "",
            "!first/",
            ".claude/",
            ".claude/agents/",
            ".claude/pool/",
            ".claude/pool/sessions/",
            ".claude/poolside/",
            ".claude-x/",
            "src/",
            "src/.claude/pool/",
            "src/a/b/c/",
            "z/é/",
        ];
        for (var i = 0; i < 400; i++)
            Write("shop/" + folders[random.Next(folders.Length)] + $"file-{random.Next(1000)}{new string('x', random.Next(60))}");
        Write("shop/.claude/pool/.gitignore");
        git.Run("update-index", "--index-version", version);
        git.Run("add", "-A");

        foreach (var folder in folders.Where(folder => folder.Length > 0))
            Assert.Equal(Listed(git, folder), TrackedFiles.In(_folder["shop/" + folder.TrimEnd('/')]));
        Assert.Null(TrackedFiles.In(_folder["shop/none/.claude/pool"]));
    }

    [Fact]
    public void An_index_with_extended_entries_is_read()
    {
        var git = RealGit.Init(_folder["shop"]);
        Write("shop/.claude/a");
        Write("shop/.claude/pool/pool.json");
        git.Run("add", ".claude/a");
        git.Run("add", "--intent-to-add", ".claude/pool/pool.json");
        git.Run("update-index", "--skip-worktree", "readme");
        Assert.Equal(3, File.ReadAllBytes(_folder["shop/.git/index"])[7]);

        Assert.Equal(Listed(git, ".claude/pool"), TrackedFiles.In(_folder["shop/.claude/pool"]));
        Assert.Null(TrackedFiles.In(_folder["shop/src"]));
    }

    [Fact]
    public void Of_a_split_index_it_is_not_known()
    {
        var git = RealGit.Init(_folder["shop"]);
        Write("shop/.claude/pool/pool.json");
        git.Commit();
        git.Run("update-index", "--split-index");
        Assert.Equal(TrackedFiles.Unknown, TrackedFiles.In(_folder["shop/.claude/pool"]));
        Assert.Null(TrackedFiles.In(_folder["shop/src/.claude/pool"]));

        Write("shop/src/.claude/pool/log");
        git.Run("add", "-f", "src");
        // In which of the two files it is now, git decides.
        Assert.NotNull(TrackedFiles.In(_folder["shop/src/.claude/pool"]));

        // The second file stays for a while.
        git.Run("update-index", "--no-split-index");
        Assert.NotEmpty(Directory.GetFiles(_folder["shop/.git"], "sharedindex.*"));
        Assert.NotEqual(TrackedFiles.Unknown, TrackedFiles.In(_folder["shop/.claude/pool"]));
    }

    [Fact]
    public void A_folder_that_a_sparse_checkout_left_out_counts_as_tracked()
    {
        var git = RealGit.Init(_folder["shop"]);
        Write("shop/.claude/pool/pool.json");
        Write("shop/src/a");
        git.Commit();
        git.Run("sparse-checkout", "set", "--cone", "--sparse-index", "src");
        Directory.CreateDirectory(_folder["shop/.claude/pool"]);

        Assert.NotNull(TrackedFiles.In(_folder["shop/.claude/pool"]));
    }

    [Fact]
    public void A_link_in_the_place_of_the_folder_counts_as_tracked()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "links need rights there");
        var git = RealGit.Init(_folder["shop"]);
        Directory.CreateDirectory(_folder["shop/.claude"]);
        File.CreateSymbolicLink(_folder["shop/.claude/pool"], "/somewhere");
        git.Commit();
        File.Delete(_folder["shop/.claude/pool"]);
        Directory.CreateDirectory(_folder["shop/.claude/pool"]);

        Assert.NotNull(TrackedFiles.In(_folder["shop/.claude/pool"]));
    }

    [Fact]
    public void Changed_content_is_recognized()
    {
        var git = RealGit.Init(_folder["shop"]);
        Write("shop/.claude/pool/pool.json");
        git.Commit();
        var before = TrackedFiles.In(_folder["shop/.claude/pool"]);
        Assert.NotNull(before);
        File.AppendAllText(_folder["shop/.claude/pool/pool.json"], "more");
        Assert.Equal(before, TrackedFiles.In(_folder["shop/.claude/pool"]));
        git.Commit();

        Assert.NotEqual(before, TrackedFiles.In(_folder["shop/.claude/pool"]));
    }

    [Fact]
    public void A_worktree_and_a_submodule_have_their_own_indexes()
    {
        var inner = RealGit.Init(_folder["inner"]);
        Write("inner/.claude/pool/pool.json");
        inner.Commit();
        var outer = RealGit.Init(_folder["outer"]);
        outer.Run("submodule", "--quiet", "add", _folder["inner"], "sub");
        outer.Commit();
        inner.Run("worktree", "add", "-q", _folder["wt"]);

        foreach (var tree in (string[])["inner", "wt", "outer/sub"])
            Assert.Equal(Listed(inner, ".claude/pool"), TrackedFiles.In(_folder[tree + "/.claude/pool"]));
        Directory.CreateDirectory(_folder["outer/sub/src/.claude/pool"]);
        Assert.Null(TrackedFiles.In(_folder["outer/sub/src/.claude/pool"]));
        Assert.Null(TrackedFiles.In(_folder["outer/.claude/pool"]));
    }

    [Fact]
    public void A_submodule_in_the_folder_counts_by_its_commit()
    {
        var inner = RealGit.Init(_folder["inner"]);
        var outer = RealGit.Init(_folder["outer"]);
        outer.Run("submodule", "--quiet", "add", _folder["inner"], ".claude/pool/archive");

        Assert.Equal(
            $"160000 {inner.Run("rev-parse", "HEAD").Trim()} .claude/pool/archive",
            TrackedFiles.In(_folder["outer/.claude/pool"])
        );
    }

    [Fact]
    public void A_repository_within_another_hides_nothing_that_the_outer_one_tracks()
    {
        Write("outer/inner/.claude/pool/pool.json");
        RealGit.Init(_folder["outer"]);
        new RealGit(_folder["outer/inner"]).Run("init", "-q");

        Assert.NotNull(TrackedFiles.In(_folder["outer/inner/.claude/pool"]));
    }

    [Theory]
    [InlineData("")]
    [InlineData("DIRC")]
    [InlineData("DIRC\0\0\0\u0009\0\0\0\u0001")]
    [InlineData("DIRC\0\0\0\u0002\0\0\0\u0001")]
    [InlineData("NONE\0\0\0\u0002\0\0\0\0\u0001")]
    public void Of_a_damaged_index_it_is_not_known(string index)
    {
        RealGit.Init(_folder["shop"]);
        File.WriteAllText(_folder["shop/.git/index"], index);

        Assert.Equal(TrackedFiles.Unknown, TrackedFiles.In(_folder["shop/.claude/pool"]));
    }

    private string? Listed(RealGit git, string folder)
    {
        var lines = git.Run("-c", "core.quotePath=false", "ls-files", "-s", "-z", "--", folder.TrimEnd('/') + "/")
            .Split('\0', StringSplitOptions.RemoveEmptyEntries);
        List<string> files = [];
        foreach (var line in lines)
        {
            // mode, id and stage, a tab, the path
            var (entry, path) = line.Split('\t') is [var left, var right] ? (left.Split(' '), right) : throw new InvalidDataException(line);
            if (path != folder.TrimEnd('/') + "/.gitignore")
                files.Add($"{entry[0]} {entry[1]} {path}");
        }

        return files.Count == 0 ? null : files.Count > 100 ? TrackedFiles.Unknown : string.Join(", ", files);
    }

    private void Write(string path)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(_folder[path])!);
        File.WriteAllText(_folder[path], path);
    }
}

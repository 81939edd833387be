using System.Diagnostics;
using System.Text.Json.Nodes;
using PoolCoordination.Pools;
using PoolCoordination.Tests.Git;

namespace PoolCoordination.Tests.Hooks;

/// <summary>What a session's command wrote is the session's, also where the command names folders and patterns.</summary>
public sealed class WrittenFilesTests : IDisposable
{
    private readonly ScratchPool _pool = new();
    private readonly string _tree;
    private readonly HookSession _a;
    private readonly HookSession _b;

    public WrittenFilesTests()
    {
        RealGit.Require();
        Assert.SkipWhen(OperatingSystem.IsWindows(), "the commands are those of Unix");
        _tree = _pool.InFolder("shop");
        Directory.CreateDirectory(Path.Combine(_tree, "src", "db"));
        Directory.CreateDirectory(Path.Combine(_tree, "docs"));
        foreach (var file in (string[])["src/pay.py", "src/cart.py", "src/db/q.py", "docs/a.md"])
            Write(file, "1\n", secondsAgo: 3600);
        var git = RealGit.Init(_tree);
        git.Run("config", "user.name", "A");
        _pool.Clock.Now = DateTimeOffset.UtcNow;
        (_a, _b) = (Begin("aaaaaaaa-1"), Begin("bbbbbbbb-1"));
    }

    public void Dispose() => _pool.Dispose();

    [Theory]
    [InlineData("sed -i s/1/2/ src/*.py", "src/cart.py src/pay.py")]
    [InlineData("for f in src/*.py; do sed -i s/1/2/ \"$f\"; done", "src/cart.py src/pay.py")]
    [InlineData("find src -name '*.py' -exec sed -i s/1/2/ {} +", "src/cart.py src/db/q.py src/pay.py")]
    [InlineData("rm -r src", "src/cart.py src/db/q.py src/pay.py")]
    [InlineData("rm src/*.py", "src/cart.py src/pay.py")]
    [InlineData("mv src lib", "lib/cart.py lib/db/q.py lib/pay.py src/cart.py src/db/q.py src/pay.py")]
    [InlineData("git mv src lib", "lib/cart.py lib/db/q.py lib/pay.py src/cart.py src/db/q.py src/pay.py")]
    [InlineData("mv src/db docs", "docs/db/q.py src/db/q.py")]
    [InlineData("mv src/*.py docs", "docs/cart.py docs/pay.py src/cart.py src/pay.py")]
    [InlineData("cp -r src lib", "lib/cart.py lib/db/q.py lib/pay.py")]
    public void What_a_command_wrote_in_folders_and_by_patterns_is_the_sessions(string command, string files)
    {
        Run(_a, command);

        Assert.Equal(files.Split(' '), FilesOf(_a));
    }

    [Fact]
    public void What_was_changed_before_a_folder_was_moved_is_the_sessions_under_its_new_name()
    {
        Write("src/pay.py", "2\n");
        Edited(_a, "src/pay.py");

        Run(_a, "mv src lib");

        Assert.Contains("lib/pay.py", FilesOf(_a));
    }

    [Fact]
    public void What_another_wrote_meanwhile_stays_the_others()
    {
        Write("src/pay.py", "2\n");
        Edited(_b, "src/pay.py");

        Run(_a, "sed -i s/1/3/ src/c*.py src/p*.md || true");
        Run(_a, "true src/*.py && sed -i s/1/3/ src/*/*.py");

        Assert.Equal(["src/cart.py", "src/db/q.py"], FilesOf(_a));
        Assert.Equal(["src/pay.py"], FilesOf(_b));
    }

    [Theory]
    [InlineData("sed -i s/1/3/ src/c*.py src/p*.md || true", "src/cart.py")]
    [InlineData("mv docs/a.md src/cart.py src/db", "docs/a.md src/cart.py src/db/a.md src/db/cart.py")]
    [InlineData("git mv docs/a.md src", "docs/a.md src/a.md")]
    [InlineData("mv src/db docs", "docs/db/q.py src/db/q.py")]
    public void What_was_there_before_is_nobodys(string command, string files)
    {
        foreach (var file in (string[])["src/pay.py", "src/new.py", "docs/new.md"])
            Write(file, "2\n", secondsAgo: 10);

        Run(_a, command);

        Assert.Equal(files.Split(' '), FilesOf(_a));
    }

    [Fact]
    public void What_a_line_changed_that_failed_in_the_end_is_the_sessions()
    {
        Run(_a, "sed -i s/1/3/ src/p*.py; echo 2 > docs/a.md; false", "PostToolUseFailure");

        Assert.Equal(["docs/a.md", "src/pay.py"], FilesOf(_a));
    }

    private IEnumerable<string> FilesOf(HookSession session) =>
        _pool.Pool.Sessions([]).Single(other => other.SessionId == session.Id).ChangedFiles.Order(StringComparer.Ordinal);

    private HookSession Begin(string id)
    {
        var session = new HookSession(_pool, id);
        session.Run("SessionStart", ("cwd", _tree), ("source", "startup"));
        return session;
    }

    private void Write(string file, string text, int secondsAgo = 0)
    {
        File.WriteAllText(Path.Combine(_tree, file), text);
        File.SetLastWriteTimeUtc(Path.Combine(_tree, file), DateTime.UtcNow.AddSeconds(-secondsAgo));
    }

    private void Edited(HookSession session, string file) =>
        session.Run(
            "PostToolUse",
            ("cwd", _tree),
            ("tool_name", "Write"),
            ("tool_input", new JsonObject { ["file_path"] = Path.Combine(_tree, file) })
        );

    private void Run(HookSession session, string command, string eventName = "PostToolUse")
    {
        using (var shell = Process.Start(new ProcessStartInfo("sh", ["-c", command]) { WorkingDirectory = _tree })!)
        {
            shell.WaitForExit();
            Assert.Equal(eventName == "PostToolUse", shell.ExitCode == 0);
        }

        session.Run(
            eventName,
            ("cwd", _tree),
            ("tool_name", "Bash"),
            ("tool_input", new JsonObject { ["command"] = command }),
            ("duration_ms", 1000)
        );
    }
}

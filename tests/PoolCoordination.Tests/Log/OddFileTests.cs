using System.Diagnostics;
using System.Net.Sockets;
using PoolCoordination.Faults;
using PoolCoordination.Tests.Cli;
using PoolCoordination.Tests.Hooks;

namespace PoolCoordination.Tests.Log;

/// <summary>Pipes, sockets and devices where a pool's files should be: nothing hangs, and what is wrong is told.</summary>
public sealed class OddFileTests : IDisposable
{
    private const string Block = "```pool\nACTION: completed\nTOPIC: Auth fix\n```";

    private readonly ScratchPool _pool = new();

    public static TheoryData<string, string> LogKinds =>
        new()
        {
            { "pipe", "a pipe" },
            { "socket", "a socket" },
            { "/dev/null", "a device" },
            { "/dev/zero", "a device" },
        };

    public static TheoryData<string> FilesBeside =>
        [
            "pool.json",
            "errors.log",
            "errors.log.lock",
            "outbox.jsonl",
            "outbox.jsonl.lock",
            "outbox.jsonl.deliver.lock",
            "instance_state.jsonl.claims",
            "sessions/aaaaaaaa-1.state",
            "sessions/aaaaaaaa-1.notices",
            "sessions/aaaaaaaa-1.claims",
            "instance_state.jsonl.compact.lock",
        ];

    [Theory]
    [MemberData(nameof(LogKinds))]
    public void A_log_that_is_not_a_file_is_an_error_that_says_what_it_is(string kind, string name)
    {
        Make(_pool.Path, kind);

        Assert.Contains(name, Assert.Throws<PoolUnreadableException>(() => _pool.Entries).Message, StringComparison.Ordinal);
        Assert.Contains(name, Assert.ThrowsAny<Exception>(() => _pool.Add("A", "t")).Message, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(LogKinds))]
    public void A_hook_on_such_a_log_says_so_in_its_error_log(string kind, string name)
    {
        Make(_pool.Path, kind);
        var session = new HookSession(_pool, "aaaaaaaa-1").UserLine();

        Assert.Equal("", session.Stop(Block));
        Assert.Equal("", session.Prompt());

        Assert.Equal(2, _pool.Errors.Count(line => line.Contains(name, StringComparison.Ordinal)));
    }

    [Theory]
    [InlineData("pipe", "warn", "Cannot determine whether another instance has claimed")]
    [InlineData("pipe", "deny", "\"permissionDecision\":\"deny\"")]
    [InlineData("folder", "warn", "Cannot determine whether another instance has claimed")]
    [InlineData("folder", "deny", "\"permissionDecision\":\"deny\"")]
    public void The_guard_does_as_the_option_for_a_pool_that_is_away_says(string kind, string option, string expected)
    {
        Make(_pool.Path, kind);
        _pool.Variables["POOL_REMOTEAWAY"] = option;

        var output = new HookSession(_pool, "aaaaaaaa-1").Run(
            "PreToolUse",
            ("tool_name", "Edit"),
            ("tool_input", new System.Text.Json.Nodes.JsonObject { ["file_path"] = _pool.InFolder("a.py") })
        );

        Assert.Contains(expected, output, StringComparison.Ordinal);
        Assert.Contains($"a {kind}", Assert.Single(_pool.Errors), StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(FilesBeside))]
    public void A_pipe_beside_the_log_keeps_no_hook_from_its_work(string name)
    {
        _pool.Add("B", "of another");
        Make(Path.Combine(_pool.Location.Folder, name), "pipe");
        var session = new HookSession(_pool, "aaaaaaaa-1").UserLine();

        session.Stop(Block);
        var shown = session.Prompt();
        session.End();

        Assert.Equal(["of another", "Auth fix"], _pool.Entries.Select(entry => entry.Topic));
        Assert.Contains("of another", shown, StringComparison.Ordinal);
    }

    [Fact]
    public void A_pipe_as_the_logs_lock_is_an_error()
    {
        Make(_pool.Path + ".lock", "pipe");

        Assert.Contains("a pipe", Assert.Throws<IOException>(() => _pool.Add("A", "t")).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_transcript_that_is_a_pipe_costs_the_final_message_nothing()
    {
        _pool.Variables["POOL_AUTO"] = "on";
        var session = new HookSession(_pool, "aaaaaaaa-1");
        Make(session.TranscriptPath, "pipe");

        session.Start();
        session.Stop(Block);
        session.Stop("Fixed the parser in `src/a.py`; all 12 tests pass.");

        Assert.Equal("Auth fix", _pool.Entries[0].Topic);
        Assert.Contains(_pool.Errors, line => line.Contains("a pipe", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("list")]
    [InlineData("context")]
    [InlineData("claims")]
    [InlineData("compact")]
    [InlineData("add", "--action", "signaling", "--topic", "t", "--instance", "A")]
    [InlineData("check")]
    public void Each_command_on_a_pipe_ends_with_an_error(params string[] arguments)
    {
        Make(_pool.Path, "pipe");

        var result = new PoolProcess(_pool.InFolder()).Run([.. arguments, "--pool", _pool.Path]);

        Assert.Equal(1, result.ExitCode);
        Assert.Contains("a pipe", result.Error + result.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("settings.json", "install")]
    [InlineData("settings.json", "uninstall")]
    [InlineData("settings.json", "check")]
    [InlineData("pool/trust.json", "trust", "--revoke", ".")]
    public void Each_command_on_such_a_file_in_the_folder_of_Claude_Code_ends_with_an_error(string name, params string[] arguments)
    {
        Make(_pool.InFolder(".claude", name), "/dev/zero");
        var pool = new PoolProcess(_pool.InFolder());
        pool.Variables["CLAUDE_CONFIG_DIR"] = _pool.InFolder(".claude");

        var result = pool.Run(arguments);

        Assert.Equal(1, result.ExitCode);
        Assert.Contains("a device", result.Error + result.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void A_list_of_approved_pools_that_is_a_pipe_approves_none_and_keeps_no_hook_waiting()
    {
        Directory.CreateDirectory(_pool.InFolder(".git", "pool"));
        File.WriteAllText(_pool.InFolder(".git", "HEAD"), "ref: refs/heads/main\n");
        Make(_pool.InFolder(".claude", "pool", "trust.json"), "pipe");
        var pool = new PoolProcess(_pool.InFolder());
        pool.Variables["CLAUDE_CONFIG_DIR"] = _pool.InFolder(".claude");

        var result = pool.RunWith("{\"hook_event_name\":\"SessionStart\",\"session_id\":\"aaaaaaaa-1\"}", "hook");

        Assert.Equal(0, result.ExitCode);
        Assert.Equal("", result.Error);
    }

    public void Dispose() => _pool.Dispose();

    private static void Make(string path, string kind)
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Pipes have no path of this kind.");
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        if (kind == "socket")
        {
            using var socket = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
            socket.Bind(new UnixDomainSocketEndPoint(path));
            // The name stays when the socket is closed, as after a process that was killed.
            File.Move(path, path + ".kept");
            socket.Dispose();
            File.Move(path + ".kept", path);
        }
        else if (kind == "pipe")
        {
            using var make = Process.Start("mkfifo", [path]);
            make.WaitForExit();
        }
        else if (kind == "folder")
        {
            Directory.CreateDirectory(path);
        }
        else
        {
            File.CreateSymbolicLink(path, kind);
        }
    }
}

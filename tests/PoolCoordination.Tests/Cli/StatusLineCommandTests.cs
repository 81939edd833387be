using System.Diagnostics;
using System.Text.Json.Nodes;

namespace PoolCoordination.Tests.Cli;

/// <summary><c>pool statusline</c>, as Claude Code runs it.</summary>
public sealed class StatusLineCommandTests : IDisposable
{
    private const string A = "aaaaaaaa-0000-4000-8000-000000000001";
    private const string B = "bbbbbbbb-0000-4000-8000-000000000001";

    private readonly ScratchFolder _folder = new();
    private readonly string _project;
    private readonly PoolProcess _pool;

    public StatusLineCommandTests()
    {
        _project = _folder.Folder("shop");
        _pool = new PoolProcess(_folder.Path, _project) { Variables = { ["POOL_PATH"] = _folder["pool", "log.jsonl"] } };
    }

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void It_says_what_a_session_holds_who_blocks_it_and_what_is_new_and_else_nothing()
    {
        Run(A, "SessionStart", ("source", "startup"));
        Run(B, "SessionStart", ("source", "startup"));
        Assert.Equal("", Line(A));

        Post(A, "claimed", "Payment", "src/pay.py");
        Assert.Equal("shop-1 · 1 claim\n", Line(A));
        Assert.Equal("shop-2 · 1 new\n", Line(B));

        Post(B, "claimed", "Refunds", "src/");
        Assert.Equal("shop-2 · shop-1 blocks you · 1 new\n", Line(B));

        Run(B, "UserPromptSubmit", ("prompt", "Go on"));
        Assert.Equal("shop-2 · shop-1 blocks you\n", Line(B));

        Post(B, "blocked", "Test data", "");
        Assert.Equal("shop-2 · blocked: Test data\n", Line(B));
    }

    [Fact]
    public void It_says_who_denied_what_and_whose_blocker_names_the_session()
    {
        Run(A, "SessionStart", ("source", "startup"));
        Run(B, "SessionStart", ("source", "startup"));
        Post(A, "claimed", "Payment", "src/pay.py");
        Run(B, "UserPromptSubmit", ("prompt", "Go on"));
        var input = new JsonObject { ["file_path"] = Path.Combine(_project, "src", "pay.py") };
        Run(B, "PreToolUse", ("tool_name", "Edit"), ("tool_input", input));
        Assert.Equal("shop-2 · shop-1 denied you src/pay.py\n", Line(B));

        Assert.Equal(0, _pool.Run("add", "--action", "blocked", "--topic", "The key", "--blocks", "shop-2").ExitCode);
        Assert.Contains(" blocks you", Line(B), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("")]
    [InlineData("no json")]
    [InlineData("[1]")]
    public void Without_a_session_it_is_about_who_runs_it(string input)
    {
        _pool.Variables["CLAUDE_INSTANCE"] = "A";
        Assert.Equal(0, _pool.Run("add", "--action", "claimed", "--topic", "Mine", "--affects", "a.py").ExitCode);

        Assert.Equal("A · 1 claim\n", _pool.RunWith(input, "statusline").Output);
        Assert.Equal("A · 1 claim\n", _pool.RunWith(input, "statusline", "--pool", _folder["pool", "log.jsonl"]).Output);
    }

    [Fact]
    public void It_answers_as_soon_as_it_has_read_an_object_though_nobody_closes_its_input()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "a shell of Unix keeps the input open");
        _pool.Variables["CLAUDE_INSTANCE"] = "A";
        Assert.Equal(0, _pool.Run("add", "--action", "claimed", "--topic", "Mine", "--affects", "a.py").ExitCode);
        var fifo = _folder["input"];
        using (var make = Process.Start("mkfifo", [fifo]))
            make.WaitForExit();
        // Opened to read and to write, it never ends.
        const string Script = "exec 3<>\"$1\"; echo '{}' >&3; exec \"$2\" statusline <&3";
        var start = new ProcessStartInfo("sh", ["-c", Script, "sh", fifo, Repository.PoolExecutable])
        {
            RedirectStandardOutput = true,
            WorkingDirectory = _project,
        };
        foreach (var (name, value) in _pool.Variables)
            start.Environment[name] = value;
        var watch = Stopwatch.StartNew();

        using var pool = Process.Start(start)!;
        Assert.Equal("A · 1 claim\n", pool.StandardOutput.ReadToEnd());

        Assert.InRange(watch.Elapsed, TimeSpan.Zero, TimeSpan.FromSeconds(4));
    }

    [Fact]
    public void A_pool_that_cannot_be_read_is_nothing_to_say()
    {
        Directory.CreateDirectory(_folder["pool", "log.jsonl"]);

        var result = _pool.RunWith("{}", "statusline");

        Assert.Equal((0, "", ""), (result.ExitCode, result.Output, result.Error));
    }

    [Fact]
    public void A_name_that_another_gave_itself_steers_no_terminal()
    {
        Run(A, "SessionStart", ("source", "startup"));
        Run(B, "SessionStart", ("source", "startup"), ("session_title", "x\u001b[2Jy"));
        Post(B, "claimed", "Payment", "src/pay.py");
        Post(A, "claimed", "Refunds", "src/");

        Assert.Equal("shop-1 · xy blocks you · 1 new\n", Line(A));
    }

    private string Line(string session) =>
        _pool.RunWith(new JsonObject { ["session_id"] = session, ["cwd"] = _project }.ToJsonString(), "statusline").Output;

    private void Post(string session, string action, string topic, string affects) =>
        Run(session, "Stop", ("last_assistant_message", $"```pool\nACTION: {action}\nTOPIC: {topic}\nAFFECTS: {affects}\n```"));

    private void Run(string session, string eventName, params (string Name, JsonNode Value)[] members)
    {
        var input = new JsonObject { ["session_id"] = session, ["hook_event_name"] = eventName, ["cwd"] = _project };
        foreach (var (name, value) in members)
            input[name] = value;
        Assert.Equal(0, _pool.RunHook(new HookProgram(Repository.HookExecutable), input.ToJsonString()).ExitCode);
    }
}

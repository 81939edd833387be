using System.Diagnostics;
using System.Text.Json.Nodes;

namespace PoolCoordination.Tests.Cli;

/// <summary><c>pool</c> without arguments, as an agent starts it that reads Claude Code's settings and knows no <c>args</c>.</summary>
public sealed class BareCommandTests : IDisposable
{
    private readonly ScratchFolder _folder = new();
    private readonly PoolProcess _pool;

    public BareCommandTests() => _pool = new PoolProcess(_folder.Path);

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void An_event_on_standard_input_is_handled_as_a_hook_does()
    {
        const string claim =
            """{"hook_event_name": "Stop", "session_id": "7c1d9e52", "last_assistant_message": "~~~pool\nACTION: claimed\nTOPIC: """
                + """Auth\nAFFECTS: auth.py\n~~~"}""";
        Assert.Equal((0, "", ""), AsTuple(_pool.RunWith(claim)));
        Assert.Contains("Auth", _pool.Run("list").Output, StringComparison.Ordinal);

        var edit = new JsonObject
        {
            ["hook_event_name"] = "PreToolUse",
            ["session_id"] = "0d5f1c2b",
            ["cwd"] = _folder.Path,
            ["tool_name"] = "Edit",
            ["tool_input"] = new JsonObject { ["file_path"] = _folder["auth.py"] },
        };
        var answer = _pool.RunWith(edit.ToJsonString());
        Assert.Equal((0, ""), (answer.ExitCode, answer.Error));
        Assert.Contains("\"permissionDecision\":\"deny\"", answer.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void With_nothing_there_it_shows_the_status_and_logs_no_fault()
    {
        Assert.StartsWith("pool  ", _pool.RunWith("").Output, StringComparison.Ordinal);
        Assert.DoesNotContain("error", _pool.Run("status").Output, StringComparison.Ordinal);
    }

    [Fact]
    public void With_a_pool_alone_it_shows_the_status_of_that() =>
        Assert.Contains(
            "other.jsonl (from a parameter; does not exist yet)",
            _pool.Run("--pool", "other.jsonl").Output,
            StringComparison.Ordinal
        );

    [Theory]
    [InlineData("hello")]
    [InlineData("[]")]
    public void Anything_else_there_refuses_no_edit(string input) => Assert.Equal((0, "", ""), AsTuple(_pool.RunWith(input)));

    [Fact]
    public void On_a_terminal_it_shows_the_status()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux() && File.Exists("/usr/bin/script"), "'script' of Linux makes the terminal");
        var start = new ProcessStartInfo("/usr/bin/script", ["-qec", Repository.PoolExecutable, "/dev/null"])
        {
            RedirectStandardOutput = true,
        };
        start.Environment["HOME"] = _folder.Path;
        using var process = Process.Start(start)!;

        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();

        Assert.Contains("not installed: run 'pool install'", output, StringComparison.Ordinal);
        Assert.Equal(0, process.ExitCode);
    }

    private static (int ExitCode, string Output, string Error) AsTuple(PoolProcess.Result result) =>
        (result.ExitCode, result.Output, result.Error);
}

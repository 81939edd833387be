using System.Diagnostics;
using System.Globalization;
using System.Text;
using System.Text.Json;

namespace PoolCoordination.Tests.Cli;

/// <summary>Sessions whose client is killed, as real processes.</summary>
public sealed class DeadSessionTests : IDisposable
{
    private const string Claim = "```pool\nACTION: claimed\nTOPIC: Auth\nAFFECTS: auth.py\n```";

    private readonly ScratchFolder _folder = new();
    private readonly PoolProcess _pool;

    public DeadSessionTests()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "only Linux has /proc");
        _pool = new PoolProcess(_folder.Path, _folder.Path);
        _pool.Variables["POOL_PATH"] = _folder["log.jsonl"];
    }

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void The_claim_of_a_killed_client_is_free_at_the_next_hook_of_another()
    {
        using (var client = Client(Event("SessionStart"), Event("Stop", ("last_assistant_message", Claim))))
        {
            Assert.Contains("\"permissionDecision\":\"deny\"", Edit("bbbbbbbb-1"), StringComparison.Ordinal);
            Assert.Contains("\"status\":\"waiting\"", _pool.Run("sessions", "--json").Output, StringComparison.Ordinal);
            client.Kill(entireProcessTree: true);
            client.WaitForExit();
        }

        Assert.Contains("\"status\":\"dead\"", _pool.Run("sessions", "--json").Output, StringComparison.Ordinal);
        Assert.Equal("", Edit("bbbbbbbb-1"));
        Assert.Equal("", _pool.Run("claims", "--json").Output);
    }

    [Fact]
    public void A_session_in_two_processes_ends_with_the_last_of_them()
    {
        using var first = Client(Event("SessionStart"), Event("Stop", ("last_assistant_message", Claim)));
        using var second = Client(Event("SessionStart"), Event("SessionEnd", ("reason", "other")));

        Assert.Contains("Auth", _pool.Run("claims", "--json").Output, StringComparison.Ordinal);
        first.Kill(entireProcessTree: true);
        second.Kill(entireProcessTree: true);
    }

    /// <summary>A process that is not a shell, runs hooks as a client does, and goes on.</summary>
    private Process Client(params string[] events)
    {
        var script = new StringBuilder();
        foreach (var input in events)
        {
            var file = _folder[$"{Guid.NewGuid():N}.json"];
            File.WriteAllText(file, input);
            script.Append(CultureInfo.InvariantCulture, $"system(\"'{Repository.HookExecutable}' < '{file}'\");");
        }

        var start = new ProcessStartInfo("awk", [$"BEGIN {{ {script} print \"ready\"; fflush(); getline }}"])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
        };
        start.Environment.Clear();
        start.Environment["HOME"] = _folder.Path;
        start.Environment["PATH"] = Environment.GetEnvironmentVariable("PATH");
        start.Environment["POOL_PATH"] = _folder["log.jsonl"];
        start.Environment["POOL_PRIMER"] = "off";
        var client = Process.Start(start)!;
        while (client.StandardOutput.ReadLine() is { } line && line != "ready") { }
        return client;
    }

    private string Edit(string session) =>
        _pool.RunHook(HookProgram.PoolHook, Event("PreToolUse", session, ("tool_name", "Edit"), ("tool_input", _folder["auth.py"]))).Output;

    private string Event(string name, params (string Name, string Value)[] members) => Event(name, "aaaaaaaa-1", members);

    private string Event(string name, string session, params (string Name, string Value)[] members)
    {
        var input = new Dictionary<string, object>
        {
            ["hook_event_name"] = name,
            ["session_id"] = session,
            ["cwd"] = _folder.Path,
        };
        foreach (var (member, value) in members)
            input[member] = member == "tool_input" ? new Dictionary<string, string> { ["file_path"] = value } : value;
        return JsonSerializer.Serialize(input);
    }
}

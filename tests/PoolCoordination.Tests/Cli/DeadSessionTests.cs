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
            client.Kill();
        }

        Assert.Contains("\"status\":\"dead\"", _pool.Run("sessions", "--json").Output, StringComparison.Ordinal);
        Assert.Equal("", Edit("bbbbbbbb-1"));
        Assert.Equal("", _pool.Run("claims", "--json").Output);
    }

    [Theory]
    [InlineData("UserPromptSubmit")]
    [InlineData("SubagentStart")]
    public void It_is_free_at_the_next_hook_that_tells_of_claims(string eventName)
    {
        using (var client = Client(Event("SessionStart"), Event("Stop", ("last_assistant_message", Claim))))
            client.Kill();

        _pool.RunHook(HookProgram.PoolHook, Event(eventName, "bbbbbbbb-1", ("prompt", "Fix it")));

        Assert.Equal("", _pool.Run("claims", "--json").Output);
    }

    [Fact]
    public void A_claim_that_overlaps_it_is_granted()
    {
        using (var client = Client(Event("SessionStart"), Event("Stop", ("last_assistant_message", Claim))))
            client.Kill();

        _pool.RunHook(HookProgram.PoolHook, Event("Stop", "bbbbbbbb-1", ("last_assistant_message", Claim)));

        Assert.Contains("\"session_id\":\"bbbbbbbb\"", _pool.Run("claims", "--json").Output, StringComparison.Ordinal);
    }

    [Fact]
    public void A_session_that_is_started_again_under_the_title_of_a_killed_one_has_its_files()
    {
        using (
            var client = Client(
                Event("SessionStart", ("session_title", "frontend")),
                Event("Stop", ("last_assistant_message", Claim))
            )
        )
            client.Kill();

        using var again = new RunningClient(_folder);
        again.Run("bbbbbbbb-1", "SessionStart", ("source", "startup"), ("session_title", "frontend"));

        var edit = new Dictionary<string, string> { ["file_path"] = _folder["auth.py"] };
        Assert.Equal("", again.Run("bbbbbbbb-1", "PreToolUse", ("tool_name", "Edit"), ("tool_input", edit)));
    }

    [Fact]
    public void A_session_that_was_taken_for_dead_and_goes_on_claims_again_what_is_free()
    {
        using (var client = Client(Event("SessionStart"), Event("Stop", ("last_assistant_message", Claim))))
        {
            client.Kill();
        }

        Edit("bbbbbbbb-1");
        Assert.Equal("", _pool.Run("claims", "--json").Output);

        using var again = Client(Event("SessionStart", ("source", "resume")), Event("PostToolUse", ("tool_name", "Bash")));

        Assert.Contains("\"session_id\":\"aaaaaaaa\"", _pool.Run("claims", "--json").Output, StringComparison.Ordinal);
        Assert.Contains("\"permissionDecision\":\"deny\"", Edit("bbbbbbbb-1"), StringComparison.Ordinal);
    }

    [Fact]
    public void A_session_in_two_processes_ends_with_the_last_of_them()
    {
        using var first = Client(Event("SessionStart"), Event("Stop", ("last_assistant_message", Claim)));
        using var second = Client(Event("SessionStart"), Event("SessionEnd", ("reason", "other")));

        Assert.Contains("Auth", _pool.Run("claims", "--json").Output, StringComparison.Ordinal);
    }

    private RunningClient Client(params string[] events) => new(_folder, events);

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

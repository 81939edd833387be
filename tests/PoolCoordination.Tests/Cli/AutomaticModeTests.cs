using System.Text.Json;

namespace PoolCoordination.Tests.Cli;

public sealed class AutomaticModeTests : IDisposable
{
    private const string Completion = "I've fixed the race in the token refresh in `auth.py`. All 42 tests pass.";

    private readonly ScratchFolder _folder = new();
    private readonly PoolProcess _pool;

    public AutomaticModeTests()
    {
        _pool = new PoolProcess(_folder.Path);
        _pool.Variables["POOL_PATH"] = _folder["log.jsonl"];
        _pool.Variables["CLAUDE_INSTANCE"] = "A";
    }

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void An_answer_without_a_block_makes_an_entry_once_the_mode_is_on()
    {
        Stop("aaaaaaaa", "turn-1", Completion);
        Assert.Equal("", _pool.Run("list", "--json").Output);

        _pool.Run("option", "auto", "on");
        Stop("aaaaaaaa", "turn-2", Completion);

        using var entry = JsonDocument.Parse(_pool.Run("list", "--json").Output);
        Assert.True(entry.RootElement.GetProperty("auto").GetBoolean());
        Assert.Equal("completed", entry.RootElement.GetProperty("action").GetString());
        Assert.Equal("auth.py", entry.RootElement.GetProperty("affects").GetString());
        _pool.Variables["CLAUDE_INSTANCE"] = "B";
        Assert.Contains(" (auto) (", _pool.Run("context").Output, StringComparison.Ordinal);
    }

    [Fact]
    public void Whoever_turns_it_on_is_told_that_a_variable_overrides_it()
    {
        _pool.Variables["POOL_AUTO"] = "off";

        Assert.Contains("The variable POOL_AUTO overrides", _pool.Run("install", "--auto", "--in-place").Error, StringComparison.Ordinal);
    }

    [Fact]
    public void A_session_gets_one_automatic_entry_in_five_minutes()
    {
        _pool.Variables["POOL_AUTO"] = "1";
        Stop("aaaaaaaa", "turn-1", Completion);
        Stop("aaaaaaaa", "turn-2", "I've deployed the billing service to staging. Everything is up and running.");

        Assert.Single(_pool.Run("list", "--json").Output.Split('\n', StringSplitOptions.RemoveEmptyEntries));
    }

    [Fact]
    public void A_turn_with_a_block_a_plan_or_a_question_gets_none()
    {
        _pool.Variables["POOL_AUTO"] = "1";
        Stop("aaaaaaaa", "turn-1", Completion + "\n\n```pool\nACTION: completed\nTOPIC: By hand\n```\n");
        Stop("bbbbbbbb", "turn-1", "I'll fix the race in the token refresh next. Shall I start with `auth.py`?");

        using var entry = JsonDocument.Parse(_pool.Run("list", "--json").Output);
        Assert.Equal("By hand", entry.RootElement.GetProperty("topic").GetString());
    }

    [Fact]
    public void Detect_prints_the_entry_or_nothing_and_writes_neither()
    {
        Assert.Contains("\"action\":\"completed\"", _pool.RunWith(Completion, "detect", "--json").Output, StringComparison.Ordinal);
        Assert.Equal("", _pool.RunWith("Shall I fix the race?", "detect").Output);
        Assert.False(File.Exists(_folder["log.jsonl"]));
    }

    private void Stop(string session, string turn, string message)
    {
        var input = new Dictionary<string, string>
        {
            ["hook_event_name"] = "Stop",
            ["session_id"] = session,
            ["prompt_id"] = turn,
            ["last_assistant_message"] = message,
        };
        Assert.Equal(
            (0, "", ""),
            (
                _pool.RunHook(HookProgram.PoolHook, JsonSerializer.Serialize(input)) is var result
                    ? (result.ExitCode, result.Output, result.Error)
                    : default
            )
        );
    }
}

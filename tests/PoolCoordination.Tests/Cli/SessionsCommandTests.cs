using System.Text.Json;

namespace PoolCoordination.Tests.Cli;

/// <summary><c>pool sessions</c> where agents of several kinds work.</summary>
public sealed class SessionsCommandTests : IDisposable
{
    private const string OfClaudeCode = "5b1d9e52-0000-4000-8000-000000000001";
    private const string OfCodex = "0198c2d4-7b1e-7c3a-9d2f-5e6a7b8c9d0e";

    private readonly ScratchFolder _folder = new();
    private readonly PoolProcess _pool;

    public SessionsCommandTests() => _pool = new PoolProcess(_folder.Path);

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void The_agent_has_a_column_where_there_is_more_than_one_kind()
    {
        Start(OfClaudeCode, "claude");
        Assert.DoesNotContain("AGENT", _pool.Run("sessions").Output, StringComparison.Ordinal);

        Start(OfCodex, "codex");

        var table = _pool.Run("sessions").Output;
        Assert.Matches(@"^SEEN  SINCE  INSTANCE +AGENT +STATUS +WORKING TREE", table);
        Assert.Matches(@"\n\S+ +\S+ +\S+-2 +codex +waiting ", "\n" + table);
        Assert.Matches(@"\n\S+ +\S+ +\S+-1 +claude +waiting ", "\n" + table);
    }

    [Theory]
    [InlineData(OfCodex, "--agent", "codex")]
    [InlineData(OfCodex, "--agent", "C*x,gemini")]
    [InlineData(OfClaudeCode, "--agent", "gemini", "--agent", "claude")]
    public void Sessions_are_chosen_by_their_agents(string expected, params string[] arguments)
    {
        Start(OfClaudeCode, "claude");
        Start(OfCodex, "codex");

        using var session = JsonDocument.Parse(_pool.Run(["sessions", "--json", .. arguments]).Output);

        Assert.Equal(expected, session.RootElement.GetProperty("session_id").GetString());
    }

    private void Start(string session, string agent)
    {
        var members = new Dictionary<string, string>
        {
            ["session_id"] = session,
            ["hook_event_name"] = "SessionStart",
            ["source"] = "startup",
            ["cwd"] = _folder.Path,
        };
        _pool.RunHook(new HookProgram(Repository.HookExecutable, "--agent", agent), JsonSerializer.Serialize(members));
    }
}

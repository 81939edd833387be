using System.Text.Json.Nodes;
using PoolCoordination.Entries;

namespace PoolCoordination.Tests.Cli;

/// <summary>A client that another client's shell started, and so has its environment, and a shell command of that other client.</summary>
public sealed class InheritedNameTests : IDisposable
{
    private const string Outer = "11111111-aaaa-4000-8000-000000000000";
    private const string Inner = "22222222-aaaa-4000-8000-000000000000";

    private readonly ScratchFolder _folder = new();
    private readonly PoolProcess _pool;

    public InheritedNameTests()
    {
        _pool = new PoolProcess(_folder.Path);
        Directory.CreateDirectory(_folder[".git"]);
        _pool.Variables["CLAUDE_INSTANCE"] = "A";
    }

    [Theory]
    [InlineData("CLAUDE_INSTANCE")]
    [InlineData("POOL_INSTANCE")]
    public void The_inner_one_is_not_the_outer_ones_instance(string variable)
    {
        _pool.Variables.Remove("CLAUDE_INSTANCE");
        _pool.Variables[variable] = "A";
        Claim(Outer, "Auth module", "src/auth.py");
        BeInShell();

        Assert.Contains("\"permissionDecision\":\"deny\"", Edit(Inner, "src/auth.py"), StringComparison.Ordinal);
        Claim(Inner, "Docs", "docs/");

        var docs = Entries().Single(entry => entry.Topic == "Docs");
        Assert.Equal((NameOfInner, "22222222", true), (docs.Instance, docs.SessionId, docs.IsUnnamed));
    }

    [Fact]
    public void The_outer_one_is_barred_by_what_the_inner_one_claims()
    {
        BeInShell();
        Claim(Inner, "Docs", "docs/");
        _pool.Variables.Remove("CLAUDE_CODE_EXECPATH");

        Assert.Contains("\"permissionDecision\":\"deny\"", Edit(Outer, "docs/page.md"), StringComparison.Ordinal);
    }

    [Fact]
    public void A_command_in_the_shell_is_the_outer_ones()
    {
        BeInShell();
        _pool.Variables["CLAUDE_CODE_SESSION_ID"] = Outer;
        Assert.Equal(0, _pool.Run("add", "--action", "claimed", "--topic", "Auth module", "--affects", "src/auth.py").ExitCode);

        var entry = Assert.Single(Entries());
        Assert.Equal(("A", "11111111", false), (entry.Instance, entry.SessionId, entry.IsUnnamed));
        _pool.Variables.Remove("CLAUDE_CODE_EXECPATH");
        Assert.Equal("", Edit(Outer, "src/auth.py"));
        Assert.Equal(0, _pool.Run("unlock", "--topic", "Auth module").ExitCode);
    }

    [Fact]
    public void The_inner_ones_own_shell_does_not_have_the_name()
    {
        var variables = _folder["variables.sh"];
        _pool.Variables["CLAUDE_ENV_FILE"] = variables;
        Hook(Outer, "SessionStart", ("source", "startup"));
        Assert.False(File.Exists(variables));

        BeInShell();
        Hook(Inner, "SessionStart", ("source", "startup"));
        _pool.Variables["CLAUDE_CODE_SESSION_ID"] = Inner;
        var result = _pool.RunInShell($". '{variables}'; exec \"$0\" \"$@\"", "", "add", "--action", "completed", "--topic", "Inner");

        Assert.Equal(0, result.ExitCode);
        var entry = Assert.Single(Entries());
        Assert.Equal((NameOfInner, "22222222", true), (entry.Instance, entry.SessionId, entry.IsUnnamed));
    }

    [Fact]
    public void A_name_is_the_same_with_spaces_around_it()
    {
        _pool.Variables["CLAUDE_INSTANCE"] = " A ";
        Assert.Equal(0, _pool.Run("domain", " A ", "auth", "tokens").ExitCode);
        Assert.Equal(0, _pool.Run("add", "--instance", " A ", "--action", "completed", "--topic", "Own").ExitCode);

        Assert.Contains(
            "- **Instance**: A\n- **Pool**: 1 recent (1 own, 0 others)",
            _pool.Run("context", "--instance", " A ").Output,
            StringComparison.Ordinal
        );
        Assert.Contains("(1 own, 0 others)", _pool.Run("context").Output, StringComparison.Ordinal);
        Assert.Contains("Own", _pool.Run("list", "--instance", " A ").Output, StringComparison.Ordinal);
        Assert.Equal("A: auth, tokens\n", _pool.Run("domain", " a ").Output);
        Assert.Equal(0, _pool.Run("domain", " A ", "--remove").ExitCode);
    }

    public void Dispose() => _folder.Dispose();

    private string NameOfInner => $"{Path.GetFileName(_folder.Path)}-1";

    private void BeInShell() => _pool.Variables["CLAUDE_CODE_EXECPATH"] = "/usr/bin/claude";

    private void Claim(string session, string topic, string path) =>
        Hook(session, "Stop", ("last_assistant_message", $"```pool\nACTION: claimed\nTOPIC: {topic}\nAFFECTS: {path}\n```"));

    private string Edit(string session, string path) =>
        Hook(session, "PreToolUse", ("tool_name", "Edit"), ("tool_input", new JsonObject { ["file_path"] = _folder[path] }));

    private string Hook(string session, string eventName, params (string Name, JsonNode Value)[] members)
    {
        var input = new JsonObject { ["hook_event_name"] = eventName, ["session_id"] = session, ["cwd"] = _folder.Path };
        foreach (var (name, value) in members)
            input[name] = value;
        var result = _pool.RunHook(HookProgram.PoolHook, input.ToJsonString());
        Assert.Equal((0, ""), (result.ExitCode, result.Error));
        return result.Output;
    }

    private List<PoolEntry> Entries()
    {
        var entries = new List<PoolEntry>();
        foreach (var line in File.ReadAllLines(_folder[".claude", "pool", "instance_state.jsonl"]))
        {
            Assert.True(EntryReader.TryRead(System.Text.Encoding.UTF8.GetBytes(line), out var entry));
            entries.Add(entry);
        }

        return entries;
    }
}

using System.Globalization;
using System.Text.Json.Nodes;
using PoolCoordination.Entries;
using PoolCoordination.Host;
using PoolCoordination.Pools;

namespace PoolCoordination.Tests.Hooks;

/// <summary>The name of a session that nobody named: the one that its user sees.</summary>
public sealed class SessionNamingTests : IDisposable
{
    private const string Block = "```pool\nTOPIC: t\n```";

    private readonly ScratchPool _pool = new();
    private readonly string _shop;

    public SessionNamingTests() => _shop = Directory.CreateDirectory(_pool.InFolder("shop")).FullName;

    public void Dispose() => _pool.Dispose();

    [Fact]
    public void Sessions_of_a_folder_are_numbered_and_what_one_left_is_not_taken_for_the_next_ones()
    {
        var (first, second, third) = (new Session(this, "aaaaaaaa-1"), new Session(this, "bbbbbbbb-1"), new Session(this, "cccccccc-1"));
        first.Start();
        second.Start();
        Assert.Equal(["shop-1", "shop-2"], Names());

        first.Run("SessionEnd", ("reason", "other"));
        third.Start();

        Assert.Equal(["shop-2", "shop-3"], Names());
        third.Run("Stop", ("last_assistant_message", Block));
        Assert.Equal("shop-3", Assert.Single(_pool.Entries).Instance);
    }

    [Fact]
    public async Task Sessions_that_begin_at_once_have_different_numbers()
    {
        await Task.WhenAll(Enumerable.Range(0, 8).Select(i => Task.Run(() => new Session(this, $"{i}aaaaaaa-1").Start())));

        // A hook waits for its turn, but not for long.
        if (!_pool.Errors.Any(line => line.Contains("were being named", StringComparison.Ordinal)))
            Assert.Equal(Enumerable.Range(1, 8).Select(number => $"shop-{number}"), Names().Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Its_title_comes_first_and_stays_without_being_said_again()
    {
        var session = new Session(this, "aaaaaaaa-1");
        session.Run("SessionStart", ("source", "startup"), ("session_title", "frontend \u001b[31m"));
        session.Run("SessionStart", ("source", "compact"));

        Assert.Equal(["frontend"], Names());
    }

    [Fact]
    public void The_name_that_the_client_shows_counts_where_it_is_of_this_session()
    {
        var processes = ProcessTable.OfMachine();
        var client = processes is null ? null : ClientProcess.Of(processes, Environment.ProcessId, _ => false);
        Assert.SkipWhen(client is null, "The tests have no process above them that is not a shell.");
        var registry = Directory.CreateDirectory(_pool.InFolder(".claude", "sessions")).FullName;
        File.WriteAllText(
            Path.Combine(registry, client.Id.ToString(CultureInfo.InvariantCulture) + ".json"),
            """{"pid":1,"sessionId":"aaaaaaaa-1","cwd":"/x","name":"shop-f4","more":{"a":[1]}}"""
        );

        new Session(this, "aaaaaaaa-1").Start();
        new Session(this, "bbbbbbbb-1").Start();

        Assert.Equal(["shop-1", "shop-f4"], Names().Order(StringComparer.Ordinal));
    }

    [Fact]
    public void A_name_that_somebody_gave_comes_before_all()
    {
        _pool.Variables["POOL_INSTANCE"] = "A";
        new Session(this, "aaaaaaaa-1").Run("SessionStart", ("source", "startup"), ("session_title", "frontend"));

        Assert.Equal(["A"], Names());
    }

    [Fact]
    public void A_session_that_began_under_its_id_is_named_at_its_next_prompt()
    {
        var session = new Session(this, "aaaaaaaa-1");
        session.Start();
        var state = Directory.GetFiles(_pool.Location.SessionsFolder, "*.state")[0];
        File.WriteAllText(state, File.ReadAllText(state).Replace("shop-1", "aaaaaaaa", StringComparison.Ordinal));

        session.Run("UserPromptSubmit", ("prompt", "x"));

        Assert.Equal(["shop-1"], Names());
    }

    [Fact]
    public void A_session_whose_hooks_were_installed_in_the_middle_of_a_turn_is_named_at_its_first_edit()
    {
        _pool.Variables["POOL_AUTOCLAIM"] = "on";
        var edit = new JsonObject { ["file_path"] = Path.Combine(_shop, "x.py") };
        var session = new Session(this, "aaaaaaaa-1");

        session.Run("PreToolUse", ("tool_name", "Edit"), ("tool_input", edit.DeepClone()));
        Assert.Equal("shop-1", Assert.Single(_pool.Pool.Claims().HeldAt(_pool.Pool.Now)).Instance);

        session.Run("PostToolUse", ("tool_name", "Edit"), ("tool_input", edit));
        Assert.Equal(["shop-1"], Names());
    }

    [Fact]
    public void Commands_in_the_models_shell_go_by_the_name_of_its_session()
    {
        new Session(this, "aaaaaaaa-1").Start();
        _pool.Variables["CLAUDE_CODE_SESSION_ID"] = "aaaaaaaa-1";
        _pool.Variables["POOL_PATH"] = _pool.Path;

        var pool = Pool.Open(_pool.Environment, remote: null);
        var entry = pool.WithAuthor(new PoolEntry { Topic = "t" });

        Assert.Equal(("shop-1", "aaaaaaaa", true), (entry.Instance, entry.SessionId, entry.IsUnnamed));
    }

    [Theory]
    [InlineData("A", null, "the claims of both count as those of one", "CLAUDE_INSTANCE=NAME claude")]
    [InlineData(null, "A", "others cannot tell the two apart", "claude -n NAME")]
    public void The_person_is_told_of_a_session_at_work_with_the_same_name(string? instance, string? title, string told, string command)
    {
        if (instance is not null)
            _pool.Variables["CLAUDE_INSTANCE"] = instance;
        Assert.DoesNotContain("is named", Begin("aaaaaaaa-1"), StringComparison.Ordinal);

        var message = JsonNode.Parse(Begin("bbbbbbbb-1"))!["systemMessage"]!.GetValue<string>();

        Assert.Contains("Another session at work is named \"A\", too", message, StringComparison.Ordinal);
        Assert.Contains(told, message, StringComparison.Ordinal);
        Assert.Contains(command, message, StringComparison.Ordinal);

        string Begin(string id) => new Session(this, id).Run("SessionStart", ("source", "startup"), ("session_title", title));
    }

    [Fact]
    public void A_session_that_is_resumed_does_not_share_the_number_that_another_took_meanwhile()
    {
        var first = new Session(this, "aaaaaaaa-1");
        first.Start();
        first.Run("SessionEnd", ("reason", "other"));
        new Session(this, "bbbbbbbb-1").Start();

        first.Run("SessionStart", ("source", "resume"));

        Assert.Equal(["shop-1", "shop-2"], Names());
    }

    [Fact]
    public void A_title_of_blanks_names_nobody()
    {
        new HookSession(_pool, "aaaaaaaa-1").Run("SessionStart", ("source", "startup"), ("session_title", " "));

        Assert.DoesNotContain("aaaaaaaa", Names());
        Assert.All(Names(), name => Assert.EndsWith("-1", name, StringComparison.Ordinal));
    }

    private List<string> Names() => [.. _pool.Pool.Sessions([]).Select(session => session.Instance).Order(StringComparer.Ordinal)];

    /// <summary>A session that works in the shop.</summary>
    private sealed class Session(SessionNamingTests test, string id)
    {
        private readonly HookSession _hooks = new(test._pool, id);

        public string Start() => Run("SessionStart", ("source", "startup"));

        public string Run(string eventName, params (string Name, JsonNode? Value)[] members) =>
            _hooks.Run(eventName, [("cwd", test._shop), .. members]);
    }
}

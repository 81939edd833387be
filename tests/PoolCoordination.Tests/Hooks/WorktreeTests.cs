using System.Text.Json.Nodes;
using PoolCoordination.Entries;
using PoolCoordination.Tests.Git;

namespace PoolCoordination.Tests.Hooks;

/// <summary>
/// Sessions that were started in the main checkout of a repository and work in its worktrees, as the client's tools lead them there.
/// </summary>
public sealed class WorktreeTests : IDisposable
{
    private const string Block = "```pool\nACTION: claimed\nTOPIC: Payment\nAFFECTS: src/pay.py\n```";

    private readonly ScratchPool _pool = new();
    private readonly string _main;
    private readonly string _worktree;
    private readonly HookSession _a;
    private readonly HookSession _b;

    public WorktreeTests()
    {
        RealGit.Require();
        _main = _pool.InFolder("main");
        _worktree = Path.Combine(_main, ".claude", "worktrees", "fix");
        RealGit.Init(_main).Run("worktree", "add", "-q", _worktree);
        _pool.Variables["CLAUDE_PROJECT_DIR"] = _main;
        (_a, _b) = (new HookSession(_pool, "aaaaaaaa-1"), new HookSession(_pool, "bbbbbbbb-1"));
    }

    public void Dispose() => _pool.Dispose();

    [Fact]
    public void A_block_claims_in_the_worktree_where_it_was_written()
    {
        Stop(_a, _worktree, Block);

        Assert.Equal(_worktree, Assert.Single(_pool.Entries).Root);
        Assert.Equal("deny", Decision(Edit(_b, _worktree, "src/pay.py")));
        Assert.Null(Decision(Edit(_b, _main, "src/pay.py")));
    }

    [Fact]
    public void A_claim_of_an_edit_is_one_in_the_worktree()
    {
        _pool.Variables["POOL_AUTOCLAIM"] = "1";

        Assert.Null(Edit(_a, _worktree, "pay.py"));

        var claim = Assert.Single(_pool.Entries);
        Assert.Equal((_worktree, "Editing pay.py", "./pay.py"), (claim.Root, claim.Topic, Assert.Single(claim.Affects)));
    }

    [Fact]
    public void Whoever_edits_the_same_file_in_another_working_tree_is_told_once_of_each_claim_and_not_stopped()
    {
        Stop(_a, _worktree, Block);

        var output = Edit(_b, _main, "src/pay.py");

        Assert.Null(Decision(output));
        var context = output!["additionalContext"]!.GetValue<string>();
        Assert.Contains(
            $"the copy of this file in \"{_worktree}\", another working tree of the repository",
            context,
            StringComparison.Ordinal
        );
        Assert.Contains("-1\" (session \"aaaaaaaa\") holds it from 09:00 UTC", context, StringComparison.Ordinal);
        Assert.Null(Edit(_b, _main, "src/pay.py"));

        Stop(_a, _worktree, "```pool\nACTION: completed\nTOPIC: Payment\n```");
        Stop(_a, _worktree, Block.Replace("Payment", "Refunds", StringComparison.Ordinal));
        Assert.Contains("Refunds", Edit(_b, _main, "src/pay.py")!.ToJsonString(), StringComparison.Ordinal);
        Assert.Null(Edit(_b, _main, "src/pay.py"));
    }

    [Fact]
    public void A_claim_that_its_session_makes_again_when_it_is_resumed_is_not_told_again()
    {
        Stop(_a, _worktree, Block);
        Assert.NotNull(Edit(_b, _main, "src/pay.py"));

        _a.Run("SessionEnd", ("cwd", _worktree), ("reason", "other"));
        _a.Run("SessionStart", ("cwd", _worktree), ("source", "resume"));
        _a.Run("UserPromptSubmit", ("cwd", _worktree), ("prompt", "Go on"));

        Assert.Equal(2, _pool.Entries.Count(entry => entry.Action == PoolAction.Claimed));
        Assert.Null(Edit(_b, _main, "src/pay.py"));
    }

    [Fact]
    public void What_was_not_written_is_shown_again()
    {
        Stop(_a, _main, Block);

        Assert.Contains("holds it from", _b.Output("PreToolUse", Input(_worktree, "src/pay.py")).Context, StringComparison.Ordinal);
        Assert.NotNull(Edit(_b, _worktree, "src/pay.py"));
        Assert.Null(Edit(_b, _worktree, "src/pay.py"));
    }

    [Theory]
    [InlineData("src/other.py")]
    [InlineData("pay.py")]
    public void Another_file_is_passed_without_a_word(string file)
    {
        Stop(_a, _worktree, Block);

        Assert.Null(Edit(_b, _main, file));
    }

    [Fact]
    public void Ones_own_claim_in_another_working_tree_and_a_clone_are_passed_without_a_word()
    {
        var clone = _pool.InFolder("clone");
        new RealGit(_main).Run("clone", "-q", _main, clone);
        Stop(_a, _worktree, Block);

        Assert.Null(Edit(_a, _main, "src/pay.py"));
        Assert.Null(Edit(_b, clone, "src/pay.py"));
    }

    [Fact]
    public void Without_a_guard_nothing_is_said()
    {
        _pool.Variables["POOL_GUARD"] = "off";
        Stop(_a, _worktree, Block);

        Assert.Null(Edit(_b, _main, "src/pay.py"));
    }

    [Fact]
    public void The_sessions_file_stays_small_however_many_claims_it_was_shown()
    {
        for (var i = 0; i < 100; i++)
        {
            Stop(_a, _worktree, $"```pool\nACTION: claimed\nTOPIC: t{i}\nAFFECTS: src/f{i}.py\n```");
            Assert.NotNull(Edit(_b, _main, $"src/f{i}.py"));
        }

        for (var i = 68; i < 100; i++)
            Assert.Null(Edit(_b, _main, $"src/f{i}.py"));
        Assert.InRange(new FileInfo(Path.Combine(_pool.Location.SessionsFolder, "bbbbbbbb-1.state")).Length, 1, 1024);
        Assert.NotNull(Edit(_b, _main, "src/f67.py"));
    }

    [Fact]
    public void Of_claims_in_many_working_trees_three_are_shown_at_once()
    {
        for (var i = 0; i < 4; i++)
        {
            var tree = _pool.InFolder($"tree-{i}");
            new RealGit(_main).Run("worktree", "add", "-q", "--detach", tree);
            Stop(_a, tree, Block.Replace("Payment", $"Payment {i}", StringComparison.Ordinal));
        }

        Assert.Equal(
            [3, 1, 0],
            Enumerable.Range(0, 3).Select(_ => $"{Edit(_b, _main, "src/pay.py")}".Split("Another instance has claimed").Length - 1)
        );
    }

    private static void Stop(HookSession session, string folder, string message) =>
        session.Run("Stop", ("cwd", folder), ("prompt_id", session.Turn), ("last_assistant_message", message));

    private static JsonNode? Edit(HookSession session, string folder, string file)
    {
        var json = session.Run("PreToolUse", Input(folder, file));
        return json.Length == 0 ? null : JsonNode.Parse(json)!["hookSpecificOutput"];
    }

    private static (string, JsonNode?)[] Input(string folder, string file) =>
        [("cwd", folder), ("tool_name", "Edit"), ("tool_input", new JsonObject { ["file_path"] = Path.Combine(folder, file) })];

    private static string? Decision(JsonNode? output) => output?["permissionDecision"]?.GetValue<string>();
}

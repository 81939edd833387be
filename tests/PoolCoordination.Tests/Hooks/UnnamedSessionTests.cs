using System.Text.Json.Nodes;
using PoolCoordination.Claims;
using PoolCoordination.Entries;
using PoolCoordination.Pools;

namespace PoolCoordination.Tests.Hooks;

/// <summary>Sessions that nobody named: what they write is theirs, whatever name their blocks give.</summary>
public sealed class UnnamedSessionTests : IDisposable
{
    private const string Block = "```pool\nINSTANCE: A\nACTION: claimed\nTOPIC: Auth module\nAFFECTS: src/auth.py\n```";

    private readonly ScratchPool _pool = new();

    [Fact]
    public void Two_whose_blocks_give_one_name_are_not_granted_the_same_file()
    {
        var first = Session("11111111-aaaa");
        var second = Session("22222222-aaaa");

        first.Stop(Block);
        second.Stop(Block);

        Assert.Equal("11111111", Assert.Single(Held).Entry.SessionId);
        Assert.Contains(
            "was refused; another overlaps it: \"A\" (session \"11111111\") holds it from",
            second.Prompt(),
            StringComparison.Ordinal
        );
        Assert.Null(Edit(first));
        Assert.Equal("deny", Edit(second));
    }

    [Fact]
    public void One_does_not_end_the_others_claim_by_its_topic()
    {
        Session("11111111-aaaa").Stop(Block);

        Session("22222222-aaaa").Stop("```pool\nINSTANCE: A\nACTION: completed\nTOPIC: Auth module\n```");
        Assert.Single(Held);

        Session("11111111-aaaa").Stop("```pool\nINSTANCE: B\nACTION: completed\nTOPIC: Auth module\n```");
        Assert.Empty(Held);
    }

    [Fact]
    public void One_sees_the_others_entries_as_anothers()
    {
        Session("11111111-aaaa").Stop("```pool\nINSTANCE: A\nTOPIC: Of the first\n```");
        _pool.SetDomain("22222222", "unrelated");

        var own = new Identity("A", "22222222-aaaa") { IsUnnamed = true };
        Assert.Contains("(0 own, 1 others)", _pool.Pool.Context(own).Text(isFull: false), StringComparison.Ordinal);
    }

    [Fact]
    public void A_claim_of_an_unnamed_session_is_not_of_an_instance_that_people_gave_that_name()
    {
        Session("11111111-aaaa").Stop(Block);
        _pool.Variables["CLAUDE_INSTANCE"] = "A";

        Assert.Equal("deny", Edit(Session("22222222-aaaa")));
    }

    [Fact]
    public void Two_sessions_of_one_given_name_own_together()
    {
        _pool.Variables["POOL_INSTANCE"] = "A";
        Session("11111111-aaaa").Stop(Block);
        _pool.Variables["POOL_INSTANCE"] = "a";

        Assert.Null(Edit(Session("22222222-aaaa")));
    }

    [Fact]
    public void Lines_that_do_not_say_so_are_owned_by_their_name_as_before()
    {
        var now = _pool.Clock.Now.ToUnixTimeSeconds();
        var root = JsonValue.Create(_pool.InFolder()).ToJsonString();
        _pool.WriteLog(
            $$"""{"id":"1","timestamp":{{now}},"source_instance":"A","session_id":"99999999","action":"claimed","topic":"t","""
                + $$""" "affects":"src/","ttl":3600,"root":{{root}}}"""
        );
        _pool.Variables["CLAUDE_INSTANCE"] = "A";
        Assert.Null(Edit(Session("11111111-aaaa")));

        _pool.Variables.Remove("CLAUDE_INSTANCE");
        Assert.Equal("deny", Edit(Session("11111111-aaaa")));
    }

    [Fact]
    public void A_renewal_and_an_end_keep_to_the_session()
    {
        var session = Session("11111111-aaaa");
        session.Stop(Block);
        _pool.Clock.Advance(TimeSpan.FromMinutes(40));

        session.Prompt();
        Assert.Equal(_pool.Clock.Now.AddHours(1), Assert.Single(Held).ExpiresAt);
        session.End();

        Assert.Empty(Held);
        Assert.All(_pool.Entries, entry => Assert.True(entry.IsUnnamed));
    }

    [Fact]
    public void A_resumed_one_keeps_the_name_that_its_block_gave()
    {
        var session = Session("11111111-aaaa");
        session.Stop(Block);
        session.End();

        session.Resume();

        var claim = Assert.Single(Held).Entry;
        Assert.Equal(("A", "11111111", true), (claim.Instance, claim.SessionId, claim.IsUnnamed));
    }

    public void Dispose() => _pool.Dispose();

    private IReadOnlyList<Claim> Held => _pool.Pool.Claims().HeldAt(_pool.Clock.Now);

    private HookSession Session(string id) => new HookSession(_pool, id).UserLine();

    private string? Edit(HookSession session)
    {
        var output = session.Run(
            "PreToolUse",
            ("tool_name", "Edit"),
            ("tool_input", new JsonObject { ["file_path"] = _pool.InFolder("src", "auth.py") })
        );
        return output.Length == 0 ? null : JsonNode.Parse(output)!["hookSpecificOutput"]!["permissionDecision"]?.GetValue<string>();
    }
}

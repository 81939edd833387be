using PoolCoordination.Entries;
using PoolCoordination.Pools;

namespace PoolCoordination.Tests.Hooks;

/// <summary>A claim that is made again, as by a session that is resumed, is one claim to whoever is shown it.</summary>
public sealed class ClaimMadeAgainTests : IDisposable
{
    private const string Block = "```pool\nACTION: claimed\nTOPIC: Auth module\nAFFECTS: src/auth.py\n```";

    private readonly ScratchPool _pool = new();
    private readonly HookSession _session;

    public ClaimMadeAgainTests()
    {
        _pool.Variables["CLAUDE_INSTANCE"] = "A";
        _session = new HookSession(_pool, "7c1d9e52-4b0a").UserLine();
    }

    [Fact]
    public void A_context_has_one_line_for_it_with_what_became_of_it_last()
    {
        _session.Stop(Block);
        Resume();
        Resume();
        Assert.Equal(["- [A] claimed: Auth module (0s ago)"], Lines("A"));
        Assert.Equal(["- [A] claimed: Auth module (0s ago, ends in 1h)"], Lines("C"));

        _session.End();
        _pool.Pool.Claim(new PoolEntry { Instance = "B", Action = PoolAction.Claimed, Topic = "Everything", Affects = ["src/"] });
        _session.Resume();

        Assert.Equal(["- [A] claimed: Auth module (0s ago) (refused)"], Lines("A"));
        Assert.Equal(["- [A] claimed: Auth module (0s ago) (ended)"], Lines("C"));
        Assert.Contains("**Pool**: 2 recent (1 own, 1 others)", _pool.Context("A").Text(isFull: false), StringComparison.Ordinal);
        Assert.Equal(2, _pool.Context("A").Text(isFull: true).Split("🔒").Length - 1);
    }

    [Fact]
    public void A_list_of_claims_has_it_once()
    {
        _session.Stop(Block);
        _session.Turn = "turn-002-x";
        _session.UserLine().Stop(Block);

        var claims = _pool.Pool.Claims();
        Assert.Equal(2, claims.HeldAt(_pool.Clock.Now).Count);
        Assert.Equal(claims.HeldAt(_pool.Clock.Now)[1], Assert.Single(claims.ListAt(_pool.Clock.Now)));
    }

    [Theory]
    [InlineData("Auth module", "src/session.py", "A")]
    [InlineData("Sessions", "src/auth.py", "A")]
    [InlineData("Auth module", "src/auth.py", "B")]
    public void Claims_of_other_topics_paths_or_owners_are_others(string topic, string path, string instance)
    {
        _session.Stop(Block);
        _pool.Pool.Claim(
            new PoolEntry
            {
                Instance = instance,
                Action = PoolAction.Claimed,
                Topic = topic,
                Affects = [path],
                IsForced = true,
            }
        );

        Assert.Equal(2, _pool.Context("A").Text(isFull: false).Split("claimed: ").Length - 1);
    }

    [Fact]
    public void A_refusal_is_told_once_and_not_where_it_was_granted_since()
    {
        _pool.Pool.Claim(new PoolEntry { Instance = "B", Action = PoolAction.Claimed, Topic = "Everything", Affects = ["src/"] });
        _session.Stop(Block);
        _session.Turn = "turn-002-x";
        _session.UserLine().Stop(Block);
        Assert.Equal(2, _session.Prompt().Split("was refused").Length);

        _session.Turn = "turn-003-x";
        _session.UserLine().Stop(Block);
        _pool.Add("B", "Everything");
        _session.Turn = "turn-004-x";
        _session.UserLine().Stop(Block);
        Assert.DoesNotContain("refused", _session.Prompt(), StringComparison.Ordinal);
    }

    public void Dispose() => _pool.Dispose();

    private void Resume()
    {
        _session.End();
        _session.Resume();
    }

    private IEnumerable<string> Lines(string reader) =>
        _pool.Context(reader).Text(isFull: false).Split('\n').Where(line => line.Contains("Auth module", StringComparison.Ordinal));
}

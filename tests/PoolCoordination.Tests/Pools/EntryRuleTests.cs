using PoolCoordination.Entries;
using PoolCoordination.Faults;
using PoolCoordination.Pools;
using PoolCoordination.Relevance;
using PoolCoordination.Settings;

namespace PoolCoordination.Tests.Pools;

/// <summary>Rules for what people write, whichever front end they come by.</summary>
public sealed class EntryRuleTests : IDisposable
{
    private readonly ScratchPool _pool = new();

    public void Dispose() => _pool.Dispose();

    [Fact]
    public void An_entry_whose_id_the_pool_has_is_refused_also_where_its_time_is_up_to_an_hour_later()
    {
        var written = _pool.Pool.Add(new PoolEntry { Instance = "A", Topic = "Auth" });

        var error = Assert.Throws<PoolException>(() => _pool.Pool.Restore(written with { Timestamp = written.Timestamp.AddMinutes(59) }));

        Assert.Equal(PoolFault.Present, error.Fault);
        Assert.Single(_pool.Entries);
    }

    [Fact]
    public void Force_takes_a_claim_over_and_means_nothing_for_other_entries()
    {
        _pool.Pool.Post(new PoolEntry { Instance = "A", Action = PoolAction.Claimed, Topic = "Auth", Affects = ["/project/auth.py"] });

        var claimed = _pool.Pool.Post(
            new PoolEntry
            {
                Instance = "B",
                Action = PoolAction.Claimed,
                Topic = "Mine",
                Affects = ["/project/auth.py"],
            },
            isForced: true
        );
        var completed = _pool.Pool.Post(
            new PoolEntry
            {
                Instance = "B",
                Action = PoolAction.Completed,
                Topic = "Done",
            },
            isForced: true
        );

        Assert.Null(claimed.Holder);
        Assert.True(claimed.Entry.IsForced);
        Assert.False(completed.Entry.IsForced);
    }

    [Fact]
    public void An_entry_without_an_author_is_by_the_instance_that_a_person_names_else_by_that_of_the_process()
    {
        _pool.Variables["CLAUDE_INSTANCE"] = "A";
        _pool.Variables["CLAUDE_CODE_SESSION_ID"] = "7c1d9e52-0000-4000-8000-000000000000";

        var own = _pool.Pool.WithAuthor(new PoolEntry { Topic = "One" });
        var named = _pool.Pool.WithAuthor(new PoolEntry { Topic = "Two" }, "B");
        var others = _pool.Pool.WithAuthor(new PoolEntry { Topic = "Three", Instance = "C", SessionId = "aaaaaaaa" }, "B");

        Assert.Equal(("A", "7c1d9e52"), (own.Instance, own.SessionId));
        // Whose session that is nobody knows.
        Assert.Equal(("B", null), (named.Instance, named.SessionId));
        Assert.Equal(("C", "aaaaaaaa"), (others.Instance, others.SessionId));
    }

    [Fact]
    public void Who_sets_an_option_is_told_what_is_in_force_then()
    {
        var pool = _pool.Pool;
        Assert.Null(pool.SetOption(PoolOption.Auto, "on").OverrideNotice);
        Assert.True(pool.Settings.IsOn(PoolOption.Auto));

        Assert.Equal(OptionSource.Default, pool.SetOption(PoolOption.Auto, value: null).Source);

        _pool.Variables["POOL_AUTO"] = "off";
        var overridden = pool.SetOption(PoolOption.Auto, "on");
        Assert.Equal("off", overridden.Value);
        Assert.Contains("POOL_AUTO", overridden.OverrideNotice, StringComparison.Ordinal);
    }

    [Fact]
    public void The_error_for_an_instance_without_a_domain_names_those_that_have_one()
    {
        var none = Assert.Throws<PoolException>(() => _pool.Pool.RemoveDomain("Q"));
        Assert.Equal(PoolFault.NotFound, none.Fault);
        Assert.EndsWith("instances with a domain: none.", none.Message, StringComparison.Ordinal);

        _pool.Pool.SetDomain(new Domain("A", ["auth"]));
        _pool.Pool.SetDomain(new Domain("B", ["visual"]));

        Assert.Equal(
            $"Instance 'Q' has no domain in '{_pool.Location.SettingsPath}'; instances with a domain: A, B.",
            Assert.Throws<PoolException>(() => _pool.Pool.RemoveDomain("Q")).Message
        );
    }
}

using PoolCoordination.Entries;
using PoolCoordination.Log;
using PoolCoordination.Pools;
using PoolCoordination.Status;
using PoolCoordination.Storage;

namespace PoolCoordination.Tests.Status;

public sealed class PoolStatusTests : IDisposable
{
    private readonly ScratchPool _pool = new();

    public PoolStatusTests() => _pool.Variables["CLAUDE_INSTANCE"] = "A";

    public void Dispose() => _pool.Dispose();

    [Fact]
    public void Own_blockers_come_first_then_those_in_the_domain_then_others_the_newest_of_each_first()
    {
        _pool.SetDomain("A", "visual", "image");
        Block("C", "database", blocks: "the release");
        Block("C", "image size");
        Block("A", "licence");
        Block("C", "certificates", blocks: "the visual server");
        Block("C", "network", blocks: "the release");
        Block("C", "concerns nobody");

        Assert.Equal(["licence", "certificates", "image size", "network", "database"], Topics());
    }

    [Fact]
    public void Without_a_domain_all_blockers_concern_one()
    {
        Block("C", "database");
        Block("C", "network");

        Assert.Equal(["network", "database"], Topics());
    }

    [Fact]
    public void A_blocker_is_gone_once_its_topic_was_completed_and_there_again_where_it_is_blocked_again()
    {
        Block("C", "Oracle data");
        _pool.Add("B", "oracle DATA");
        Assert.Empty(Topics());

        Block("C", "Oracle data");
        Assert.Equal(["Oracle data"], Topics());
    }

    [Fact]
    public void What_waits_is_counted_and_what_can_be_delivered_is_delivered_first()
    {
        _pool.Add("A", "first");
        new Outbox(_pool.Location).Add(_pool.Pool.Prepare(new PoolEntry { Instance = "A", Topic = "second" }));
        using (new FileHolder(_pool.Path + ".lock"))
            Assert.Equal(1, Read().Waiting);

        var status = Read();
        Assert.Equal((0, 2), (status.Waiting, status.LiveEntries));
    }

    [Fact]
    public void A_prompt_forgets_a_claim_within_a_minute_of_its_end()
    {
        _pool.Add(
            new PoolEntry
            {
                Instance = "A",
                Action = PoolAction.Claimed,
                Topic = "t",
                Affects = ["a.py"],
                Ttl = TimeSpan.FromMinutes(10),
            }
        );
        var prompt = new PoolPrompt();
        Assert.Equal("[A: 1 claim]", prompt.Text(() => _pool.Pool));

        _pool.Clock.Advance(TimeSpan.FromMinutes(9.5));
        Assert.Equal("[A: 1 claim]", prompt.Text(() => _pool.Pool));
        _pool.Clock.Advance(TimeSpan.FromMinutes(1));

        Assert.Equal("", prompt.Text(() => _pool.Pool));
    }

    [Fact]
    public void The_variable_that_names_the_instance_is_shown()
    {
        Assert.Equal(("A", InstanceSource.Environment, "CLAUDE_INSTANCE"), Name());

        _pool.Variables.Remove("CLAUDE_INSTANCE");
        _pool.Variables["CLAUDE_CODE_SESSION_ID"] = "7c1d9e52-1111-4222-8333-444455556666";
        Assert.Equal(("7c1d9e52", InstanceSource.Session, null), Name());

        _pool.Variables["POOL_INSTANCE"] = "B";
        Assert.Equal(("B", InstanceSource.Environment, "POOL_INSTANCE"), Name());
    }

    [Fact]
    public void Everything_at_once_has_room_in_twelve_lines()
    {
        _pool.Add("A", "t");
        for (var i = 0; i < 3; i++)
        {
            Block("C", $"blocker {i}");
            foreach (var instance in (string[])["A", "B"])
                _pool.Pool.Post(
                    new PoolEntry
                    {
                        Instance = instance,
                        Action = PoolAction.Claimed,
                        Topic = $"{instance}{i}",
                        Affects = [$"{instance}{i}.py"],
                    }
                );
        }

        new ErrorLog(_pool.Location).Add(_pool.Clock.Now, "Stop", "It broke.");
        new Outbox(_pool.Location).Add(_pool.Pool.Prepare(new PoolEntry { Instance = "A", Topic = "waits" }));
        using var holder = new FileHolder(_pool.Path + ".lock");

        var lines = StatusText.Of(Read(), _pool.Environment.HomeFolder);

        Assert.Equal(
            (string[])["pool", "you", "hooks", "holding", "", "blocked", "", "others", "outbox", "error"],
            lines.Select(line => line.Label)
        );
    }

    [Fact]
    public void Names_and_topics_reach_no_terminal_as_its_commands()
    {
        Block("C\u001b[31m", "red \u001b]0;title\u0007 topic");

        Assert.DoesNotContain(StatusText.Of(Read(), ""), line => line.Text.Contains('\u001b', StringComparison.Ordinal));
    }

    private PoolStatus Read() => PoolStatus.Read(_pool.Pool);

    private IEnumerable<string> Topics() => Read().Blockers.Select(entry => entry.Topic);

    private (string, InstanceSource, string?) Name() =>
        Read() is var status ? (status.Instance, status.InstanceSource, status.InstanceVariable) : default;

    private void Block(string instance, string topic, string blocks = "") => _pool.Add(instance, topic, PoolAction.Blocked, blocks);
}

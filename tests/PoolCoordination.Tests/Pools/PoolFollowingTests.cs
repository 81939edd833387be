using PoolCoordination.Entries;
using PoolCoordination.Pools;

namespace PoolCoordination.Tests.Pools;

public sealed class PoolFollowingTests : IDisposable
{
    private readonly ScratchPool _pool = new();

    public void Dispose() => _pool.Dispose();

    [Fact]
    public void What_is_there_already_is_not_waited_for()
    {
        _pool.Pool.Add(Entry("Oracle data"));

        Assert.Equal(
            "Oracle data",
            _pool.Pool.WaitFor(new PoolQuery { Topic = "oracle" }, TimeSpan.FromDays(1), TestContext.Current.CancellationToken)?.Topic
        );
    }

    [Fact]
    public void What_comes_while_it_is_waited_for_ends_the_wait()
    {
        var writer = new Thread(() =>
        {
            _pool.Pool.Add(Entry("other"));
            _pool.Pool.Add(Entry("Oracle data"));
        });
        writer.Start();

        Assert.Equal(
            "Oracle data",
            _pool.Pool.WaitFor(new PoolQuery { Topic = "oracle" }, TimeSpan.FromMinutes(1), TestContext.Current.CancellationToken)?.Topic
        );
        writer.Join();
    }

    [Fact]
    public void Nothing_comes_of_a_wait_whose_time_is_over() =>
        Assert.Null(
            _pool.Pool.WaitFor(new PoolQuery { Topic = "oracle" }, TimeSpan.FromMilliseconds(1), TestContext.Current.CancellationToken)
        );

    [Fact]
    public void A_wait_may_be_longer_than_a_timer_can_count()
    {
        var writer = new Thread(() => _pool.Pool.Add(Entry("Oracle data")));
        writer.Start();

        Assert.Equal(
            "Oracle data",
            _pool.Pool.WaitFor(new PoolQuery { Topic = "oracle" }, TimeSpan.MaxValue, TestContext.Current.CancellationToken)?.Topic
        );
        writer.Join();
    }

    [Fact]
    public void What_is_there_since_a_time_comes_first_and_once_the_oldest_in_front()
    {
        _pool.Pool.Add(Entry("one"));
        _pool.Pool.Add(Entry("two"));
        var seen = new List<string>();

        foreach (
            var entry in _pool.Pool.Follow(
                new PoolQuery { Since = _pool.Clock.Now - TimeSpan.FromMinutes(1) },
                timeout: null,
                TestContext.Current.CancellationToken
            )
        )
        {
            seen.Add(entry.Topic);
            if (seen.Count == 2)
                _pool.Pool.Add(Entry("three"));
            if (seen.Count == 3)
                break;
        }

        Assert.Equal(["one", "two", "three"], seen);
    }

    private static PoolEntry Entry(string topic) => new() { Instance = "A", Action = PoolAction.Completed, Topic = topic };
}

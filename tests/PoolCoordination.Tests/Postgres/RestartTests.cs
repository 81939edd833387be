using PoolCoordination.Log;
using PoolCoordination.Tests.Hooks;
using PoolCoordination.Tests.Log;

namespace PoolCoordination.Tests.Postgres;

/// <summary>A server that is stopped and started while others are at work: each test has one of its own.</summary>
public sealed class RestartTests : IDisposable
{
    private readonly PostgresInstance? _server = PostgresInstance.Absence is null ? new PostgresInstance() : null;

    [Fact]
    public void A_follower_gives_what_it_missed()
    {
        var server = Require();
        using var pool = new ScratchPool(server.NewPool());
        pool.Add("A", "before");
        using var following = new SharedLogTests.Following(pool.Pool.Log);
        pool.Add("A", "one");
        following.AssertGiven("one");

        server.Stop();
        server.Start();
        pool.Add("A", "two");

        following.AssertGiven("two");
        pool.Add("A", "three");
        following.AssertGiven("three");
    }

    [Fact]
    public void What_hooks_post_while_it_is_stopped_is_there_afterwards_in_order_and_once()
    {
        var server = Require();
        using var pool = new ScratchPool(server.NewPool());
        var a = new HookSession(pool, "aaaaaaaa-1").UserLine();
        Stop(a, "before");

        server.Stop();
        Stop(a, "one");
        Stop(a, "one");
        Stop(a, "two");
        Assert.Equal(["one", "two"], new Outbox(pool.Location).Entries.Select(entry => entry.Topic));
        server.Start();
        Stop(a, "two");
        Stop(a, "after");

        Assert.Equal(["before", "one", "two", "after"], pool.Entries.Select(entry => entry.Topic));
        Assert.True(new Outbox(pool.Location).IsEmpty);
    }

    [Fact]
    public void A_process_that_was_connected_before_goes_on()
    {
        var server = Require();
        using var pool = new ScratchPool(server.NewPool());
        var log = pool.Pool.Log;
        log.Append(new() { Id = "1", Topic = "one" });

        server.Stop();
        server.Start();
        log.Append(new() { Id = "2", Topic = "two" });

        Assert.Equal(["one", "two"], pool.Entries.Select(entry => entry.Topic));
    }

    [Fact]
    public void A_process_whose_idle_connection_the_server_ended_goes_on()
    {
        var server = Require();
        Assert.SkipWhen(
            (int)server.Query("select current_setting('server_version_num')::int")! < 140000,
            "before version 14 a server ends no idle connection"
        );
        server.Query("alter system set idle_session_timeout = '100ms'");
        server.Query("select pg_reload_conf()");
        using var pool = new ScratchPool(server.NewPool());
        var log = pool.Pool.Log;
        log.Append(new() { Id = "1", Topic = "one" });

        Condition.Wait(
            "the end of the connections",
            () => server.Query("select count(*) from pg_stat_activity where application_name = 'pool'") is 0L
        );
        log.Append(new() { Id = "2", Topic = "two" });

        Assert.Equal(["one", "two"], pool.Entries.Select(entry => entry.Topic));
    }

    public void Dispose() => _server?.Dispose();

    private PostgresInstance Require()
    {
        Assert.SkipWhen(_server is null, PostgresInstance.Absence ?? "");
        return _server;
    }

    private static void Stop(HookSession session, string topic)
    {
        session.Turn = $"turn of {topic}";
        session.UserLine().Stop($"```pool\nACTION: completed\nTOPIC: {topic}\n```");
    }
}

using System.Net;
using System.Net.Sockets;
using System.Text.Json.Nodes;
using PoolCoordination.Checks;
using PoolCoordination.Entries;
using PoolCoordination.Faults;
using PoolCoordination.Log;
using PoolCoordination.Pools;
using PoolCoordination.Storage;
using PoolCoordination.Tests.Cli;
using PoolCoordination.Tests.Hooks;

namespace PoolCoordination.Tests.Postgres;

/// <summary>What happens while the server cannot be used, whatever the reason.</summary>
public sealed class UnavailableTests(PostgresFixture postgres) : IDisposable
{
    private const string Block = "```pool\nACTION: completed\nTOPIC: Auth fix\n```";

    private readonly List<IDisposable> _used = [];

    public static TheoryData<string> Reasons =>
        ["a port where nobody listens", "a server that never answers", "a wrong password", "no schema", "no such database"];

    [Theory]
    [MemberData(nameof(Reasons))]
    public void A_hook_shows_nothing_and_its_entry_waits_in_the_outbox(string reason)
    {
        using var pool = new ScratchPool(Address(reason));
        var session = new HookSession(pool, "aaaaaaaa-1").UserLine();

        Assert.Equal("", session.Start());
        Assert.Equal("", session.Stop(Block));
        Assert.Equal("", session.Stop(Block));
        Assert.Equal("", session.Prompt());

        Assert.Equal(["Auth fix"], new Outbox(pool.Location).Entries.Select(entry => entry.Topic));
        // A line for each hook that found it so.
        Assert.Equal(4, pool.Errors.Length);
        var told = $"The pool {pool.Location.Name} cannot be reached: ";
        Assert.All(pool.Errors, line => Assert.Contains(told, line, StringComparison.Ordinal));
        Assert.All(pool.Errors, line => Assert.DoesNotContain("horse", line, StringComparison.Ordinal));
        if (!OperatingSystem.IsWindows())
            Assert.Equal("600", Convert.ToString((int)File.GetUnixFileMode(pool.Location.OutboxPath), 8));
    }

    [Theory]
    [MemberData(nameof(Reasons))]
    public void A_person_gets_a_notice(string reason)
    {
        using var pool = new ScratchPool(Address(reason));
        var log = pool.Pool.Log;
        log.Timeout = TimeSpan.FromMilliseconds(300);

        var exception = Assert.Throws<PoolUnavailableException>(() => log.Append(new PoolEntry { Instance = "A", Topic = "t" }));

        Assert.Equal(PoolFault.Unavailable, exception.Fault);
        Assert.StartsWith($"The pool {pool.Location.Name} cannot be reached: ", exception.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("horse", exception.ToString(), StringComparison.Ordinal);
        Assert.Throws<PoolUnavailableException>(() => log.Open());
        Assert.Throws<PoolUnavailableException>(() => log.Follow());
        Assert.Throws<PoolUnavailableException>(() => pool.Pool.Domains);
        Assert.True(new Outbox(pool.Location).IsEmpty);
    }

    [Fact]
    public void Who_makes_a_pool_waits_no_longer_than_others()
    {
        using var pool = new ScratchPool(Address("a server that never answers"));
        var log = pool.Pool.Log;
        log.Timeout = TimeSpan.FromMilliseconds(300);

        Assert.Contains(
            "no answer within 300 ms",
            Assert.Throws<PoolUnavailableException>(() => log.Initialize()).Message,
            StringComparison.Ordinal
        );
    }

    [Theory]
    [InlineData("", "", "\"additionalContext\":\"Cannot determine whether another instance has claimed")]
    [InlineData("deny", "", "\"permissionDecision\":\"deny\"")]
    [InlineData("deny", "off", null)]
    public void What_an_edit_meets_is_told_by_the_option_remoteAway(string remoteAway, string guard, string? expected)
    {
        using var pool = new ScratchPool(Address("a port where nobody listens"));
        pool.Variables["POOL_REMOTEAWAY"] = remoteAway;
        pool.Variables["POOL_GUARD"] = guard;
        var session = new HookSession(pool, "aaaaaaaa-1");

        var output = session.Run(
            "PreToolUse",
            ("tool_name", "Edit"),
            ("tool_input", new JsonObject { ["file_path"] = pool.InFolder("a.py") })
        );

        if (expected is null)
            Assert.Equal("", output);
        else
            Assert.Contains(expected, output, StringComparison.Ordinal);
        Assert.Single(pool.Errors);
    }

    [Fact]
    public void In_automatic_mode_an_entry_waits_too_and_once()
    {
        using var pool = new ScratchPool(Address("a port where nobody listens"));
        pool.Variables["POOL_AUTO"] = "on";
        var file = Path.Combine(pool.Environment.WorkingFolder, "src", "auth.py");
        var session = new HookSession(pool, "aaaaaaaa-1").UserLine().EditLine("Edit", file);
        const string answer = "I fixed the token refresh in src/auth.py. All 12 tests pass.";

        session.Stop(answer);
        session.Stop(answer);

        Assert.True(Assert.Single(new Outbox(pool.Location).Entries).IsAutomatic);
    }

    [Theory]
    [MemberData(nameof(HookProgram.All), MemberType = typeof(HookProgram))]
    public void The_executable_says_so_and_a_hook_does_not(HookProgram program)
    {
        using var folder = new ScratchFolder();
        var pool = new PoolProcess(folder.Path);
        pool.Variables["POOL_PATH"] = Address("a port where nobody listens");

        var add = pool.Run("add", "-a", "completed", "-t", "t", "-i", "A");
        Assert.Equal(1, add.ExitCode);
        Assert.StartsWith("pool: The pool postgres://postgres@127.0.0.1:", add.Error, StringComparison.Ordinal);
        var hook = pool.RunHook(program, """{"hook_event_name":"SessionStart","session_id":"aaaaaaaa"}""");
        Assert.Equal((0, "", ""), (hook.ExitCode, hook.Output, hook.Error));
    }

    [Fact]
    public void A_check_says_why_and_what_waits()
    {
        using var pool = new ScratchPool(Address("a port where nobody listens"));
        new HookSession(pool, "aaaaaaaa-1").UserLine().Stop(Block);

        var problems = PoolCheck
            .Run(pool.Pool, TestContext.Current.CancellationToken)
            .Where(problem => problem.Kind == PoolProblemKind.Server)
            .ToList();

        Assert.Equal(2, problems.Count);
        Assert.Contains("cannot be reached", problems[0].Message, StringComparison.Ordinal);
        Assert.Contains("1 entry waits", problems[1].Message, StringComparison.Ordinal);
    }

    [Fact]
    public void The_next_call_that_reaches_the_server_delivers_in_order_and_once()
    {
        using var pool = new ScratchPool(postgres.Require().NewPool());
        pool.SetDomain("B", "auth");
        var outbox = new Outbox(pool.Location);
        var sent = Enumerable.Range(0, 20).Select(i => Entry($"auth {i}")).ToList();
        sent.ForEach(outbox.Add);
        // As if a process was killed between the delivery and its end.
        var log = pool.Pool.Log;
        var kept = File.ReadAllBytes(pool.Location.OutboxPath);
        log.Append(Entry("behind them"));
        File.WriteAllBytes(pool.Location.OutboxPath, kept);

        Condition.Wait("an empty outbox", () => { new HookSession(pool, "bbbbbbbb-1").Prompt(); return outbox.IsEmpty; });

        Assert.Equal([.. sent.Select(entry => entry.Topic), "behind them"], pool.Entries.Select(entry => entry.Topic));
        Assert.Equal(sent.Select(entry => entry.Id), pool.Entries.Take(20).Select(entry => entry.Id));
        Assert.All(pool.Entries.Take(20), entry => Assert.Equal(0.73, entry.Relevance["B"]));
        Assert.False(File.Exists(pool.Location.OutboxPath));
    }

    [Fact]
    public void What_was_posted_before_the_server_went_is_not_delivered_again()
    {
        using var pool = new ScratchPool(postgres.Require().NewPool());
        new HookSession(pool, "aaaaaaaa-1").UserLine().Stop(Block);
        var posted = Assert.Single(pool.Entries);
        new Outbox(pool.Location).Add(posted with { Id = Guid.NewGuid().ToString() });

        new HookSession(pool, "bbbbbbbb-1").Start();

        Assert.Single(pool.Entries);
        Assert.True(new Outbox(pool.Location).IsEmpty);
    }

    [Fact]
    public async Task Several_at_once_deliver_each_entry_once()
    {
        using var pool = new ScratchPool(postgres.Require().NewPool());
        var outbox = new Outbox(pool.Location);
        for (var i = 0; i < 50; i++)
            outbox.Add(Entry($"{i}"));

        var pools = Enumerable.Range(0, 8).Select(_ => pool.Pool).ToList();
        await Task.WhenAll(pools.Select(each => Task.Run(() => each.Add(Entry("own")), TestContext.Current.CancellationToken)));
        Condition.Wait("an empty outbox", () => { _ = pool.Entries; return outbox.IsEmpty; });

        Assert.Equal(
            Enumerable.Range(0, 50).Select(i => $"{i}"),
            pool.Entries.Where(entry => entry.Topic != "own").Select(entry => entry.Topic)
        );
        Assert.Equal(58, pool.Entries.Count);
    }

    [Fact]
    public void What_is_for_another_server_waits_on()
    {
        using var unavailable = new ScratchPool(Address("a port where nobody listens"));
        new Outbox(unavailable.Location).Add(Entry("for the other"));
        var here = unavailable.Location with { Server = ServerAddress.TryParse(postgres.Require().NewPool()) };
        new Outbox(here).Add(Entry("for this"));

        var pool = new Pool(here, unavailable.Environment, remote: PostgresFixture.Open);
        Assert.Equal(["for this"], pool.Read(new PoolQuery { All = true }).Select(entry => entry.Topic));

        Assert.Equal(["for the other"], new Outbox(unavailable.Location).Entries.Select(entry => entry.Topic));
        Assert.Empty(new Outbox(here).Entries);
    }

    [Theory]
    [InlineData("postgres://a@h/d?pool=p&sslmode=disable", "postgresql://b:secret@h/d/?timeout=2s&pool=p", true)]
    [InlineData("postgres://a@h/d", "postgres://a@h/d?sslmode=require", true)]
    [InlineData("postgres://a@h/d?pool=p", "postgres://a@h/d?pool=q", false)]
    [InlineData("postgres://a@h/d?pool=p", "postgres://a@h/e?pool=p", false)]
    [InlineData("postgres://a@h/d?sslrootcert=/x@y", "postgres://a@i/d?sslrootcert=/x@y", false)]
    [InlineData("postgres://a@h/d?pool=p", "postgres://a@h:6000/d?pool=p", false)]
    public void What_waits_is_found_as_long_as_the_pool_is_the_same(string before, string now, bool isSame)
    {
        using var pool = new ScratchPool(before);
        new Outbox(pool.Location).Add(Entry("waits"));

        var changed = pool.Location with { Server = ServerAddress.TryParse(now) };

        Assert.Equal(isSame ? 1 : 0, new Outbox(changed).Entries.Count);
    }

    public void Dispose() => _used.ForEach(used => used.Dispose());

    private static PoolEntry Entry(string topic) =>
        new() { Id = Guid.CreateVersion7().ToString(), Timestamp = DateTimeOffset.UtcNow, Instance = "A", Topic = topic };

    private string Address(string reason)
    {
        switch (reason)
        {
            case "a wrong password":
                return postgres.Require().Address("p", password: "battery horse");
            case "no schema":
                postgres.Require().Query("select 1");
                return postgres.Require().Address("p").Replace("/postgres?", "/template1?", StringComparison.Ordinal);
            case "no such database":
                return postgres.Require().Address("p").Replace("/postgres?", "/nowhere?", StringComparison.Ordinal);
        }

        var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        var port = ((IPEndPoint)listener.LocalEndpoint).Port;
        _used.Add(listener);
        if (reason == "a port where nobody listens")
            listener.Stop();
        return $"postgres://postgres:correct%20horse@127.0.0.1:{port}/postgres?pool=p&sslmode=disable";
    }
}

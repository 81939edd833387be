using PoolCoordination.Compaction;
using PoolCoordination.Entries;
using PoolCoordination.Faults;
using PoolCoordination.Pools;
using PoolCoordination.Postgres;
using PoolCoordination.Relevance;
using PoolCoordination.Status;

namespace PoolCoordination.Tests.Postgres;

/// <summary>Who may do what, over which connections, and many at once.</summary>
public sealed class PostgresServerTests(PostgresFixture postgres)
{
    [Fact]
    public void A_certificate_that_nobody_vouches_for_is_refused_and_with_its_root_it_is_accepted()
    {
        var server = postgres.Require();
        using var unknown = new ScratchPool(server.Address("tls", options: "&sslmode=verify-full"));
        using var known = new ScratchPool(
            server.Address("tls", options: $"&sslmode=verify-full&sslrootcert={Uri.EscapeDataString(server.CertificatePath)}")
        );
        using var otherName = new ScratchPool(
            known.Location.Server!.Text.Replace(
                "postgres@127.0.0.1",
                $"postgres:{Uri.EscapeDataString(PostgresInstance.Password)}@localhost",
                StringComparison.Ordinal
            )
        );

        Assert.Contains(
            "certificate",
            Assert.Throws<PoolUnavailableException>(() => unknown.Pool.Log.Open()).Message,
            StringComparison.OrdinalIgnoreCase
        );
        Assert.Contains(
            "certificate",
            Assert.Throws<PoolUnavailableException>(() => otherName.Pool.Log.Open()).Message,
            StringComparison.OrdinalIgnoreCase
        );
        known.Add("A", "over TLS");
        Assert.Equal("over TLS", known.Entries[^1].Topic);
    }

    [Fact]
    public void A_role_without_rights_is_refused_and_a_writer_may_append_and_read_but_change_nothing()
    {
        var server = postgres.Require();
        var role = $"writer {Guid.NewGuid():N}"[..14];
        server.Query($"create role \"{role}\" login password 'pw'");
        using var owner = new ScratchPool(server.NewPool());
        var address = owner.Location.Server!.Text.Replace("postgres@", $"{Uri.EscapeDataString(role)}:pw@", StringComparison.Ordinal);
        using (var refused = new ScratchPool(address))
        {
            var message = Assert.Throws<PoolUnavailableException>(() => refused.Add("A", "t")).Message;
            Assert.Contains($"the role '{role}' may not do this", message, StringComparison.Ordinal);
        }

        owner.Pool.Log.Initialize(role);
        owner.Pool.Log.Initialize(role);

        using var writer = new ScratchPool(address);
        writer.Add("A", "one");
        writer.SetDomain("A", "auth");
        Assert.Equal("one", Assert.Single(writer.Entries).Topic);
        Assert.Contains(
            "may not do this",
            Assert.Throws<PoolUnavailableException>(() => writer.Pool.Log.Compact(writer.Pool.Now)).Message,
            StringComparison.Ordinal
        );
        foreach (
            var change in (string[])
                [
                    "update pool_coordination.entry set line = ''",
                    "delete from pool_coordination.entry",
                    "truncate pool_coordination.entry",
                    "insert into pool_coordination.entry values (1, 1, '', 0, 0, '', '', '')",
                ]
        )
        {
            Assert.Contains(
                "permission denied",
                Assert.Throws<Npgsql.PostgresException>(() => server.Query($"set role \"{role}\"; {change}")).Message,
                StringComparison.Ordinal
            );
        }
    }

    [Fact]
    public void A_schema_of_a_newer_version_is_reported()
    {
        var server = postgres.Require();
        var address = server.NewDatabase("newer");
        using var pool = new ScratchPool(address);
        pool.Pool.Log.Initialize();
        Assert.Empty(pool.Pool.Log.Check(TestContext.Current.CancellationToken));

        server.Query("insert into pool_coordination.version (number) values (99)", "newer");

        using var again = new ScratchPool(address);
        var problem = Assert.Single(again.Pool.Log.Check(TestContext.Current.CancellationToken));
        Assert.Contains(
            "has version 99, but this pool expects 3; a newer version of pool created it",
            problem.Message,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public void A_schema_of_an_older_version_is_brought_up_to_date()
    {
        var server = postgres.Require();
        var address = server.NewDatabase("older");
        using var pool = new ScratchPool(address);
        pool.Pool.Log.Initialize();
        pool.Add("A", "from before");
        server.Query(
            "drop function pool_coordination.set_session; drop table pool_coordination.session; "
                + "drop index pool_coordination.entry_block, pool_coordination.entry_automatic; "
                + "delete from pool_coordination.version where number > 1",
            "older"
        );
        using (var old = new ScratchPool(address))
            Assert.Contains(
                "run 'pool init' to update it",
                Assert.Single(old.Pool.Log.Check(TestContext.Current.CancellationToken)).Message,
                StringComparison.Ordinal
            );

        pool.Pool.Log.Initialize();

        using var again = new ScratchPool(address);
        Assert.Empty(again.Pool.Log.Check(TestContext.Current.CancellationToken));
        Assert.Equal("from before", Assert.Single(again.Entries).Topic);
        Assert.Equal(2L, server.Query("select count(*) from pg_indexes where indexname in ('entry_block', 'entry_automatic')", "older"));
    }

    /// <summary>Server and test have the same clock: a log that is ahead of it would let claims end before their time.</summary>
    [Fact]
    public void The_servers_clock_is_never_thought_to_be_ahead_of_what_it_is()
    {
        using (var other = new ScratchPool(postgres.Require().NewPool()))
            _ = new PostgresLog(other.Location).Now;

        // No other test comes this way, so that there is no connection yet: connecting takes longest.
        using var pool = new ScratchPool(postgres.Require().Address("clock", options: "&sslmode=allow"));

        var now = new PostgresLog(pool.Location).Now;

        Assert.True(now <= DateTimeOffset.UtcNow, $"{now:O}");
    }

    [Fact]
    public void Times_are_those_of_the_servers_clock()
    {
        using var pool = new ScratchPool(postgres.Require().NewPool());
        pool.Clock.Now = DateTimeOffset.UtcNow + TimeSpan.FromHours(5);

        var entry = pool.Add("A", "t");

        Assert.True((entry.Timestamp - DateTimeOffset.UtcNow).Duration() < TimeSpan.FromMinutes(1));
        Assert.Contains("[A] completed: t (0s ago)", pool.Context("B").Text(isFull: false), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Of_50_instances_that_write_100_entries_each_all_are_there_each_once()
    {
        const int Instances = 50, Each = 100;
        using var pool = new ScratchPool(postgres.Require().NewPool());
        await Task.WhenAll(
            Enumerable.Range(0, Instances).Select(instance =>
                Task.Factory.StartNew(
                    () =>
                    {
                        var own = pool.Pool;
                        for (var i = 0; i < Each; i++)
                            own.Add(new PoolEntry { Instance = $"I{instance}", Topic = $"{i}" });
                    },
                    TestContext.Current.CancellationToken,
                    TaskCreationOptions.LongRunning,
                    TaskScheduler.Default
                )
            )
        );

        var entries = pool.Entries;
        Assert.Equal(Instances * Each, entries.Count);
        Assert.Equal(Instances * Each, entries.DistinctBy(entry => entry.Id, StringComparer.Ordinal).Count());
        foreach (var instance in entries.GroupBy(entry => entry.Instance, StringComparer.Ordinal))
            Assert.Equal(Enumerable.Range(0, Each).Select(i => $"{i}"), instance.Select(entry => entry.Topic));
    }

    [Fact]
    public void A_pool_goes_to_the_server_and_back_with_its_ids_and_times_and_nothing_twice()
    {
        using var file = new ScratchPool();
        using var server = new ScratchPool(postgres.Require().NewPool());
        using var back = new ScratchPool();
        for (var i = 0; i < 100; i++)
            file.Add(
                new PoolEntry
                {
                    Instance = "A",
                    Topic = $"{i}",
                    Timestamp = file.Clock.Now - TimeSpan.FromDays(100 - i),
                    OtherMembers = "\"x\":[1, 2.50]",
                }
            );

        foreach (
            var (from, to) in (ReadOnlySpan<(ScratchPool, ScratchPool)>)[(file, server), (file, server), (server, back), (server, file)]
        )
        {
            foreach (var entry in from.Entries)
                to.Add(entry);
        }

        Assert.Equal(Texts(file), Texts(server));
        Assert.Equal(Texts(file), Texts(back));
    }

    [Fact]
    public void A_claim_that_is_copied_to_a_server_and_back_guards_the_same_file()
    {
        using var file = new ScratchPool();
        using var server = new ScratchPool(postgres.Require().NewPool());
        using var back = new ScratchPool();
        var claim = file
            .Pool.Claim(
                new PoolEntry
                {
                    Instance = "B",
                    Action = PoolAction.Claimed,
                    Topic = "Auth",
                    Affects = ["src/auth.py"],
                    Timestamp = DateTimeOffset.UtcNow,
                }
            )
            .Entry;

        PoolCopy.Run(file.Pool, server.Pool);
        PoolCopy.Run(server.Pool, back.Pool);

        foreach (var pool in (ScratchPool[])[server, back])
        {
            Assert.Equal(
                claim.Id,
                pool.Pool.Claims().HolderOf(file.InFolder("src", "auth.py"), new Identity("A"), DateTimeOffset.UtcNow)?.Id
            );
            Assert.Null(pool.Pool.Claims().HolderOf(file.InFolder("src", "other.py"), new Identity("A"), DateTimeOffset.UtcNow));
        }

        Assert.Equal(claim.Root, back.Entries[0].Root);
    }

    [Fact]
    public async Task A_domain_that_several_set_at_once_is_that_of_one_of_them()
    {
        using var pool = new ScratchPool(postgres.Require().NewPool());
        void Set(string instance)
        {
            var own = pool.Pool;
            for (var i = 0; i < 25; i++)
                own.SetDomain(new Domain(instance, [$"{instance}{i}"]));
        }

        await Task.WhenAll(
            Enumerable.Range(0, 8).Select(i => Task.Run(() => Set(i % 2 == 0 ? "a" : "A"), TestContext.Current.CancellationToken))
        );

        Assert.EndsWith("24", Assert.Single(Assert.Single(pool.Pool.Domains).Keywords), StringComparison.Ordinal);
    }

    [Fact]
    public void A_pool_that_the_server_does_not_have_is_an_error_to_its_readers_until_it_is_created()
    {
        using var pool = new ScratchPool();
        var address = postgres.Require().NewPool();
        Pool Open() => Pool.Open(pool.Environment, PostgresFixture.Open, address);

        foreach (var use in (PoolUse[])[PoolUse.Entries, PoolUse.Domains])
        {
            var error = Assert.Throws<PoolException>(() => Open().For(use));
            Assert.Equal(PoolFault.NotFound, error.Fault);
            Assert.Contains(
                $"The pool '{Open().Location.Name}' does not exist; run pool init --pool '{Open().Location.Name}' or "
                    + "Initialize-Pool to create it.",
                error.Message,
                StringComparison.Ordinal
            );
        }

        Assert.False(PoolStatus.Read(Open()).Exists);
        Open().For(PoolUse.Options);
        Open().For(PoolUse.Writing);
        Assert.Equal(
            $"The pool '{Open().Location.Name}' does not exist yet; its first entry creates it.",
            Open().MissingNotice(PoolUse.Writing)
        );

        Open().Log.Initialize();
        Assert.Null(Open().MissingNotice(PoolUse.Writing));
        Assert.Empty(Open().For(PoolUse.Entries).Read(new PoolQuery()));
        Assert.Equal(0, PoolStatus.Read(Open()).LiveEntries);
    }

    private static IEnumerable<string> Texts(ScratchPool pool) => pool.Entries.Select(EntryWriter.Text).Distinct(StringComparer.Ordinal);
}

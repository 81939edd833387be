using System.Security.Cryptography;
using PoolCoordination.Checks;
using PoolCoordination.Entries;
using PoolCoordination.Faults;
using PoolCoordination.Log;
using PoolCoordination.Tests.Cli;
using PoolCoordination.Tests.Hooks;

namespace PoolCoordination.Tests.Postgres;

/// <summary>What becomes of an entry that its server never takes, and of those after it.</summary>
public sealed class RejectedEntriesTests(PostgresFixture postgres)
{
    private static readonly string s_longHash = Convert.ToHexString(RandomNumberGenerator.GetBytes(8000));

    public static TheoryData<string> Faults => ["encoding", "constraint", "length", "trigger"];

    [Theory]
    [MemberData(nameof(Faults))]
    public void It_is_set_aside_and_what_waits_after_it_is_delivered(string fault)
    {
        using var pool = new ScratchPool(Address(fault));
        var outbox = new Outbox(pool.Location);
        outbox.Add(Entry("before"));
        outbox.Add(Refused());
        outbox.Add(Entry("after"));

        new HookSession(pool, "aaaaaaaa-1").Prompt();

        Assert.True(outbox.IsEmpty);
        Assert.Equal(["before", "after"], pool.Entries.Select(entry => entry.Topic));
        AssertSetAside(pool);
    }

    [Theory]
    [InlineData("encoding")]
    [InlineData("constraint")]
    [InlineData("trigger")]
    public void A_hook_that_posts_it_sets_it_aside_and_goes_on(string fault)
    {
        using var pool = new ScratchPool(Address(fault));
        var session = new HookSession(pool, "aaaaaaaa-1").UserLine();

        session.Stop(
            "```pool\nINSTANCE: A\nACTION: completed\nTOPIC: 日本\n```\n```pool\nINSTANCE: A\nACTION: completed\nTOPIC: after\n```"
        );

        Assert.Equal(["after"], pool.Entries.Select(entry => entry.Topic));
        AssertSetAside(pool);
    }

    [Fact]
    public void A_session_whose_claim_is_set_aside_learns_that_it_is_not_granted()
    {
        using var pool = new ScratchPool(Address("encoding"));
        var session = new HookSession(pool, "aaaaaaaa-1").UserLine();
        session.Start();

        session.Stop("```pool\nINSTANCE: A\nACTION: claimed\nTOPIC: 日本\nAFFECTS: x.py\n```");

        Assert.Contains(
            "is not granted: the pool's server rejects its text",
            session.Prompt(),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public void A_text_that_is_not_Unicode_keeps_nothing_waiting()
    {
        using var pool = new ScratchPool(Address("none"));
        var outbox = new Outbox(pool.Location);
        outbox.Add(Entry("half of a pair: \ud83d") with { Id = "\ud83d", Instance = "\ude00" });
        outbox.Add(Entry("after"));

        Condition.Wait("an empty outbox", () => { _ = pool.Entries; return outbox.IsEmpty; });

        Assert.Equal("after", pool.Entries[^1].Topic);
    }

    [Fact]
    public void A_person_is_told_why_and_the_next_entry_is_taken()
    {
        using var pool = new ScratchPool(Address("encoding"));

        var refused = Assert.Throws<PoolException>(() => pool.Add("A", "日本"));
        pool.Add("A", "next");

        Assert.Equal(PoolFault.Rejected, refused.Fault);
        Assert.StartsWith(
            $"The pool {pool.Location.Name} rejects this: character with byte sequence",
            refused.Message,
            StringComparison.Ordinal
        );
        Assert.EndsWith("use a database with the encoding UTF8.", refused.Message, StringComparison.Ordinal);
        Assert.Equal("next", Assert.Single(pool.Entries).Topic);
        Assert.Equal(0, new RejectedEntries(pool.Location).Count);
    }

    [Fact]
    public void What_was_mended_since_is_delivered_from_the_file()
    {
        using var pool = new ScratchPool(Address("constraint"));
        new Outbox(pool.Location).Add(Entry("日本"));
        _ = pool.Entries;
        postgres.Require().Query("alter table pool_coordination.entry drop constraint no_japanese", DatabaseOf(pool));

        File.Move(pool.Location.RejectedPath, pool.Location.OutboxPath);

        Condition.Wait("its delivery", () => pool.Entries is [{ Topic: "日本" }]);
    }

    [Fact]
    public void An_entry_that_was_set_aside_before_a_kill_is_not_set_aside_twice()
    {
        using var pool = new ScratchPool(Address("encoding"));
        new Outbox(pool.Location).Add(Refused());
        var waiting = File.ReadAllBytes(pool.Location.OutboxPath);
        _ = pool.Entries;

        File.WriteAllBytes(pool.Location.OutboxPath, waiting);
        _ = pool.Entries;

        Assert.Equal(1, new RejectedEntries(pool.Location).Count);
        Assert.True(new Outbox(pool.Location).IsEmpty);
    }

    [Fact]
    public void What_may_be_over_by_the_next_call_waits_in_order()
    {
        using var pool = new ScratchPool(Address("none"));
        var database = DatabaseOf(pool);
        var outbox = new Outbox(pool.Location);
        outbox.Add(Entry("one"));
        outbox.Add(Entry("two"));
        var server = postgres.Require();
        server.Query("alter function pool_coordination.append rename to taken_away", database);

        Assert.Throws<PoolUnavailableException>(() => pool.Add("A", "three"));
        Assert.Equal(["one", "two"], outbox.Entries.Select(entry => entry.Topic));
        Assert.Equal(0, new RejectedEntries(pool.Location).Count);

        server.Query("alter function pool_coordination.taken_away rename to append", database);
        Condition.Wait("an empty outbox", () => { _ = pool.Entries; return outbox.IsEmpty; });
        Assert.Equal(["one", "two"], pool.Entries.Select(entry => entry.Topic));
    }

    [Fact]
    public void Creating_and_checking_a_pool_in_such_a_database_reports_it()
    {
        using var folder = new ScratchFolder();
        var pool = new PoolProcess(folder.Path);
        pool.Variables["POOL_PATH"] = postgres.Require().NewDatabase("latin_init", "LATIN1");
        const string told = "The database 'latin_init' has the encoding LATIN1, not UTF8";

        var init = pool.Run("init");
        var check = pool.Run("check");

        Assert.Equal(0, init.ExitCode);
        Assert.StartsWith($"pool: {told}", init.Error, StringComparison.Ordinal);
        Assert.Contains($"Server: {told}", check.Output, StringComparison.Ordinal);
    }

    private static PoolEntry Refused() => Entry("日本") with { RawHash = s_longHash };

    private static PoolEntry Entry(string topic) =>
        new() { Id = Guid.CreateVersion7().ToString(), Timestamp = DateTimeOffset.UtcNow, Instance = "A", Topic = topic };

    private static string DatabaseOf(ScratchPool pool) => new Uri(pool.Location.Server!.Text).AbsolutePath.Trim('/');

    private static void AssertSetAside(ScratchPool pool)
    {
        Assert.Contains("日本", Assert.Single(File.ReadAllLines(pool.Location.RejectedPath)), StringComparison.Ordinal);
        Assert.Contains("rejects this: ", Assert.Single(pool.Errors), StringComparison.Ordinal);
        Assert.Contains(
            PoolCheck.Run(pool.Pool, TestContext.Current.CancellationToken),
            problem =>
                problem.Message.StartsWith(
                    $"The server rejected 1 entry, which is set aside with the reason in '{pool.Location.RejectedPath}'",
                    StringComparison.Ordinal
                )
        );
        if (!OperatingSystem.IsWindows())
            Assert.Equal("600", Convert.ToString((int)File.GetUnixFileMode(pool.Location.RejectedPath), 8));
    }

    /// <summary>A pool in a database of its own that never takes an entry about 日本, for one reason or another.</summary>
    private string Address(string fault)
    {
        var server = postgres.Require();
        var database = $"refuses_{Guid.NewGuid():N}"[..20];
        var address = server.NewDatabase(database, fault == "encoding" ? "LATIN1" : "UTF8");
        using var pool = new ScratchPool(address);
        pool.Pool.Log.Initialize();
        if (fault == "constraint")
            server.Query("alter table pool_coordination.entry add constraint no_japanese check (line not like '%日本%')", database);
        if (fault == "trigger")
            server.Query(
                "create function no_japanese() returns trigger language plpgsql as $$ begin if new.line like '%日本%' then raise exception "
                    + "'not here'; end if; return new; end $$; create trigger no_japanese before insert on pool_coordination.entry for "
                    + "each row execute function no_japanese()",
                database
            );
        return address;
    }
}

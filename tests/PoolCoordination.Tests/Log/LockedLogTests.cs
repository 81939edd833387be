using PoolCoordination.Entries;
using PoolCoordination.Faults;
using PoolCoordination.Log;
using PoolCoordination.Pools;
using PoolCoordination.Storage;
using PoolCoordination.Tests.Cli;
using PoolCoordination.Tests.Hooks;

namespace PoolCoordination.Tests.Log;

/// <summary>A log that another program keeps locked: nobody waits for it long, and nothing is lost.</summary>
public sealed class LockedLogTests : IDisposable
{
    private const string Block = "```pool\nACTION: completed\nTOPIC: Auth fix\n```";
    private const string ClaimBlock = "```pool\nACTION: claimed\nTOPIC: Auth\nAFFECTS: src/auth.py\n```";

    private readonly ScratchPool _pool = new();

    private string LockPath => _pool.Path + ".lock";

    [Fact]
    public void What_a_hook_cannot_write_waits_and_the_next_one_delivers_it_in_order()
    {
        var session = new HookSession(_pool, "aaaaaaaa-1").UserLine();
        session.Start();
        using (new FileHolder(LockPath))
        {
            session.Stop(Block);
            session.Stop(Block);
            session.Stop(Block.Replace("Auth", "Second", StringComparison.Ordinal));
            Assert.Empty(_pool.Entries);
            Assert.Equal(["Auth fix", "Second fix"], Waiting());
            Assert.Contains($"'Auth fix' waits in '{_pool.Location.OutboxPath}'", _pool.Errors[0], StringComparison.Ordinal);
        }

        new HookSession(_pool, "bbbbbbbb-1").Prompt();

        Assert.Equal(["Auth fix", "Second fix"], _pool.Entries.Select(entry => entry.Topic));
        Assert.Empty(Waiting());
        session.Stop(Block);
        Assert.Equal(2, _pool.Entries.Count);
    }

    [Fact]
    public void What_waits_goes_before_the_entry_of_a_command()
    {
        var session = new HookSession(_pool, "aaaaaaaa-1").UserLine();
        using (new FileHolder(LockPath))
            session.Stop(Block);

        var result = new PoolProcess(_pool.InFolder()).Run(
            "add",
            "--pool",
            _pool.Path,
            "--action",
            "signaling",
            "--topic",
            "later",
            "--instance",
            "B"
        );

        Assert.Matches("^pool: The pool '.*' does not exist yet[^\n]*\n$", result.Error);
        Assert.Equal(["Auth fix", "later"], _pool.Entries.Select(entry => entry.Topic));
    }

    [Fact]
    public void A_claim_that_waits_is_not_granted_and_its_session_is_told_so_and_then_how_it_was_judged()
    {
        var session = new HookSession(_pool, "aaaaaaaa-1").UserLine();
        session.Start();
        using (new FileHolder(LockPath))
        {
            session.Stop(ClaimBlock);
            Assert.Empty(_pool.Pool.Claims().HeldAt(_pool.Clock.Now));
            Assert.Contains("The claim \"Auth\" is not granted", session.Prompt(), StringComparison.Ordinal);
        }

        Assert.Contains("The waiting claim \"Auth\" is granted.", session.Prompt(), StringComparison.Ordinal);
        Assert.Single(_pool.Pool.Claims().HeldAt(_pool.Clock.Now));
        Assert.DoesNotContain("The claim", session.Prompt(), StringComparison.Ordinal);
    }

    [Fact]
    public void What_claims_nothing_waits_without_a_word()
    {
        var session = new HookSession(_pool, "aaaaaaaa-1").UserLine();
        session.Start();
        using (new FileHolder(LockPath))
        {
            session.Stop(Block);
            Assert.DoesNotContain("not granted", session.Prompt(), StringComparison.Ordinal);
        }
    }

    [Fact]
    public void A_claim_that_waited_is_refused_where_another_came_first()
    {
        var session = new HookSession(_pool, "aaaaaaaa-1").UserLine();
        session.Start();
        using (new FileHolder(LockPath))
            session.Stop(ClaimBlock);
        // Another program, which knows no outbox.
        var first = _pool.Pool.Prepare(
            new PoolEntry
            {
                Instance = "B",
                Action = PoolAction.Claimed,
                Topic = "First",
                Affects = ["src/auth.py"],
            }
        );
        File.AppendAllText(_pool.Path, EntryWriter.Text(first) + "\n");

        Assert.Contains("The claim \"Auth\" was refused", session.Prompt(), StringComparison.Ordinal);
    }

    [Fact]
    public void The_end_of_a_session_releases_its_claims_once_that_can_be_written()
    {
        var session = new HookSession(_pool, "aaaaaaaa-1").UserLine();
        session.Start();
        session.Stop(ClaimBlock);
        using (new FileHolder(LockPath))
            session.End();
        Assert.Single(Waiting());

        new HookSession(_pool, "bbbbbbbb-1").Start();

        Assert.Empty(_pool.Pool.Claims().HeldAt(_pool.Clock.Now));
    }

    [Fact]
    public void An_entry_that_was_delivered_and_could_not_be_taken_out_is_not_written_again()
    {
        var session = new HookSession(_pool, "aaaaaaaa-1").UserLine();
        using (new FileHolder(LockPath))
            session.Stop(Block);
        var kept = File.ReadAllBytes(_pool.Location.OutboxPath);
        session.Prompt();
        File.WriteAllBytes(_pool.Location.OutboxPath, kept);

        session.Prompt();

        Assert.Single(_pool.Lines);
        Assert.Empty(Waiting());
    }

    [Fact]
    public void A_log_that_is_come_to_by_another_path_has_the_same_outbox()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Links need rights there.");
        Directory.CreateDirectory(_pool.Location.Folder);
        Directory.CreateSymbolicLink(_pool.InFolder("link"), _pool.Location.Folder);
        using (new FileHolder(LockPath))
            new HookSession(_pool, "aaaaaaaa-1").UserLine().Stop(Block);

        _ = new Pool(new PoolLocation(_pool.InFolder("link", Path.GetFileName(_pool.Path))), _pool.Environment, _pool.Clock)
            .Read(new PoolQuery())
            .ToList();

        Assert.Single(_pool.Lines);
    }

    [Theory]
    [InlineData("claimed", "The claim \"t\" is not granted: the pool could not be written to. Claim again.")]
    [InlineData("completed", "The entry \"t\" is not in the pool, which could not be written to. Post it again.")]
    public void A_session_gets_a_notice_of_what_could_neither_be_written_nor_wait(string action, string notice)
    {
        Directory.CreateDirectory(_pool.Location.OutboxPath);
        var session = new HookSession(_pool, "aaaaaaaa-1").UserLine();
        using (new FileHolder(LockPath))
            session.Stop($"```pool\nACTION: {action}\nTOPIC: t\nAFFECTS: a.py\n```");

        Assert.Contains(notice, session.Prompt(), StringComparison.Ordinal);
        Assert.Contains(_pool.Errors, line => line.Contains("The entry 't' cannot wait", StringComparison.Ordinal));
    }

    [Fact]
    public void A_command_gives_up_with_a_clear_error_and_claims_nothing()
    {
        _pool.Add("A", "t");
        using (new FileHolder(LockPath))
        {
            var pool = _pool.Pool;
            pool.Log.Timeout = TimeSpan.FromMilliseconds(1);
            var exception = Assert.Throws<PoolUnavailableException>(() =>
                pool.Post(
                    new PoolEntry
                    {
                        Instance = "A",
                        Action = PoolAction.Claimed,
                        Topic = "t",
                        Affects = ["a"],
                    }
                )
            );
            Assert.Equal(PoolFault.Busy, exception.Fault);
            Assert.Contains("another process has locked it", exception.Message, StringComparison.Ordinal);
        }

        Assert.Empty(Waiting());
        Assert.Single(_pool.Entries);
    }

    [Fact]
    public async Task A_command_waits_for_the_lock_though_it_could_not_deliver_what_waits_when_it_read()
    {
        Task adding;
        using (new FileHolder(LockPath))
        {
            new HookSession(_pool, "aaaaaaaa-1").UserLine().Stop(Block);
            var pool = new Pool(_pool.Location, _pool.Environment, _pool.Clock);
            _ = pool.Read(new PoolQuery()).ToList();
            adding = Task.Run(() => pool.Add(new PoolEntry { Instance = "A", Topic = "later" }));
            // Long enough for one that does not wait to have failed.
            SpinWait.SpinUntil(() => adding.IsCompleted, TimeSpan.FromMilliseconds(50));
        }

        await adding;

        Assert.Equal(["Auth fix", "later"], _pool.Entries.Select(entry => entry.Topic));
    }

    [Fact]
    public void Readers_need_no_lock()
    {
        _pool.Add("A", "t");
        // On Windows a log that another keeps to itself cannot be opened at all.
        using var holder = OperatingSystem.IsWindows() ? null : new FileHolder(_pool.Path);
        using var other = new FileHolder(LockPath);

        Assert.Single(_pool.Entries);
    }

    [Fact]
    public void Errors_are_logged_also_where_another_keeps_their_log_locked()
    {
        using var holder = new FileHolder(_pool.Location.ErrorLogPath + ".lock");

        new ErrorLog(_pool.Location).Add(_pool.Clock.Now, "Stop", "It broke.");

        Assert.Single(_pool.Errors);
    }

    public void Dispose() => _pool.Dispose();

    private IEnumerable<string> Waiting() => new Outbox(_pool.Location).Entries.Select(entry => entry.Topic);
}

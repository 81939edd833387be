using PoolCoordination.Claims;
using PoolCoordination.Entries;
using PoolCoordination.Pools;
using PoolCoordination.Storage;

namespace PoolCoordination.Benchmarks.Stress;

/// <summary>A process that claims paths which others claim too, and notes when it held what and by whom it was refused.</summary>
internal sealed class Contender
{
    private readonly Pool _pool;
    private readonly Identity _self;
    private readonly StreamWriter _notes;
    private readonly Random _random;

    private Contender(PoolLocation location, string name, StreamWriter notes)
    {
        _pool = ContendedPool.At(location);
        _self = new Identity(name);
        _notes = notes;
        _random = new Random(name.Sum(character => character) + Environment.ProcessId);
    }

    /// <summary>Runs one: <c>contend FOLDER ADDRESS NAME NOTES CLAIMS</c>, where the address of a pool on a file is empty.</summary>
    public static int Run(string folder, string server, string name, string notesPath, int claims)
    {
        // Each note is one write: what a process that is killed had noted is there.
        using var notes = new StreamWriter(new FileStream(notesPath, FileMode.Append, FileAccess.Write, FileShare.Read, bufferSize: 0))
        {
            AutoFlush = true,
        };
        var contender = new Contender(ContendedPool.Location(folder, server), name, notes);
        for (var i = 0; i < claims; i++)
            contender.Contend($"work {i}");
        return 0;
    }

    private void Contend(string topic)
    {
        var result = _pool.Claim(
            new PoolEntry
            {
                Instance = _self.Instance,
                Action = PoolAction.Claimed,
                Topic = topic,
                Affects = [SharedPath.All[_random.Next(SharedPath.All.Length)].Text],
                Root = SharedPath.Root,
                Ttl = TimeSpan.FromSeconds(_random.Next(1, 5)),
                IsForced = _random.Next(100) == 0,
            }
        );
        if (result.Holder is { } holder)
        {
            Note(ContenderNote.Kinds.Refused, result.Entry.Id, holder: holder);
            Thread.Sleep(_random.Next(20));
            return;
        }

        Note(ContenderNote.Kinds.Granted, result.Entry.Id, result.Entry.ExpiresAt);
        if (Work(result.Entry.Id))
            Leave(result.Entry);
    }

    /// <summary>Relies on a claim for a while.</summary>
    /// <returns>Whether it holds the claim still.</returns>
    private bool Work(string id)
    {
        // One in ten works for longer than a second, so that it needs its renewals.
        var isLong = _random.Next(10) == 0;
        for (var steps = isLong ? 40 : _random.Next(4); steps >= 0; steps--)
        {
            Thread.Sleep(_random.Next(isLong ? 80 : 20));
            if (_pool.Claims().Find(id) is not { } claim || !claim.IsHeldAt(_pool.Now))
            {
                Note(ContenderNote.Kinds.Lost, id);
                return false;
            }

            if (_random.Next(2) != 0)
                continue;
            _pool.Renew(claim, _self);
            if (_pool.Claims().Find(id) is { Status: ClaimStatus.Held } renewed && renewed.ExpiresAt > claim.ExpiresAt)
                Note(ContenderNote.Kinds.Renewed, id, renewed.ExpiresAt);
        }

        return true;
    }

    private void Leave(PoolEntry claim)
    {
        var way = _random.Next(10);
        // Some leave nothing but time to end their claim.
        if (way == 0)
            return;
        Note(ContenderNote.Kinds.Left, claim.Id);
        if (way < 5)
            _pool.Add(new PoolEntry { Instance = _self.Instance, Action = PoolAction.Completed, Topic = claim.Topic });
        else if (_pool.Claims().Find(claim.Id) is { } held)
            _pool.Release(held, _self);
    }

    private void Note(ContenderNote.Kinds kind, string id, DateTimeOffset? expires = null, Claim? holder = null)
    {
        // By the machine's clock, which all contenders share; the pool's may be a server's.
        var now = DateTimeOffset.UtcNow;
        _notes.Write(new ContenderNote(kind, id, now, expires ?? now, holder?.Id ?? "", holder?.Instance ?? "") + "\n");
    }
}

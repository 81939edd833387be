using PoolCoordination.Claims;
using PoolCoordination.Compaction;
using PoolCoordination.Entries;
using PoolCoordination.Faults;
using PoolCoordination.Pools;

namespace PoolCoordination.Tests.Pools;

/// <summary>A pool that is copied into another is the same pool there.</summary>
public sealed class PoolCopyTests : IDisposable
{
    private readonly ScratchPool _source = new();
    private readonly ScratchPool _target = new();

    [Fact]
    public void Entries_keep_their_ids_times_roots_and_order()
    {
        _source.Add("A", "first");
        _source.Clock.Advance(TimeSpan.FromMinutes(5));
        _source.Add(
            new PoolEntry
            {
                Instance = "B",
                Topic = "second",
                Action = PoolAction.Claimed,
                Affects = ["src/auth.py"],
                Root = "/project",
            }
        );
        Assert.Equal(new CopyResult(2, 0), Copy());
        Assert.Equal(_source.Lines, _target.Lines);
    }

    [Fact]
    public void A_second_copy_writes_nothing()
    {
        _source.Add("A", "first");
        Copy();
        Assert.Equal(new CopyResult(0, 1), Copy());
        Assert.Single(_target.Lines);
    }

    [Fact]
    public void A_pool_that_is_not_there_is_an_error()
    {
        var error = Assert.Throws<PoolException>(() => Copy());
        Assert.Contains(_source.Pool.Location.LogPath, error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_copy_that_was_interrupted_is_finished_by_the_next()
    {
        for (var i = 0; i < 10; i++)
            _source.Add("A", $"topic {i}");
        using var cancellation = new CancellationTokenSource();
        var given = 0;
        void CancelAtFifth(double share)
        {
            if (++given == 5)
                cancellation.Cancel();
        }

        Assert.Throws<OperationCanceledException>(() =>
            PoolCopy.Run(_source.Pool, _target.Pool, progress: CancelAtFifth, cancellation: cancellation.Token)
        );
        Assert.NotEmpty(_target.Lines);
        Copy();
        Assert.Equal(_source.Lines, _target.Lines);
    }

    [Fact]
    public void Lines_without_an_id_are_copied_once()
    {
        _source.WriteLog(
            """{"timestamp":1735145600,"source_instance":"A","action":"completed","topic":"x"}""",
            """{"timestamp":1735145600,"source_instance":"B","action":"completed","topic":"x"}"""
        );
        Assert.Equal(new CopyResult(2, 0), Copy());
        Assert.Equal(new CopyResult(0, 2), Copy());
    }

    [Fact]
    public void Claims_are_held_by_whom_they_were_held()
    {
        var held = _source.Pool.Claim(Claim("A"));
        var refused = _source.Pool.Claim(Claim("B"));
        Copy();
        var claims = _target.Pool.Claims();
        Assert.Equal(ClaimStatus.Held, claims.Find(held.Entry.Id)!.Status);
        Assert.Equal(ClaimStatus.Refused, claims.Find(refused.Entry.Id)!.Status);
    }

    [Fact]
    public void What_was_archived_is_copied_where_it_is_asked_for()
    {
        _source.Add("A", "old");
        _source.Clock.Advance(TimeSpan.FromDays(20));
        _source.Add("A", "new");
        _source.Pool.Log.Compact(_source.Pool.Now);
        Assert.Equal(new CopyResult(1, 0), Copy());
        Assert.Equal(new CopyResult(1, 1), PoolCopy.Run(_source.Pool, _target.Pool, includeArchive: true));
    }

    [Fact]
    public void A_pool_is_not_copied_to_itself()
    {
        _source.Add("A", "first");
        Assert.Contains(
            "to itself",
            Assert.Throws<PoolException>(() => PoolCopy.Run(_source.Pool, _source.Pool)).Message,
            StringComparison.Ordinal
        );
        Assert.Single(_source.Lines);
    }

    public void Dispose()
    {
        _source.Dispose();
        _target.Dispose();
    }

    private static PoolEntry Claim(string instance) =>
        new()
        {
            Instance = instance,
            Topic = $"claim of {instance}",
            Action = PoolAction.Claimed,
            Affects = ["src/auth.py"],
            Root = "/project",
        };

    private CopyResult Copy() => PoolCopy.Run(_source.Pool, _target.Pool);
}

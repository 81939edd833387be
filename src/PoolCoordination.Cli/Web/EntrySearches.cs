using System.Collections.Concurrent;
using PoolCoordination.Pools;

namespace PoolCoordination.Cli.Web;

/// <summary>
/// The searches that run: a few at once, each in a thread of its own, so that nothing else waits behind one. Where there are more, the
/// oldest ends with what it has found.
/// </summary>
/// <param name="open">Opens the pool.</param>
internal sealed class EntrySearches(Func<Pool> open) : IDisposable
{
    private const int MostAtOnce = 2;

    /// <summary>A log of gigabytes takes longer than anybody waits for.</summary>
    private static readonly TimeSpan s_longest = TimeSpan.FromSeconds(10);

    private readonly Lock _lock = new();
    private readonly List<CancellationTokenSource> _limits = [];
    private readonly SemaphoreSlim _isFree = new(MostAtOnce);
    private readonly ConcurrentBag<Pool> _pools = [];

    /// <summary>Looks for a text.</summary>
    /// <param name="text">The text, ignoring case.</param>
    /// <param name="includesArchive">Whether what compactions took out of the log is looked through, too.</param>
    /// <param name="cancellation">Ends it.</param>
    /// <returns>The newest entries with it, as JSON.</returns>
    public async Task<string> FindAsync(string text, bool includesArchive, CancellationToken cancellation)
    {
        using var limit = new CancellationTokenSource(s_longest);
        Begin(limit);
        try
        {
            await _isFree.WaitAsync(cancellation).ConfigureAwait(false);
            try
            {
                return await Task
                    .Factory.StartNew(
                        () => Find(text, includesArchive, limit.Token, cancellation),
                        cancellation,
                        TaskCreationOptions.LongRunning,
                        TaskScheduler.Default
                    )
                    .ConfigureAwait(false);
            }
            finally
            {
                _isFree.Release();
            }
        }
        finally
        {
            lock (_lock)
                _limits.Remove(limit);
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _isFree.Dispose();

    private void Begin(CancellationTokenSource limit)
    {
        lock (_lock)
        {
            _limits.Add(limit);
            foreach (var older in _limits.SkipLast(MostAtOnce))
                older.Cancel();
        }
    }

    private string Find(string text, bool includesArchive, CancellationToken limit, CancellationToken cancellation)
    {
        if (!_pools.TryTake(out var pool))
            pool = open();
        try
        {
            return EntrySearch.Of(pool, text, includesArchive, limit, cancellation);
        }
        finally
        {
            _pools.Add(pool);
        }
    }
}

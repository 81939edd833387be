using Npgsql;
using PoolCoordination.Entries;
using PoolCoordination.Faults;
using PoolCoordination.Log;

namespace PoolCoordination.Postgres;

/// <summary>
/// Gives the entries of a pool on PostgreSQL as they are announced. Where the connection ends, it is made again, and what was missed
/// meanwhile is given then.
/// </summary>
internal sealed class PostgresFollower : LogFollower
{
    private static readonly TimeSpan s_longestPause = TimeSpan.FromSeconds(5);

    private readonly PostgresLog _log;
    private NpgsqlConnection? _connection;
    private long _identity;
    private long _last;
    private bool _isAnnounced;

    /// <summary>Begins to follow a pool: what is in it now is past.</summary>
    public PostgresFollower(PostgresLog log)
    {
        _log = log;
        Listen(CancellationToken.None);
        (_identity, _last) = End(CancellationToken.None);
    }

    /// <inheritdoc/>
    public override IEnumerable<PoolEntry> Entries(CancellationToken cancellation)
    {
        var pause = TimeSpan.FromMilliseconds(50);
        while (!cancellation.IsCancellationRequested)
        {
            var added = Attempt(ReadNew, cancellation);
            foreach (var entry in added ?? [])
                yield return entry;
            if (added is not null && Attempt(Wait, cancellation) is not null)
            {
                pause = TimeSpan.FromMilliseconds(50);
                continue;
            }

            Release();
            cancellation.WaitHandle.WaitOne(pause);
            pause = pause * 2 < s_longestPause ? pause * 2 : s_longestPause;
        }
    }

    /// <inheritdoc/>
    protected override void Dispose(bool isDisposing)
    {
        if (isDisposing)
            Release();
        base.Dispose(isDisposing);
    }

    private static List<PoolEntry>? Attempt(Func<CancellationToken, List<PoolEntry>> step, CancellationToken cancellation)
    {
        try
        {
            return step(cancellation);
        }
        catch (Exception exception) when (exception is PoolUnavailableException or NpgsqlException or IOException)
        {
            return null;
        }
        catch (OperationCanceledException) when (cancellation.IsCancellationRequested)
        {
            return [];
        }
    }

    private void Listen(CancellationToken cancellation)
    {
        _connection = _log.Server.Connect(_log.EffectiveTimeout, cancellation);
        _connection.Notification += (_, _) => _isAnnounced = true;
        using var listen = new NpgsqlCommand($"listen \"{_log.Channel}\"", _connection);
        listen.ExecuteNonQuery();
    }

    private (long Identity, long End) End(CancellationToken cancellation) => _log.Do(_log.ReadEnd, cancellation);

    private List<PoolEntry> ReadNew(CancellationToken cancellation)
    {
        if (_connection is null)
            Listen(cancellation);
        // What is announced from here on may be missing in what is read now, so that it is read again.
        _isAnnounced = false;
        var (identity, end) = End(cancellation);
        if (identity != _identity || end < _last)
            (_identity, _last) = (identity, 0);
        using var snapshot = new PostgresSnapshot(_log, identity, end);
        var added = end > _last ? snapshot.Entries(new EntryScan { From = _last, Cancellation = cancellation }).ToList() : [];
        _last = end;
        return added;
    }

    private List<PoolEntry> Wait(CancellationToken cancellation)
    {
        while (!_isAnnounced)
            _connection!.WaitAsync(cancellation).GetAwaiter().GetResult();
        return [];
    }

    private void Release()
    {
        try
        {
            _connection?.Dispose();
        }
        catch (NpgsqlException)
        {
            // It had ended already.
        }

        _connection = null;
    }
}

using PoolCoordination.Entries;

namespace PoolCoordination.Log;

/// <summary>Gives the entries of a log as they come, also when the log is compacted, cut or replaced meanwhile.</summary>
public sealed class LogFollower : IDisposable
{
    /// <summary>How long to wait at most before looking again: notifications of file systems get lost.</summary>
    private static readonly TimeSpan s_longestWait = TimeSpan.FromSeconds(1);

    private readonly PoolLog _log;
    private readonly FileSystemWatcher _watcher;
    private readonly AutoResetEvent _isChanged = new(initialState: false);
    private LogPosition? _position;

    /// <summary>Begins to follow a log: what is in it now is past.</summary>
    public LogFollower(PoolLog log)
    {
        ArgumentNullException.ThrowIfNull(log);
        _log = log;
        PrivateFile.CreateFolder(log.Location.Folder);
        _watcher = new FileSystemWatcher(log.Location.Folder, Path.GetFileName(log.Location.LogPath))
        {
            NotifyFilter = NotifyFilters.Size | NotifyFilters.LastWrite | NotifyFilters.FileName,
        };
        _watcher.Changed += (_, _) => _isChanged.Set();
        _watcher.Created += (_, _) => _isChanged.Set();
        _watcher.Renamed += (_, _) => _isChanged.Set();
        _watcher.EnableRaisingEvents = true;
        using var snapshot = log.Open();
        _position = snapshot.End();
    }

    /// <summary>The entries as they come, in the order of the log; it ends when it is cancelled.</summary>
    public IEnumerable<PoolEntry> Entries(CancellationToken cancellation)
    {
        WaitHandle[] handles = [_isChanged, cancellation.WaitHandle];
        while (!cancellation.IsCancellationRequested)
        {
            foreach (var entry in ReadNew())
                yield return entry;
            WaitHandle.WaitAny(handles, s_longestWait);
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _watcher.Dispose();
        _isChanged.Dispose();
    }

    private List<PoolEntry> ReadNew()
    {
        try
        {
            using var snapshot = _log.Open();
            var end = snapshot.End();
            if (end == _position)
                return [];
            var from = _position is { } position ? snapshot.Find(position) : 0;
            var entries = snapshot.EntriesBack(new EntryScan { From = from }).ToList();
            entries.Reverse();
            _position = end;
            return entries;
        }
        catch (IOException)
        {
            // The log was cut while it was read; the next look sees what is left of it.
            return [];
        }
    }
}

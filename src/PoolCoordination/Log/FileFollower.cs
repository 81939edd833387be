using PoolCoordination.Entries;
using PoolCoordination.Storage;

namespace PoolCoordination.Log;

/// <summary>Gives the entries of a log's file as they come, also when it is compacted, cut or replaced meanwhile.</summary>
internal sealed class FileFollower : LogFollower
{
    /// <summary>How long to wait at most before looking again: notifications of file systems get lost.</summary>
    private static readonly TimeSpan s_longestWait = TimeSpan.FromSeconds(1);

    private static readonly TimeSpan s_tolerance = TimeSpan.FromMinutes(1);

    private readonly string _path;
    private readonly FileOwners _owners;
    private readonly FileSystemWatcher _watcher;
    private readonly AutoResetEvent _isChanged = new(initialState: false);
    // Tells entries that were given from new ones in a log that was cut or replaced.
    private readonly RecentIds _known = new();

    // The file is kept open: where another takes its place, what was added to it until then can still be read.
    private FileSnapshot _snapshot;
    private LogPosition? _position;
    private DateTimeOffset _time = DateTimeOffset.UnixEpoch;

    /// <summary>Begins to follow a log: what is in it now is past.</summary>
    public FileFollower(PoolLocation location)
    {
        _path = location.LogPath;
        _owners = location.Owners;
        PrivateFile.CreateFolder(location.Folder);
        _watcher = new FileSystemWatcher(location.Folder, Path.GetFileName(_path))
        {
            NotifyFilter = NotifyFilters.Size | NotifyFilters.LastWrite | NotifyFilters.FileName,
        };
        _watcher.Changed += (_, _) => _isChanged.Set();
        _watcher.Created += (_, _) => _isChanged.Set();
        _watcher.Renamed += (_, _) => _isChanged.Set();
        try
        {
            _watcher.EnableRaisingEvents = true;
        }
        catch (IOException)
        {
            // A system gives each user so many watchers and no more: the regular look has to do.
        }

        _snapshot = FileSnapshot.Open(_path, _owners);
        Begin();
    }

    /// <inheritdoc/>
    public override IEnumerable<PoolEntry> Entries(CancellationToken cancellation)
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
    protected override void Dispose(bool isDisposing)
    {
        if (isDisposing)
        {
            _watcher.Dispose();
            _isChanged.Dispose();
            _snapshot.Dispose();
        }

        base.Dispose(isDisposing);
    }

    private void Begin()
    {
        _position = _snapshot.EndPosition();
        var last = _snapshot.EntriesBack(new EntryScan()).Take(RecentIds.Most).Reverse().ToList();
        last.ForEach(entry => _known.Add(entry.Id));
        Remember(last);
    }

    private List<PoolEntry> ReadNew()
    {
        var entries = new List<PoolEntry>();
        try
        {
            var present = FileSnapshot.Open(_path, _owners);
            Read(_snapshot.Again(), entries);
            _snapshot.Dispose();
            _snapshot = present;
            // Measured anew: others wrote on while the one before was read, which is usually the same file.
            Read(present.Again(), entries);
        }
        catch (IOException)
        {
            // The log was cut while it was read; the next look sees what is left of it.
        }

        return entries;
    }

    private void Read(FileSnapshot snapshot, List<PoolEntry> entries)
    {
        if (snapshot.EndPosition() is not { } end || end == _position)
            return;
        var scan = new EntryScan();
        if (_position is { } position)
        {
            // A line that is gone determines no place: what is new is determined by the time then, and by what is known.
            scan = snapshot.TryFind(position, out var from) ? scan with { From = from } : scan with { Oldest = _time - s_tolerance };
        }

        var added = snapshot.EntriesBack(scan).Reverse().ToList();
        _position = end;
        Remember(added);
        entries.AddRange(added.Where(entry => _known.Add(entry.Id)));
    }

    /// <summary>Keeps the time up to which the log is known: that of its last entry, but never one in the future.</summary>
    private void Remember(List<PoolEntry> entries)
    {
        if (entries.Count == 0)
            return;
        var now = DateTimeOffset.UtcNow;
        _time = entries[^1].Timestamp < now ? entries[^1].Timestamp : now;
    }
}

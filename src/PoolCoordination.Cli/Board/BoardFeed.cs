using System.Diagnostics;
using PoolCoordination.Faults;
using PoolCoordination.Log;
using PoolCoordination.Pools;
using PoolCoordination.Sessions;

namespace PoolCoordination.Cli.Board;

/// <summary>
/// Reads boards of a pool as it changes: when its log has another line, when its sessions have done something, and from time to time for
/// what nobody tells.
/// </summary>
/// <typeparam name="T">What is read: a board, or more than that.</typeparam>
internal sealed class BoardFeed<T> : IDisposable
{
    private const string ServerIsAway = "The server cannot be reached, and this is the last board; 'pool status' says why.";

    /// <summary>Lines that come faster than this are read together.</summary>
    private static readonly TimeSpan s_leastPause = TimeSpan.FromMilliseconds(50);

    private static readonly TimeSpan s_pauseAfterFault = TimeSpan.FromSeconds(1);

    private readonly Pool _pool;
    private readonly Func<bool, T> _read;
    private readonly LogFollower _follower;
    private readonly SessionPace _pace = new();
    private readonly AutoResetEvent _isLogChanged = new(initialState: false);
    private readonly AutoResetEvent _isSessionChanged = new(initialState: false);
    private readonly Dictionary<string, FileSystemWatcher> _watchers = new(StringComparer.Ordinal);
    private bool _wasThere;

    /// <summary>Begins to follow a pool.</summary>
    /// <param name="pool">The pool. Nobody else uses the object from now on.</param>
    /// <param name="read">Reads a board, and is told whether the sessions are to be read again.</param>
    public BoardFeed(Pool pool, Func<bool, T> read)
    {
        (_pool, _read) = (pool, read);
        _follower = pool.Log.Follow();
    }

    /// <summary>Reads boards until it is cancelled, each as soon as something has changed.</summary>
    /// <param name="show">Takes a board.</param>
    /// <param name="report">Takes what is wrong where none can be read; empty once one can be read again.</param>
    /// <param name="cancellation">Ends it.</param>
    public void Run(Action<T> show, Action<string> report, CancellationToken cancellation)
    {
        var following = new Thread(() => Follow(report, cancellation)) { IsBackground = true };
        following.Start();
        WaitHandle[] changes = [_isLogChanged, _isSessionChanged, cancellation.WaitHandle];
        while (!cancellation.IsCancellationRequested)
        {
            try
            {
                show(Read());
                cancellation.WaitHandle.WaitOne(s_leastPause);
            }
            catch (Exception exception) when (exception is PoolException or IOException or UnauthorizedAccessException)
            {
                // Its address alone may fill a line.
                report(exception is PoolUnavailableException ? ServerIsAway : exception.Message);
                cancellation.WaitHandle.WaitOne(s_pauseAfterFault);
                continue;
            }

            var left = _pace.LeftAt(_pool.Log.Clock.GetUtcNow());
            if (left > TimeSpan.Zero && WaitHandle.WaitAny(changes, left) == 1)
                _pace.IsHeard = true;
        }

        following.Join();
    }

    /// <summary>Has the next board read at once.</summary>
    public void ReadNow() => _isLogChanged.Set();

    /// <inheritdoc/>
    public void Dispose()
    {
        foreach (var watcher in _watchers.Values)
            watcher.Dispose();
        _follower.Dispose();
        _isLogChanged.Dispose();
        _isSessionChanged.Dispose();
    }

    private T Read()
    {
        if (_pool.Location.Server is null)
            WatchLog();
        if (_pace.LeftAt(_pool.Log.Clock.GetUtcNow()) > TimeSpan.Zero)
            return _read(false);
        WatchSessions();
        var watch = Stopwatch.StartNew();
        var board = _read(true);
        _pace.Note(_pool.Log.Clock.GetUtcNow(), watch.Elapsed);
        return board;
    }

    /// <summary>Waits for lines; where the log cannot be read, it tries again, as what is wrong may pass.</summary>
    private void Follow(Action<string> report, CancellationToken cancellation)
    {
        while (!cancellation.IsCancellationRequested)
        {
            try
            {
                foreach (var _ in _follower.Entries(cancellation))
                    _isLogChanged.Set();
            }
            catch (OperationCanceledException) when (cancellation.IsCancellationRequested)
            {
                // The board ends.
            }
            catch (Exception exception)
            {
                report(exception.Message);
                cancellation.WaitHandle.WaitOne(s_pauseAfterFault);
            }
        }
    }

    /// <summary>A log that is cut, replaced or removed has no new lines to tell of it.</summary>
    /// <exception cref="PoolException">It was there, and is there no more.</exception>
    private void WatchLog()
    {
        var path = _pool.Location.LogPath;
        if (!_watchers.ContainsKey(path))
            _watchers[path] = Watch(new FileSystemWatcher(_pool.Location.Folder, Path.GetFileName(path)), _isLogChanged);
        var isThere = _pool.Log.Exists();
        if (_wasThere && !isThere)
            throw new PoolException($"The log '{_pool.Location.Name}' is gone, and this is the last board.");
        _wasThere = isThere;
    }

    /// <summary>
    /// Hooks replace the files of their sessions, and add what these change to the lists of working trees; the first of them makes the
    /// folders.
    /// </summary>
    private void WatchSessions()
    {
        foreach (var folder in (string[])[_pool.Location.SessionsFolder, SharedList.FolderOf(_pool.Location)])
        {
            if (!_watchers.ContainsKey(folder) && Directory.Exists(folder))
                _watchers[folder] = Watch(new FileSystemWatcher(folder), _isSessionChanged);
        }
    }

    private static FileSystemWatcher Watch(FileSystemWatcher watcher, AutoResetEvent isChanged)
    {
        watcher.NotifyFilter = NotifyFilters.LastWrite | NotifyFilters.FileName;
        watcher.Changed += (_, _) => isChanged.Set();
        watcher.Renamed += (_, _) => isChanged.Set();
        watcher.Deleted += (_, _) => isChanged.Set();
        try
        {
            watcher.EnableRaisingEvents = true;
        }
        catch (IOException)
        {
            // A system gives each user so many watchers and no more: the regular look has to do.
        }

        return watcher;
    }
}

using System.Diagnostics;
using PoolCoordination.Board;
using PoolCoordination.Faults;
using PoolCoordination.Log;
using PoolCoordination.Pools;
using PoolCoordination.Sessions;

namespace PoolCoordination.Cli.Board;

/// <summary>
/// Reads boards of a pool as it changes: when its log has another line, when its sessions have done something, and from time to time for
/// what nobody tells.
/// </summary>
internal sealed class BoardFeed : IDisposable
{
    private const string ServerIsAway = "The server cannot be reached, and this is the last board; 'pool status' says why.";

    /// <summary>Lines that come faster than this are read together.</summary>
    private static readonly TimeSpan s_leastPause = TimeSpan.FromMilliseconds(50);

    private static readonly TimeSpan s_pauseAfterFault = TimeSpan.FromSeconds(1);

    private readonly Pool _pool;
    private readonly BoardReader _reader;
    private readonly LogFollower _follower;
    private readonly SessionPace _pace = new();
    private readonly AutoResetEvent _isLogChanged = new(initialState: false);
    private readonly AutoResetEvent _isSessionChanged = new(initialState: false);
    private readonly Dictionary<string, FileSystemWatcher> _watchers = new(StringComparer.Ordinal);

    /// <summary>Begins to follow a pool.</summary>
    /// <param name="pool">The pool. Nobody else uses the object from now on.</param>
    /// <param name="includesAllProjects">Whether the boards are about all projects.</param>
    public BoardFeed(Pool pool, bool includesAllProjects)
    {
        _pool = pool;
        _follower = pool.Log.Follow();
        _reader = new BoardReader(pool, includesAllProjects);
    }

    /// <summary>Reads boards until it is cancelled, each as soon as something has changed.</summary>
    /// <param name="show">Takes a board.</param>
    /// <param name="report">Takes what is wrong where none can be read; empty once one can be read again.</param>
    /// <param name="cancellation">Ends it.</param>
    public void Run(Action<PoolBoard> show, Action<string> report, CancellationToken cancellation)
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

    /// <inheritdoc/>
    public void Dispose()
    {
        foreach (var watcher in _watchers.Values)
            watcher.Dispose();
        _follower.Dispose();
        _isLogChanged.Dispose();
        _isSessionChanged.Dispose();
    }

    private PoolBoard Read()
    {
        if (_pace.LeftAt(_pool.Log.Clock.GetUtcNow()) > TimeSpan.Zero)
            return _reader.Read(includesSessions: false);
        WatchSessions();
        var watch = Stopwatch.StartNew();
        var board = _reader.Read();
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

    /// <summary>
    /// Hooks replace the files of their sessions, and add what these change to the lists of working trees; the first of them makes the
    /// folders.
    /// </summary>
    private void WatchSessions()
    {
        foreach (var folder in (string[])[_pool.Location.SessionsFolder, SharedList.FolderOf(_pool.Location)])
        {
            if (!_watchers.ContainsKey(folder) && Directory.Exists(folder))
                _watchers[folder] = Watch(folder);
        }
    }

    private FileSystemWatcher Watch(string folder)
    {
        var watcher = new FileSystemWatcher(folder) { NotifyFilter = NotifyFilters.LastWrite | NotifyFilters.FileName };
        watcher.Changed += (_, _) => _isSessionChanged.Set();
        watcher.Renamed += (_, _) => _isSessionChanged.Set();
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

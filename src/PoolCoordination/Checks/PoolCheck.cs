using PoolCoordination.Entries;
using PoolCoordination.Faults;
using PoolCoordination.Host;
using PoolCoordination.Log;
using PoolCoordination.Pools;
using PoolCoordination.Sessions;
using PoolCoordination.Settings;
using PoolCoordination.Storage;

namespace PoolCoordination.Checks;

/// <summary>Looks for what is wrong with a pool.</summary>
public sealed class PoolCheck
{
    private const long LargeLog = 100 * 1024 * 1024;
    private const int MostErrors = 5;
    private const UnixFileMode OfOthers =
        UnixFileMode.GroupRead
        | UnixFileMode.GroupWrite
        | UnixFileMode.GroupExecute
        | UnixFileMode.OtherRead
        | UnixFileMode.OtherWrite
        | UnixFileMode.OtherExecute;

    private static readonly TimeSpan s_recently = TimeSpan.FromDays(1);

    private readonly Pool _pool;

    private PoolCheck(Pool pool) => _pool = pool;

    private PoolLocation Location => _pool.Location;

    /// <summary>All problems of a pool; none where it is well.</summary>
    /// <param name="pool">The pool that is checked.</param>
    /// <param name="cancellation">Ends the check.</param>
    public static IReadOnlyList<PoolProblem> Run(Pool pool, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(pool);
        var check = new PoolCheck(pool);
        return
        [
            .. pool.Log.Check(cancellation),
            .. check.Permissions(),
            .. check.Size(),
            .. check.PoolSettingsFile(),
            .. check.Server(),
            .. HookCheck.Problems(pool.Environment),
            .. check.Instances(),
            .. check.Errors(),
        ];
    }

    private IEnumerable<PoolProblem> Permissions()
    {
        foreach (var path in (string[])[Location.Folder, Location.LogPath, Location.SettingsPath, Location.ErrorLogPath])
        {
            if (OperatingSystem.IsWindows())
            {
                if (Path.Exists(path) && WindowsAccess.IsOpenToOthers(path))
                    yield return new PoolProblem(
                        PoolProblemKind.Permissions,
                        $"Other users can access '{path}'; run {WindowsAccess.CommandFor(path)} in PowerShell."
                    );
            }
            else if (Path.Exists(path) && (File.GetUnixFileMode(path) & OfOthers) is not UnixFileMode.None)
                yield return new PoolProblem(
                    PoolProblemKind.Permissions,
                    $"Other users can access '{path}'; run 'chmod go= {path}'."
                );
        }
    }

    private IEnumerable<PoolProblem> Size()
    {
        var file = new FileInfo(Location.LogPath);
        if (Location.Server is null && file.Exists && file.Length > LargeLog)
            yield return new PoolProblem(
                PoolProblemKind.Size,
                $"The log is {file.Length / (1024 * 1024)} MB; run 'pool compact' to move expired entries to the archive."
            );
    }

    private IEnumerable<PoolProblem> PoolSettingsFile()
    {
        PoolException? fault = null;
        try
        {
            _ = _pool.Settings;
        }
        catch (PoolException exception)
        {
            fault = exception;
        }

        if (fault is not null)
            yield return new PoolProblem(PoolProblemKind.Settings, fault.Message);
    }

    private IEnumerable<PoolProblem> Server()
    {
        if (PoolSettingsContent.Read(Location.SettingsPath, FileOwners.User).Server is { HasPassword: true })
            yield return new PoolProblem(
                PoolProblemKind.Server,
                $"'{Location.SettingsPath}' contains a password in plain text; keep it in PGPASSWORD or ~/.pgpass."
            );
        if (new Outbox(Location).Entries.Count is > 0 and var count)
            yield return new PoolProblem(
                PoolProblemKind.Server,
                $"{(count == 1 ? "1 entry waits" : $"{count} entries wait")} in '{Location.OutboxPath}' for the "
                    + $"{(Location.Server is null ? "log" : "server")}."
            );
        if (Location.Server is not null && new RejectedEntries(Location).Count is > 0 and var rejected)
            yield return new PoolProblem(
                PoolProblemKind.Server,
                $"The server rejected {(rejected == 1 ? "1 entry, which is" : $"{rejected} entries, which are")} set aside with the reason "
                    + $"in '{Location.RejectedPath}'; move a line to '{Location.OutboxPath}' once its reason is fixed, or delete it."
            );
    }

    private IEnumerable<PoolProblem> Instances()
    {
        var processes = ProcessTable.OfMachine();
        foreach (
            var sessions in SessionRecords
                .All(Location)
                .Where(session => session.StatusAt(_pool.Now, processes) is SessionStatus.Working or SessionStatus.Waiting)
                .GroupBy(session => session.Instance, StringComparer.OrdinalIgnoreCase)
        )
        {
            if (sessions.Count() > 1)
            {
                var ids = string.Join(", ", sessions.Select(session => Identity.Shorten(session.SessionId)));
                yield return new PoolProblem(
                    PoolProblemKind.Instances,
                    $"Several active sessions use the name {sessions.Key}: {ids}; "
                        + "give each terminal its own CLAUDE_INSTANCE or POOL_INSTANCE."
                );
            }
        }
    }

    private IEnumerable<PoolProblem> Errors()
    {
        var since = _pool.Now - s_recently;
        foreach (var line in new ErrorLog(Location).Last(MostErrors))
        {
            if (ErrorLog.Split(line) is ({ } time, var text) && time >= since)
                yield return new PoolProblem(PoolProblemKind.Errors, $"{LocalTime.Full(time)} {text}");
        }
    }
}

using System.ComponentModel;
using PoolCoordination.Compaction;
using PoolCoordination.Installation;
using PoolCoordination.Notifications;
using PoolCoordination.Settings;
using PoolCoordination.Storage;
using PoolCoordination.Streams;

namespace PoolCoordination.Hooks;

/// <summary>
/// Starts commands of <c>pool</c> that options ask for. They run on by themselves, with standard streams of their own: who started the hook
/// waits neither for them nor for the end of their output.
/// </summary>
internal static class DetachedPool
{
    /// <summary>
    /// Starts <c>pool compact</c> for a log that has grown above the size of the option <c>compactAbove</c>, and <c>pool notify</c> where
    /// the option <c>notify</c> is on.
    /// </summary>
    public static void Start(HookCall call, long logLength)
    {
        var (settings, location) = (call.Pool.Settings, call.Pool.Location);
        if (settings.SizeOf(PoolOption.CompactAbove) is { } size && logLength > size)
            Start(call, "compact", FileCompaction.LockPathOf(location));
        if (location.Server is null && settings.IsOn(PoolOption.Notify))
            Start(call, "notify", SessionNotifications.LockPathOf(location));
    }

    /// <summary>
    /// Starts a command, unless it runs already, as where several sessions begin at once; a fault is logged and nothing more.
    /// </summary>
    private static void Start(HookCall call, string command, string lockPath)
    {
        try
        {
            using (var mutex = FileMutex.TryAcquire(lockPath, TimeSpan.Zero))
            {
                if (mutex is null)
                    return;
            }

            Start(PoolExecutable.FullPath, command, call.Pool.Location.LogPath);
        }
        catch (Exception exception) when (exception is IOException or Win32Exception)
        {
            call.LogError($"'pool {command}' was not started: {exception.Message}");
        }
    }

    private static void Start(string executable, string command, string logPath)
    {
        // The shell would say so to nobody.
        if (!File.Exists(executable))
            throw new FileNotFoundException($"'{executable}' does not exist.");
        if (!OperatingSystem.IsWindows())
        {
            // The shell ends at once, so that what it started has no one who waits for it.
            UnixProcess.RunInShell(
                $"{UnixProcess.Quote(executable)} {command} --pool {UnixProcess.Quote(logPath)} </dev/null >/dev/null 2>&1 &"
            );
            return;
        }

        WindowsProcess.StartAlone(executable, [command, "--pool", logPath]);
    }
}

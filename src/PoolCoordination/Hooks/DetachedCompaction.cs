using System.ComponentModel;
using PoolCoordination.Compaction;
using PoolCoordination.Installation;
using PoolCoordination.Settings;
using PoolCoordination.Storage;
using PoolCoordination.Streams;

namespace PoolCoordination.Hooks;

/// <summary>
/// Starts <c>pool compact</c> for a log that has grown above the size of the option <c>compactAbove</c>. It runs on by itself, with
/// standard streams of its own: who started the hook waits neither for it nor for the end of its output.
/// </summary>
internal static class DetachedCompaction
{
    /// <summary>Starts it where the option is set and the log is larger; a fault is logged and nothing more.</summary>
    public static void StartIfAbove(HookCall call, long logLength)
    {
        if (call.Pool.Settings.SizeOf(PoolOption.CompactAbove) is not { } size || logLength <= size)
            return;
        try
        {
            if (IsUnderWay(call.Pool.Location))
                return;
            Start(PoolExecutable.FullPath, call.Pool.Location.LogPath);
        }
        catch (Exception exception) when (exception is IOException or Win32Exception)
        {
            call.LogError($"The log was not compacted: {exception.Message}");
        }
    }

    /// <summary>Whether one runs already, as where several sessions begin at once.</summary>
    private static bool IsUnderWay(PoolLocation location)
    {
        using var mutex = FileMutex.TryAcquire(FileCompaction.LockPathOf(location), TimeSpan.Zero);
        return mutex is null;
    }

    private static void Start(string executable, string logPath)
    {
        // The shell would say so to nobody.
        if (!File.Exists(executable))
            throw new FileNotFoundException($"'{executable}' does not exist.");
        if (!OperatingSystem.IsWindows())
        {
            // The shell ends at once, so that what it started has no one who waits for it.
            UnixProcess.RunInShell(
                $"{UnixProcess.Quote(executable)} compact --pool {UnixProcess.Quote(logPath)} </dev/null >/dev/null 2>&1 &"
            );
            return;
        }

        WindowsProcess.StartAlone(executable, ["compact", "--pool", logPath]);
    }
}

using System.ComponentModel;
using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;

namespace PoolCoordination.Log;

/// <summary>
/// Keeps a log at its place. Writers share it, so that they never wait for each other; who puts another file in the log's place has it
/// alone for that moment, so that no line goes to the file that is leaving. Readers need none. It is an advisory lock of the operating
/// system on an empty file beside the log, and ends with the process that holds it.
/// </summary>
internal sealed class LogLock : IDisposable
{
    private static readonly TimeSpan s_longestWait = TimeSpan.FromSeconds(10);

    private readonly SafeFileHandle _file;

    private LogLock(SafeFileHandle file) => _file = file;

    /// <summary>Waits until nobody has the log alone, and keeps it from being replaced.</summary>
    public static LogLock Share(string logPath) => Take(logPath, isAlone: false) ?? throw Busy(logPath);

    /// <summary>Waits until no writer is at work, and keeps others from writing; null where they did not let up for ten seconds.</summary>
    public static LogLock? TakeAlone(string logPath) => Take(logPath, isAlone: true);

    /// <inheritdoc/>
    public void Dispose() => _file.Dispose();

    private static LogLock? Take(string logPath, bool isAlone)
    {
        var path = logPath + ".lock";
        if (!File.Exists(path))
            PrivateFile.Create(path);
        var deadline = Environment.TickCount64 + (long)s_longestWait.TotalMilliseconds;
        do
        {
            if ((OperatingSystem.IsWindows() ? TryTakeOnWindows(path, isAlone) : TryTakeOnUnix(path, isAlone)) is { } file)
                return new LogLock(file);
            Thread.Sleep(1);
        }
        while (Environment.TickCount64 < deadline);
        return null;
    }

    private static SafeFileHandle? TryTakeOnUnix(string path, bool isAlone)
    {
        var file = UnixFile.OpenForLocking(path);
        var error = file.IsInvalid ? Marshal.GetLastPInvokeError() : 0;
        // A writer waits in the kernel, as a compaction's last step is short; that step does not, so that it can give up.
        if (!file.IsInvalid && UnixFile.TryLock(file, isAlone ? UnixLock.ExclusiveNow : UnixLock.Shared, out error))
            return file;
        file.Dispose();
        return error == UnixFile.WouldBlock || error == UnixFile.Interrupted
            ? null
            : throw Failure(path, error);
    }

    private static SafeFileHandle? TryTakeOnWindows(string path, bool isAlone)
    {
        try
        {
            return File.OpenHandle(path, FileMode.Open, FileAccess.Read, isAlone ? FileShare.None : FileShare.ReadWrite);
        }
        catch (IOException)
        {
            return null;
        }
    }

    private static IOException Failure(string path, int error) =>
        new($"The log's lock '{path}' could not be taken: {new Win32Exception(error).Message}.");

    private static PoolException Busy(string logPath) =>
        new($"The log '{logPath}' was kept locked for more than {s_longestWait.TotalSeconds} seconds.") { Fault = PoolFault.Busy };
}

using System.ComponentModel;
using System.Runtime.InteropServices;
using PoolCoordination.Streams;

namespace PoolCoordination.Cli.Board;

/// <summary>A terminal of Unix in raw mode (termios).</summary>
internal sealed partial class UnixTerminal : LiveTerminal
{
    private const int Input = 0;

    /// <summary>TCSADRAIN: once what was written is out.</summary>
    private const int AfterOutput = 1;

    // More than termios has on any system: 60 bytes on Linux, 72 on macOS.
    private const int SettingsSize = 256;

    // More than sigaction has on any system: 152 bytes on Linux, 16 on macOS.
    private const int ActionSize = 256;

    private const int OwnGroup = 0;

    private byte[]? _before;

    /// <summary>SIGTSTP, which a process may handle.</summary>
    private static int RequestToStop => OperatingSystem.IsLinux() ? 20 : 18;

    /// <inheritdoc/>
    public override void Enter()
    {
        _before ??= Get();
        var raw = (byte[])_before.Clone();
        cfmakeraw(raw);
        Set(raw);
    }

    /// <inheritdoc/>
    public override void Leave()
    {
        if (_before is not null)
            Set(_before);
    }

    /// <inheritdoc/>
    public override int Read(Span<byte> buffer)
    {
        nint length;
        do
        {
            UnixPoll.Wait(Input, UnixPoll.Readable);
            length = read(Input, buffer, (nuint)buffer.Length);
        } while (length < 0 && Marshal.GetLastPInvokeError() == UnixPoll.Interrupted);
        return (int)Math.Max(0, length);
    }

    /// <inheritdoc/>
    public override void AskToStop() => _ = kill(OwnGroup, RequestToStop);

    /// <inheritdoc/>
    public override void Stop()
    {
        // By its default action, which the kernel leaves out in a group that nobody could let go on (POSIX, orphaned process groups). Zeros
        // stand for that action; the signal is for this thread, so that it has been taken once the call returns.
        var before = new byte[ActionSize];
        _ = sigaction(RequestToStop, new byte[ActionSize], before);
        _ = raise(RequestToStop);
        _ = sigaction(RequestToStop, before, new byte[ActionSize]);
    }

    private static byte[] Get()
    {
        var settings = new byte[SettingsSize];
        return tcgetattr(Input, settings) == 0 ? settings : throw LastError();
    }

    private static void Set(byte[] settings)
    {
        while (tcsetattr(Input, AfterOutput, settings) != 0)
        {
            if (Marshal.GetLastPInvokeError() != UnixPoll.Interrupted)
                throw LastError();
        }
    }

    private static IOException LastError() =>
        new($"The terminal cannot be used: {new Win32Exception(Marshal.GetLastPInvokeError()).Message}.");

    [LibraryImport("libc", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static partial int tcgetattr(int file, [Out] byte[] settings);

    [LibraryImport("libc", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static partial int tcsetattr(int file, int when, byte[] settings);

    [LibraryImport("libc")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static partial void cfmakeraw([In, Out] byte[] settings);

    [LibraryImport("libc", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static partial nint read(int file, Span<byte> buffer, nuint count);

    [LibraryImport("libc", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static partial int kill(int process, int signal);

    [LibraryImport("libc")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static partial int raise(int signal);

    [LibraryImport("libc")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static partial int sigaction(int signal, byte[] action, [Out] byte[] before);
}

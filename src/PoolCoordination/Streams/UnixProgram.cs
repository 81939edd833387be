using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;

namespace PoolCoordination.Streams;

/// <summary>
/// Runs another program on Unix for its output (posix_spawn). The library's way to start one is as large as all that a hook does.
/// </summary>
internal static partial class UnixProgram
{
    private const int StandardInput = 0;
    private const int StandardOutput = 1;
    private const int StandardError = 2;
    private const int ReadOnly = 0;
    private const int WriteOnly = 1;
    private const int Killed = 9;
    private const int WithoutWaiting = 1;

    // More than posix_spawn_file_actions_t has on any system: 80 bytes with glibc.
    private const int ActionsSize = 256;

    private const int BufferSize = 16 * 1024;

    /// <summary>Far more than any program that is asked here has to say.</summary>
    private const int Longest = 16 * 1024 * 1024;

    /// <summary>See <see cref="ProgramOutput.Read"/>.</summary>
    public static byte[]? Read(
        string program,
        IReadOnlyList<string> arguments,
        IReadOnlyDictionary<string, string> environment,
        TimeSpan limit
    )
    {
        var end = Environment.TickCount64 + (long)limit.TotalMilliseconds;
        if (Start(program, arguments, environment, out var output) is not { } process)
            return null;
        using (output)
        {
            var content = ReadToEnd(output, end);
            return HasSucceeded(process, content is null ? 0 : end) ? content : null;
        }
    }

    /// <summary>Waits for a program's end; one that has not ended by a moment is ended.</summary>
    private static bool HasSucceeded(int process, long end)
    {
        var wait = new SpinWait();
        int waited;
        int status;
        while ((waited = waitpid(process, out status, WithoutWaiting)) == 0 && Environment.TickCount64 < end)
            wait.SpinOnce();
        if (waited == 0)
        {
            _ = kill(process, Killed);
            _ = waitpid(process, out _, 0);
        }

        return waited == process && status == 0;
    }

    private static int? Start(
        string program,
        IReadOnlyList<string> arguments,
        IReadOnlyDictionary<string, string> environment,
        out SafeFileHandle output
    )
    {
        output = new SafeFileHandle();
        Span<int> ends = stackalloc int[2];
        if (pipe(ends) != 0)
            return null;
        output = new SafeFileHandle(ends[0], ownsHandle: true);
        using var input = new SafeFileHandle(ends[1], ownsHandle: true);
        var actions = Marshal.AllocHGlobal(ActionsSize);
        nint[] texts = [.. Texts([program, .. arguments]), 0, .. Texts(environment.Select(pair => $"{pair.Key}={pair.Value}")), 0];
        try
        {
            if (posix_spawn_file_actions_init(actions) != 0)
                return null;
            try
            {
                var isPrepared =
                    posix_spawn_file_actions_addopen(actions, StandardInput, "/dev/null", ReadOnly, 0) == 0
                    && posix_spawn_file_actions_addopen(actions, StandardError, "/dev/null", WriteOnly, 0) == 0
                    && posix_spawn_file_actions_adddup2(actions, ends[1], StandardOutput) == 0
                    && posix_spawn_file_actions_addclose(actions, ends[0]) == 0
                    && posix_spawn_file_actions_addclose(actions, ends[1]) == 0;
                ReadOnlySpan<nint> all = texts;
                return
                    isPrepared
                    && posix_spawnp(out var process, program, actions, 0, all, all[(arguments.Count + 2)..]) == 0
                    ? process
                    : null;
            }
            finally
            {
                _ = posix_spawn_file_actions_destroy(actions);
            }
        }
        finally
        {
            foreach (var text in texts)
                Marshal.FreeCoTaskMem(text);
            Marshal.FreeHGlobal(actions);
        }
    }

    private static IEnumerable<nint> Texts(IEnumerable<string> texts) => texts.Select(Marshal.StringToCoTaskMemUTF8);

    /// <summary>What comes until the output is closed; null where that is not before a moment.</summary>
    private static byte[]? ReadToEnd(SafeFileHandle output, long end)
    {
        using var content = new MemoryStream();
        var buffer = new byte[BufferSize];
        while (true)
        {
            var left = (int)Math.Max(0, end - Environment.TickCount64);
            if (!UnixPoll.Wait((int)output.DangerousGetHandle(), UnixPoll.Readable, left))
                return null;
            var got = read(output, buffer, (nuint)buffer.Length);
            if (got == 0)
                return content.ToArray();
            if (content.Length > Longest)
                return null;
            if (got > 0)
                content.Write(buffer, 0, (int)got);
            else if (Marshal.GetLastPInvokeError() != UnixPoll.Interrupted)
                return null;
        }
    }

    [LibraryImport("libc", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static partial int pipe(Span<int> ends);

    [LibraryImport("libc", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static partial nint read(SafeFileHandle file, byte[] buffer, nuint count);

    [LibraryImport("libc")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static partial int kill(int process, int signal);

    [LibraryImport("libc", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static partial int waitpid(int process, out int status, int options);

    [LibraryImport("libc")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static partial int posix_spawn_file_actions_init(nint actions);

    [LibraryImport("libc")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static partial int posix_spawn_file_actions_destroy(nint actions);

    [LibraryImport("libc")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static partial int posix_spawn_file_actions_adddup2(nint actions, int file, int other);

    [LibraryImport("libc")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static partial int posix_spawn_file_actions_addclose(nint actions, int file);

    [LibraryImport("libc", StringMarshalling = StringMarshalling.Utf8)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static partial int posix_spawn_file_actions_addopen(nint actions, int file, string path, int flags, uint mode);

    [LibraryImport("libc", StringMarshalling = StringMarshalling.Utf8)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static partial int posix_spawnp(
        out int process,
        string program,
        nint actions,
        nint attributes,
        ReadOnlySpan<nint> arguments,
        ReadOnlySpan<nint> environment
    );
}

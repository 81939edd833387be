using System.ComponentModel;
using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;

namespace PoolCoordination.Streams;

/// <summary>
/// Starts other programs on Unix. The library's way to start one is as large as all that a hook does, and no process of its can become
/// another.
/// </summary>
internal static partial class UnixProcess
{
    private const int StandardInput = 0;

    /// <summary>Runs a command of the shell to its end, with the streams and the environment of this process.</summary>
    /// <exception cref="Win32Exception">The shell cannot be started.</exception>
    public static void RunInShell(string command)
    {
        if (system(command) < 0)
            throw LastError();
    }

    /// <summary>A text as one word of the shell, whatever is in it.</summary>
    public static string Quote(string text) => $"'{text.Replace("'", @"'\''", StringComparison.Ordinal)}'";

    /// <summary>Goes on as another program, in the same process, with the same environment, standard output and standard error.</summary>
    /// <param name="executable">The program's path.</param>
    /// <param name="arguments">Its arguments.</param>
    /// <param name="input">What it reads as standard input.</param>
    /// <returns>Why it cannot be started.</returns>
    public static Win32Exception Become(string executable, ReadOnlySpan<string> arguments, SafeFileHandle input)
    {
        if (dup2(input, StandardInput) < 0)
            return LastError();
        var texts = new nint[arguments.Length + 2];
        texts[0] = Marshal.StringToCoTaskMemUTF8(executable);
        for (var i = 0; i < arguments.Length; i++)
            texts[i + 1] = Marshal.StringToCoTaskMemUTF8(arguments[i]);
        // It returns only where it fails, and then this process is about to end.
        _ = execv(texts[0], texts);
        return LastError();
    }

    private static Win32Exception LastError() => new(Marshal.GetLastPInvokeError());

    [LibraryImport("libc", SetLastError = true, StringMarshalling = StringMarshalling.Utf8)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static partial int system(string command);

    [LibraryImport("libc", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static partial int dup2(SafeFileHandle file, int other);

    [LibraryImport("libc", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static partial int execv(nint path, nint[] arguments);
}

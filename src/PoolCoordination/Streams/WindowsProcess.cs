using System.Diagnostics;
using System.Runtime.InteropServices;

namespace PoolCoordination.Streams;

/// <summary>Starts other programs on Windows. The library lets a program inherit all that this one inherited.</summary>
internal static partial class WindowsProcess
{
    private const uint Inherit = 1;

    private static readonly int[] s_standardStreams = [-10, -11, -12];

    /// <summary>
    /// Starts a program that runs on by itself and has none of this process's standard streams: who reads them sees their end when this
    /// process ends.
    /// </summary>
    /// <exception cref="System.ComponentModel.Win32Exception">It cannot be started.</exception>
    public static void StartAlone(string executable, IEnumerable<string> arguments)
    {
        var start = new ProcessStartInfo(executable, arguments)
        {
            UseShellExecute = false,
            CreateNoWindow = true,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        var kept = new List<nint>();
        foreach (var stream in s_standardStreams)
        {
            var handle = GetStdHandle(stream);
            if (GetHandleInformation(handle, out var flags) != 0 && (flags & Inherit) != 0 && SetHandleInformation(handle, Inherit, 0) != 0)
                kept.Add(handle);
        }

        try
        {
            Process.Start(start)?.Dispose();
        }
        finally
        {
            // Within PowerShell this process goes on, and what it starts next is to have them.
            foreach (var handle in kept)
                _ = SetHandleInformation(handle, Inherit, Inherit);
        }
    }

    [LibraryImport("kernel32")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.System32)]
    private static partial nint GetStdHandle(int stream);

    [LibraryImport("kernel32")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.System32)]
    private static partial int GetHandleInformation(nint handle, out uint flags);

    [LibraryImport("kernel32")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.System32)]
    private static partial int SetHandleInformation(nint handle, uint mask, uint flags);
}

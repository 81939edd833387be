using System.Runtime.InteropServices;

namespace PoolCoordination.Cli.Commands;

/// <summary>A process that runs on by itself: it does not end with the terminal of who started it, and keeps no folder in use.</summary>
internal static partial class OwnSession
{
    /// <summary>Leaves the terminal and the working folder; Windows starts such a process without a console.</summary>
    /// <param name="folder">The folder in which it goes on, if that is there.</param>
    public static void Begin(string folder)
    {
        if (Directory.Exists(folder))
            Environment.CurrentDirectory = folder;
        // It fails for who leads a group, such as a command of a shell: that one may end with its terminal.
        if (!OperatingSystem.IsWindows())
            _ = setsid();
    }

    [LibraryImport("libc")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static partial int setsid();
}

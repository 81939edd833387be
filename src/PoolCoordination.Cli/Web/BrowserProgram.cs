using System.ComponentModel;
using System.Diagnostics;
using PoolCoordination.Host;
using PoolCoordination.Streams;

namespace PoolCoordination.Cli.Web;

/// <summary>The programs by which systems open an address in the user's browser.</summary>
internal static class BrowserProgram
{
    private const string Linux = "xdg-open";
    private const string MacOS = "/usr/bin/open";

    /// <summary>Opens an address; where that fails, the user has it printed.</summary>
    public static void TryOpen(string address, PoolEnvironment environment)
    {
        if (StartOf(address, environment) is not { } start)
            return;
        try
        {
            using var process = Process.Start(start);
        }
        catch (Exception exception) when (exception is Win32Exception or InvalidOperationException)
        {
            // As above.
        }
    }

    private static ProcessStartInfo? StartOf(string address, PoolEnvironment environment)
    {
        if (OperatingSystem.IsWindows())
            return new ProcessStartInfo(address) { UseShellExecute = true };
        // Without a display it would be a browser in this terminal.
        var isSeen =
            OperatingSystem.IsMacOS() || environment.Variable("DISPLAY") is not null || environment.Variable("WAYLAND_DISPLAY") is not null;
        var program = OperatingSystem.IsMacOS() ? MacOS : Linux;
        return isSeen && ProgramFile.Find(program, environment) is { } path
            ? new ProcessStartInfo(path, [address])
            {
                UseShellExecute = false,
                // What it says is nothing for this terminal.
                RedirectStandardOutput = true,
                RedirectStandardError = true,
                RedirectStandardInput = true,
            }
            : null;
    }
}

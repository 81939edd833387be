using System.Diagnostics;
using System.Globalization;
using PoolCoordination.Host;

namespace PoolCoordination.Installation;

/// <summary>The Claude Code clients at work: each has a file named by its process in <c>sessions</c> of its own folder.</summary>
internal static class RunningClients
{
    /// <summary>Whether there is one.</summary>
    public static bool Any(PoolEnvironment environment)
    {
        var folder = Path.Combine(Path.GetFullPath(environment.ConfigFolder, environment.WorkingFolder), "sessions");
        return Directory.Exists(folder) && Directory.EnumerateFiles(folder, "*.json").Any(IsRunning);
    }

    private static bool IsRunning(string file)
    {
        if (!int.TryParse(Path.GetFileNameWithoutExtension(file), NumberStyles.None, CultureInfo.InvariantCulture, out var id))
            return false;
        try
        {
            // A client that was killed leaves its file.
            using var process = Process.GetProcessById(id);
            return !process.HasExited;
        }
        catch (Exception exception)
            when (exception is ArgumentException or InvalidOperationException or System.ComponentModel.Win32Exception)
        {
            return false;
        }
    }
}

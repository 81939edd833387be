using System.Text;
using PoolCoordination.Faults;

namespace PoolCoordination.Storage;

/// <summary>
/// The files that Windows and its subsystem for Linux (WSL) show each other. What one of them locks the other may write, and an append from
/// there is none: a pool cannot be such a file.
/// </summary>
internal static class WslBoundary
{
    private const string Mounts = "/mnt/";
    private const string KernelFile = "/proc/sys/kernel/osrelease";
    private const string MountsFile = "/proc/self/mounts";

    private static readonly string[] s_kindsOfMount = ["9p", "drvfs", "virtiofs"];
    private static readonly string[] s_shares = [@"\\wsl$\", @"\\wsl.localhost\"];

    /// <summary>Gets why a pool cannot be at a path, and what to do about it, as a clause for a message; null if it can.</summary>
    public static string? Fault(string path)
    {
        if (OperatingSystem.IsWindows())
            return IsInLinux(path) ? "it is a file of Linux (WSL), with which Windows shares no locks; use a pool on a server" : null;
        // Also by a link.
        return (DriveOf(path) ?? DriveOf(RealPath.Of(path))) is { } drive && IsWindowsDrive(drive, Read(KernelFile), () => Read(MountsFile))
            ? $"'{drive}' is a drive of Windows, with which WSL shares no locks; use a pool on a server"
            : null;
    }

    /// <summary>Throws if a pool is a file on the other side of the boundary.</summary>
    /// <exception cref="PoolException">The pool is such a file.</exception>
    public static void ThrowIfCrossed(PoolLocation location)
    {
        if (location.Server is null && Fault(location.LogPath) is { } fault)
            throw new PoolException($"The pool '{location.LogPath}' cannot be used: {fault}, or one in a folder of this system.")
            {
                Fault = PoolFault.Location,
            };
    }

    /// <summary>Determines whether a Windows path leads to files of Linux.</summary>
    internal static bool IsInLinux(string path) =>
        Array.Exists(s_shares, share => path.StartsWith(share, StringComparison.OrdinalIgnoreCase));

    /// <summary>The folder of a path at which WSL shows a drive of Windows by default; null for another path.</summary>
    internal static string? DriveOf(string path) =>
        path.StartsWith(Mounts, StringComparison.Ordinal) && path.AsSpan(Mounts.Length) is [>= 'a' and <= 'z', '/', ..]
            ? path[..(Mounts.Length + 1)]
            : null;

    /// <summary>Determines whether a folder is a drive of Windows, by what the kernel says of itself and of its mounts.</summary>
    internal static bool IsWindowsDrive(string folder, string kernel, Func<string> mounts)
    {
        if (!kernel.Contains("microsoft", StringComparison.OrdinalIgnoreCase))
            return false;
        foreach (var line in mounts().Split('\n'))
        {
            if (line.Split(' ') is [_, var mountPoint, var kind, ..] && mountPoint == folder && Array.IndexOf(s_kindsOfMount, kind) >= 0)
                return true;
        }

        return false;
    }

    private static string Read(string path)
    {
        try
        {
            return Encoding.UTF8.GetString(File.ReadAllBytes(path));
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return "";
        }
    }
}

using System.Management.Automation;
using PoolCoordination.Faults;
using PoolCoordination.Host;

namespace PoolCoordination.PowerShell;

/// <summary>Paths of files as PowerShell has them: from its location, or in a drive of its own.</summary>
internal static class FilePath
{
    /// <summary>Gets a path as the operating system has it.</summary>
    /// <exception cref="PoolException">It is in a drive that has no files, or that does not exist.</exception>
    public static string Resolve(PSCmdlet cmdlet, string path) => Resolve(cmdlet.SessionState, path);

    /// <summary>Gets a path, relative to a session's location, as the operating system has it.</summary>
    public static string Resolve(SessionState session, string path)
    {
        try
        {
            var written = OperatingSystem.IsWindows() ? WindowsPath.WithDrive(path, Environment.MachineName) : path;
            var resolved = session.Path.GetUnresolvedProviderPathFromPSPath(written, out var provider, out _);
            return provider.Name == "FileSystem"
                ? resolved
                : throw new PoolException($"'{path}' is in the provider {provider.Name}; use a file system path.")
                {
                    Fault = PoolFault.Location,
                };
        }
        catch (System.Management.Automation.DriveNotFoundException) when (!IsRooted(path))
        {
            // A name with a colon in it, as with a line's number after it.
            return Path.GetFullPath(path, session.Path.CurrentFileSystemLocation.ProviderPath);
        }
        catch (System.Management.Automation.DriveNotFoundException exception)
        {
            throw new PoolException($"The drive of '{path}' does not exist; run Get-PSDrive to list the drives.", exception)
            {
                Fault = PoolFault.NotFound,
            };
        }
    }

    /// <summary>A path that begins with a drive of PowerShell's, resolved; any other as it is.</summary>
    public static string WithoutDrive(PSCmdlet cmdlet, string path)
    {
        var end = path.IndexOf(':', StringComparison.Ordinal);
        return
            end > 0
            && cmdlet
                .SessionState.Drive.GetAllForProvider("FileSystem")
                .Any(drive => string.Equals(drive.Name, path[..end], StringComparison.OrdinalIgnoreCase))
            ? Resolve(cmdlet, path)
            : path;
    }

    /// <summary>Whether what stands before the first colon can only be a drive.</summary>
    private static bool IsRooted(string path) =>
        path.IndexOf(':', StringComparison.Ordinal) is var end && end + 1 < path.Length && path[end + 1] is '/' or '\\';
}

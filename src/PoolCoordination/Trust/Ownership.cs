using System.Runtime.Versioning;
using System.Security.AccessControl;
using System.Security.Principal;
using PoolCoordination.Storage;
using PoolCoordination.Text;

namespace PoolCoordination.Trust;

/// <summary>Whether a file or folder is the user's alone.</summary>
internal static class Ownership
{
    /// <summary>
    /// Gets why others than the user could change or replace what is at a path, and what to do about it, as a clause for a message; null if
    /// nobody can.
    /// </summary>
    /// <param name="path">The real path of a file or folder that exists.</param>
    public static string? Fault(string path) => OperatingSystem.IsWindows() ? WindowsFault(path) : UnixFault(path) ?? FaultAbove(path);

    /// <summary>
    /// Gets why others could change a file in a folder that only the user can. On Windows its owner is checked when it is opened.
    /// </summary>
    public static string? FaultOfFile(string path)
    {
        // What a link leads to may be anybody's, and another file tomorrow.
        if (new FileInfo(path).LinkTarget is not null)
            return LinkFault(path);
        if (OperatingSystem.IsWindows() || UnixStatus.Of(path, isLinkFollowed: false) is not { Kind: UnixFileKind.Regular } status)
            return null;
        return status.User != UnixUser.Current ? OwnedByAnother(path, status.User)
            : IsOpenToOthers(status) ? WritableByOthers(path)
            : null;
    }

    /// <summary>Gets why others could change the folders above a path, which need not exist; null if nobody can.</summary>
    public static string? FaultAbove(string path)
    {
        if (OperatingSystem.IsWindows())
            return null;
        var user = UnixUser.Current;
        var system = UnixStatus.Of("/", isLinkFollowed: false)?.User;
        for (var folder = Path.GetDirectoryName(path); folder is not null; folder = Path.GetDirectoryName(folder))
        {
            if (UnixStatus.Of(folder, isLinkFollowed: false) is not { } status)
                continue;
            if (status.Kind == UnixFileKind.Link)
                return LinkFault(folder);
            // Whoever owns the root folder can change everything; in a user namespace that is another number than 0.
            if (status.User != user && status.User != system)
                return OwnedByAnother(folder, status.User);
            if (IsOpenToOthers(status) && !status.IsSticky)
                return WritableByOthers(folder);
        }

        return null;
    }

    // By convention the group with the user's own number has no other member.
    private static bool IsOpenToOthers(UnixStatus status) =>
        status.IsWritableByOthers && !(status.IsWritableByGroupOnly && status.Group == UnixUser.Current);

    private static string? UnixFault(string path)
    {
        if (UnixStatus.Of(path, isLinkFollowed: false) is not { } status)
            return $"{Sanitizer.InSingleQuotes(path)} cannot be checked";
        if (status.Kind == UnixFileKind.Link)
            return LinkFault(path);
        if (status.User != UnixUser.Current)
            return OwnedByAnother(path, status.User);
        return status.IsWritableByOthers ? WritableByOthers(path) : null;
    }

    private static string LinkFault(string path) => $"{Sanitizer.InSingleQuotes(path)} is a link; set POOL_PATH to use a pool elsewhere";

    private static string OwnedByAnother(string path, uint owner) =>
        $"{Sanitizer.InSingleQuotes(path)} belongs to {UnixUser.NameOf(owner)}, "
            + $"but you are {UnixUser.NameOf(UnixUser.Current)}; set POOL_PATH where owners are not supported, as in a container";

    private static string WritableByOthers(string path) =>
        $"other users can write to {Sanitizer.InSingleQuotes(path)}; run {ShellCommand.Of("chmod go-w", path)}, "
            + "or set POOL_PATH where file modes are not supported";

    [SupportedOSPlatform("windows")]
    private static string? WindowsFault(string path)
    {
        if (new DirectoryInfo(path).LinkTarget is not null)
            return LinkFault(path);
        using var user = WindowsIdentity.GetCurrent();
        FileSystemSecurity security = Directory.Exists(path)
            ? new DirectoryInfo(path).GetAccessControl(AccessControlSections.Owner)
            : new FileInfo(path).GetAccessControl(AccessControlSections.Owner);
        var owner = security.GetOwner(typeof(SecurityIdentifier)) as SecurityIdentifier;
        // What an elevated process makes belongs to the administrators' group.
        if (owner is not null && (owner == user.User || owner == user.Owner))
            return WindowsAccess.IsWritableByOthers(path)
                ? $"other users can write to {Sanitizer.InSingleQuotes(path)}; run {WindowsAccess.CommandFor(path)} in PowerShell"
                : null;
        return $"{Sanitizer.InSingleQuotes(path)} belongs to {owner?.Value ?? "nobody"}, but you are {user.User?.Value}; "
            + "set POOL_PATH where owners are not supported, as on a share";
    }
}

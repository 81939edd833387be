using System.Runtime.Versioning;
using System.Security.AccessControl;
using System.Security.Principal;
using PoolCoordination.Host;
using PoolCoordination.Text;

namespace PoolCoordination.Storage;

/// <summary>
/// Who may use a file of Windows. A private one is for the user, the system and the administrators, and what its folder lets others do is
/// not inherited. On a share the server's own rules stay: it may not know the user's number.
/// </summary>
[SupportedOSPlatform("windows")]
internal static class WindowsAccess
{
    private const FileSystemRights Writing =
        FileSystemRights.WriteData
        | FileSystemRights.AppendData
        | FileSystemRights.Delete
        | FileSystemRights.DeleteSubdirectoriesAndFiles
        | FileSystemRights.ChangePermissions
        | FileSystemRights.TakeOwnership;

    private const FileSystemRights Any = Writing | FileSystemRights.ReadData;

    /// <summary>The owner of a file, as its rules name him, and the maker of what a folder will hold.</summary>
    private static readonly string[] s_ownersOfRules = ["S-1-3-4", "S-1-3-0"];

    /// <summary>Makes a folder and those above it, where they are missing, for the user alone.</summary>
    public static void CreateFolder(string path)
    {
        if (IsShare(path) || Directory.Exists(path))
            Directory.CreateDirectory(path);
        else
            Private(new DirectorySecurity(), InheritanceFlags.ContainerInherit | InheritanceFlags.ObjectInherit).CreateDirectory(path);
    }

    /// <summary>Makes a file that is not there yet: for the user alone, or for whom another file is.</summary>
    /// <param name="path">The file.</param>
    /// <param name="like">The other file; null for a private one.</param>
    /// <param name="bufferSize">How much of what is written is gathered.</param>
    public static FileStream Create(string path, string? like, int bufferSize)
    {
        const FileShare Share = FileShare.ReadWrite | FileShare.Delete;
        return IsShare(path) || (Like(like) ?? Private(new FileSecurity(), InheritanceFlags.None)) is not { } access
            ? new FileStream(path, FileMode.CreateNew, FileAccess.Write, Share, bufferSize)
            : new FileInfo(path).Create(
                FileMode.CreateNew,
                FileSystemRights.Write,
                Share,
                Math.Max(bufferSize, 1),
                FileOptions.None,
                access
            );
    }

    /// <summary>Whether others than the user, the system and the administrators may write to a file or folder, or remove it.</summary>
    public static bool IsWritableByOthers(string path) => IsOpenToOthers(path, Writing);

    /// <summary>Whether they may read it or write to it.</summary>
    public static bool IsOpenToOthers(string path) => IsOpenToOthers(path, Any);

    /// <summary>The command that makes a file or folder the user's alone.</summary>
    public static string CommandFor(string path)
    {
        var inherited = Directory.Exists(path) ? "(OI)(CI)" : "";
        var quoted = ShellCommand.QuotedForPowerShell(path);
        using var user = WindowsIdentity.GetCurrent();
        // The first takes away what others were granted, the second what they inherit.
        return $"icacls {quoted} /reset; icacls {quoted} /inheritance:r /grant:r '*{user.User?.Value}:{inherited}F' "
            + $"'*S-1-5-18:{inherited}F' '*S-1-5-32-544:{inherited}F'";
    }

    private static bool IsOpenToOthers(string path, FileSystemRights rights)
    {
        if (IsShare(path))
            return false;
        try
        {
            FileSystemSecurity access = Directory.Exists(path)
                ? new DirectorySecurity(path, AccessControlSections.Access)
                : new FileSecurity(path, AccessControlSections.Access);
            var own = OwnIdentities();
            foreach (FileSystemAccessRule rule in access.GetAccessRules(true, true, typeof(SecurityIdentifier)))
            {
                var isForOthers =
                    !own.Contains((SecurityIdentifier)rule.IdentityReference)
                    && !rule.PropagationFlags.HasFlag(PropagationFlags.InheritOnly);
                if (isForOthers && rule.AccessControlType == AccessControlType.Allow && (rule.FileSystemRights & rights) != default)
                    return true;
            }

            return false;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or SystemException)
        {
            // A file system without owners, such as that of a memory stick.
            return false;
        }
    }

    private static T Private<T>(T access, InheritanceFlags inheritance)
        where T : FileSystemSecurity
    {
        access.SetAccessRuleProtection(isProtected: true, preserveInheritance: false);
        foreach (var identity in Trusted())
            access.AddAccessRule(
                new FileSystemAccessRule(
                    identity,
                    FileSystemRights.FullControl,
                    inheritance,
                    PropagationFlags.None,
                    AccessControlType.Allow
                )
            );
        return access;
    }

    /// <summary>The rules of another file that are its own; null where it has none, or only those of its folder.</summary>
    private static FileSecurity? Like(string? path)
    {
        if (path is null || !File.Exists(path))
            return null;
        var other = new FileSecurity(path, AccessControlSections.Access);
        var access = new FileSecurity();
        access.SetSecurityDescriptorBinaryForm(other.GetSecurityDescriptorBinaryForm(), AccessControlSections.Access);
        return access;
    }

    private static SecurityIdentifier[] Trusted()
    {
        using var user = WindowsIdentity.GetCurrent();
        return
        [
            user.User!,
            new SecurityIdentifier(WellKnownSidType.LocalSystemSid, null),
            new SecurityIdentifier(WellKnownSidType.BuiltinAdministratorsSid, null),
        ];
    }

    private static List<SecurityIdentifier> OwnIdentities() =>
        [.. Trusted(), .. Array.ConvertAll(s_ownersOfRules, number => new SecurityIdentifier(number))];

    private static bool IsShare(string path)
    {
        var root = Path.GetPathRoot(WindowsPath.Local(Path.GetFullPath(path)));
        return string.IsNullOrEmpty(root)
            || root.StartsWith(@"\\", StringComparison.Ordinal)
            || new DriveInfo(root).DriveType == DriveType.Network;
    }
}

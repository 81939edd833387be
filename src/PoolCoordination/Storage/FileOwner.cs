using System.Globalization;
using System.Runtime.Versioning;
using System.Security.AccessControl;
using System.Security.Principal;

namespace PoolCoordination.Storage;

/// <summary>Whose a file or folder is.</summary>
/// <param name="Name">The owner's name, for a message: <c>root</c>, <c>dev</c>, <c>the user 1001</c>, <c>MACHINE\dev</c>.</param>
/// <param name="IsUser">Whether that is the user of this process; under <c>sudo</c> also the one who called it.</param>
internal sealed record FileOwner(string Name, bool IsUser)
{
    /// <summary>The owner of a file or folder; null where there is none, or the system does not say.</summary>
    /// <param name="path">Its path.</param>
    /// <param name="isLinkFollowed">Whether of a link what it points to is meant, and not the link itself.</param>
    public static FileOwner? Of(string path, bool isLinkFollowed = true)
    {
        if (OperatingSystem.IsWindows())
            return OnWindows(path);
        return UnixStatus.Of(path, isLinkFollowed) is { User: var user }
            ? new FileOwner(UnixUser.NameOf(user), IsUserOrCaller(user))
            : null;
    }

    private static bool IsUserOrCaller(uint user) =>
        user == UnixUser.Current
        || (
            UnixUser.IsRoot
            && uint.TryParse(
                Environment.GetEnvironmentVariable("SUDO_UID"),
                NumberStyles.None,
                CultureInfo.InvariantCulture,
                out var caller
            )
            && user == caller
        );

    [SupportedOSPlatform("windows")]
    private static FileOwner? OnWindows(string path)
    {
        try
        {
            FileSystemSecurity security = Directory.Exists(path)
                ? new DirectorySecurity(path, AccessControlSections.Owner)
                : new FileSecurity(path, AccessControlSections.Owner);
            if (security.GetOwner(typeof(SecurityIdentifier)) is not SecurityIdentifier owner)
                return null;
            using var user = WindowsIdentity.GetCurrent();
            // What an administrator makes belongs to the group of administrators.
            return new FileOwner(NameOf(owner), owner == user.User || owner == user.Owner);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or SystemException)
        {
            return null;
        }
    }

    [SupportedOSPlatform("windows")]
    private static string NameOf(SecurityIdentifier owner)
    {
        try
        {
            return owner.Translate(typeof(NTAccount)).Value;
        }
        catch (IdentityNotMappedException)
        {
            return owner.Value;
        }
    }
}

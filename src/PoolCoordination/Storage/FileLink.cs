namespace PoolCoordination.Storage;

/// <summary>Links to files.</summary>
internal static class FileLink
{
    /// <summary>
    /// The file that a path leads to: where it is a link, what that points to in the end, which need not exist; else the path.
    /// </summary>
    /// <exception cref="IOException">Links lead in a circle.</exception>
    /// <exception cref="UnauthorizedAccessException">The link is another's, neither the user's nor root's.</exception>
    public static string TargetOf(string path)
    {
        if (new FileInfo(path) is not { LinkTarget: not null } link)
            return path;
        RequireOwner(path);
        return link.ResolveLinkTarget(returnFinalTarget: true)?.FullName ?? path;
    }

    /// <summary>Whether a file has several names (hard links), all of which are to have what one gets; unknown on Windows.</summary>
    public static bool HasOtherNames(string path) => !OperatingSystem.IsWindows() && UnixStatus.Of(path) is { Links: > 1 };

    // A link of another leads to where he wants to have something written, also in his own folder.
    private static void RequireOwner(string path)
    {
        if (
            OperatingSystem.IsWindows()
            || UnixStatus.Of(path, isLinkFollowed: false) is not { } link
            || link.User == UnixUser.Root
            || link.User == UnixUser.Current
        )
            return;
        throw new UnauthorizedAccessException(
            $"The link '{path}' belongs to {UnixUser.NameOf(link.User)}, not to you, and is not followed."
        );
    }
}

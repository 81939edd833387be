using System.Globalization;
using PoolCoordination.Host;
using PoolCoordination.Storage;
using PoolCoordination.Text;

namespace PoolCoordination.Sessions;

/// <summary>The small files about sessions, beside the log: where they are, and when they go.</summary>
internal static class SessionFiles
{
    /// <summary>The extension of the file that holds a <see cref="SessionState"/>.</summary>
    public const string State = ".state";

    private const ulong Locks = 64;

    private static readonly string[] s_extensions = [State, ".claims", ".notices", ".session"];

    private static readonly TimeSpan s_longestIdle = TimeSpan.FromDays(8);

    /// <summary>Whether a session that is known here begins with the same characters as another.</summary>
    /// <param name="location">The pool.</param>
    /// <param name="sessionId">The other's id.</param>
    /// <param name="length">How many characters.</param>
    public static bool IsStartShared(PoolLocation location, string sessionId, int length)
    {
        // What is known there of a link is another's.
        if (new DirectoryInfo(location.SessionsFolder) is not { Exists: true, LinkTarget: null })
            return false;
        var own = Path.GetFileName(PathOf(location, sessionId, State));
        foreach (var file in Directory.EnumerateFiles(location.SessionsFolder, "*" + State))
        {
            var name = Path.GetFileName(file);
            if (name != own && name.AsSpan().StartsWith(own.AsSpan(0, length), StringComparison.Ordinal))
                return true;
        }

        return false;
    }

    /// <summary>When a hook last wrote a state down; null where there is none.</summary>
    public static DateTimeOffset? LastWrite(PoolLocation location)
    {
        if (!Directory.Exists(location.SessionsFolder))
            return null;
        var times = Directory.EnumerateFiles(location.SessionsFolder, "*" + State).Select(File.GetLastWriteTimeUtc).ToList();
        return times.Count > 0 ? new DateTimeOffset(times.Max(), TimeSpan.Zero) : null;
    }

    /// <summary>
    /// The path of the file that the session's hooks lock. Sessions share a fixed number of them, so that none is made for each session,
    /// and none is ever removed while another process is about to lock it.
    /// </summary>
    public static string LockPathOf(PoolLocation location, string sessionId)
    {
        var number = Fnv1a.Hash(sessionId) % Locks;
        return Path.Combine(FolderOf(location, "locks"), number.ToString("x2", CultureInfo.InvariantCulture));
    }

    /// <summary>The path of the file that is locked while a session is given a name that no other may have.</summary>
    public static string LockPathOfNames(PoolLocation location) => Path.Combine(FolderOf(location, "locks"), "names");

    /// <summary>Removes the files of sessions that have been idle for so long that nothing of theirs can be live.</summary>
    public static void RemoveOld(PoolLocation location, DateTimeOffset now)
    {
        if (!Directory.Exists(FolderOf(location)))
            return;
        foreach (var file in Directory.EnumerateFiles(location.SessionsFolder))
        {
            // A session's other files may be old while it is at work: its state is written with each thing that it is shown.
            if (IsOurs(file) && IsOld(file) && IsOld(Path.Combine(location.SessionsFolder, SessionOf(file) + State)))
                File.Delete(file);
        }

        var lists = FolderOf(location, "trees");
        foreach (var file in Directory.Exists(lists) ? Directory.EnumerateFiles(lists, "*.files") : [])
        {
            if (IsOld(file))
                File.Delete(file);
        }

        // Of a file that is not there, the library says that it is older than any.
        bool IsOld(string file) => now.UtcDateTime - File.GetLastWriteTimeUtc(file) > s_longestIdle;
    }

    /// <summary>The path of a file about a session, which goes when the session has been idle for long.</summary>
    public static string PathOf(PoolLocation location, string sessionId, string extension)
    {
        Span<char> name = stackalloc char[Math.Min(sessionId.Length, 64)];
        var isWhole = sessionId.Length == name.Length;
        for (var i = 0; i < name.Length; i++)
        {
            var isKept = char.IsAsciiLetterOrDigit(sessionId[i]) || sessionId[i] is '_' or '-';
            name[i] = isKept ? sessionId[i] : '-';
            isWhole &= isKept;
        }

        // No two sessions have one file, and none that of a device of Windows, whatever a client calls them.
        var mark = isWhole ? "" : $"-{Fnv1a.Digits(sessionId)}";
        return Path.Combine(FolderOf(location), $"{(WindowsPath.IsDevice(name) ? "-" : "")}{name}{mark}{extension}");
    }

    /// <summary>The folder of the sessions' files, or one in it, which need not exist.</summary>
    /// <exception cref="IOException">It is a link, which may lead anywhere.</exception>
    public static string FolderOf(PoolLocation location, string name = "") =>
        Unlinked(name.Length == 0 ? location.SessionsFolder : Path.Combine(Unlinked(location.SessionsFolder), name));

    private static string Unlinked(string folder) =>
        new DirectoryInfo(folder).LinkTarget is null
            ? folder
            : throw new IOException($"'{folder}' is a link, which is not followed; remove it.");

    /// <summary>Whether a file is one of a session, or what was to become one; others that somebody put there stay.</summary>
    private static bool IsOurs(string file)
    {
        var name = Path.GetFileName(file);
        return Array.Exists(
            s_extensions,
            extension =>
                name.EndsWith(extension, StringComparison.Ordinal)
                || (name.EndsWith(".tmp", StringComparison.Ordinal) && name.Contains(extension + ".", StringComparison.Ordinal))
        );
    }

    private static string SessionOf(string file)
    {
        // Names of sessions have no dot.
        var name = Path.GetFileName(file);
        return name.IndexOf('.', StringComparison.Ordinal) is >= 0 and var end ? name[..end] : name;
    }
}

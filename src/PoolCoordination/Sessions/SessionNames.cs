using System.Globalization;
using PoolCoordination.Entries;
using PoolCoordination.Host;
using PoolCoordination.Storage;

namespace PoolCoordination.Sessions;

/// <summary>The names of sessions to which nobody gave one, as their hooks wrote them down.</summary>
internal static class SessionNames
{
    private const int LongestFolder = 40;

    private static readonly TimeSpan s_lately = TimeSpan.FromDays(1);

    /// <summary>How much earlier than it was written the time of a file may be.</summary>
    private static readonly TimeSpan s_tick = TimeSpan.FromMilliseconds(50);

    /// <summary>
    /// The name by which the session of an environment goes; null where somebody named the instance, or its hooks wrote none down.
    /// </summary>
    public static string? Of(PoolLocation location, PoolEnvironment environment)
    {
        if (environment.Instance is not null || environment.SessionId is not { } id)
            return null;
        try
        {
            return SessionState.Read(location, id).Instance is { Length: > 0 } name ? name : null;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    /// <summary>
    /// Names a session after a folder, with the first number that no other session has had which is at work or was within a day: what one
    /// that ended said and left is there still, and would be taken for the new one's.
    /// </summary>
    /// <param name="location">The pool.</param>
    /// <param name="sessionId">The session that is to be named.</param>
    /// <param name="folder">The folder.</param>
    /// <param name="now">The present time.</param>
    /// <param name="keep">Writes the name down, before another session is given one.</param>
    /// <returns>False if others were being named for so long that one of them may have the same name.</returns>
    public static bool Number(PoolLocation location, string sessionId, string folder, DateTimeOffset now, Action<string> keep)
    {
        // Most is read before others have to wait; by the time that files have, which is not that of a test.
        var begun = DateTimeOffset.UtcNow - s_tick;
        var taken = SessionState.NamesOfOthers(location, sessionId, now - s_lately).ToHashSet(StringComparer.OrdinalIgnoreCase);
        using var mutex = FileMutex.TryAcquire(SessionFiles.LockPathOfNames(location), LockTimeout.OfNaming);
        taken.UnionWith(SessionState.NamesOfOthers(location, sessionId, begun));
        keep(Numbered(NameOf(folder), taken));
        return mutex is not null;
    }

    /// <summary>Whether a name is one that <see cref="Numbered"/> gives to sessions of a folder.</summary>
    public static bool IsNumbered(string name, string folder) =>
        name.StartsWith($"{NameOf(folder)}-", StringComparison.Ordinal)
        && int.TryParse(name.AsSpan(NameOf(folder).Length + 1), NumberStyles.None, CultureInfo.InvariantCulture, out _);

    /// <summary>The names of other sessions that are at work, or were within a day and have not ended, in any case.</summary>
    /// <param name="location">The pool.</param>
    /// <param name="sessionId">The session that asks.</param>
    /// <param name="now">The present time.</param>
    public static HashSet<string> Taken(PoolLocation location, string sessionId, DateTimeOffset now) =>
        SessionState.NamesOfOthers(location, sessionId, now - s_lately, includesEnded: false).ToHashSet(StringComparer.OrdinalIgnoreCase);

    private static string Numbered(string name, HashSet<string> taken)
    {
        for (var number = 1; ; number++)
        {
            var numbered = string.Create(CultureInfo.InvariantCulture, $"{name}-{number}");
            if (!taken.Contains(numbered))
                return numbered;
        }
    }

    private static string NameOf(string folder)
    {
        var name = Identity.CleanName(Path.GetFileName(folder));
        return name.Length == 0 ? "session"
            : name.Length > LongestFolder ? name[..LongestFolder].TrimEnd()
            : name;
    }
}

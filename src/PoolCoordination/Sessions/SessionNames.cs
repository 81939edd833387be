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

    /// <summary>A folder's name and the first number with which no other session has it that is at work or was within a day.</summary>
    /// <param name="location">The pool.</param>
    /// <param name="sessionId">The session that is to be named.</param>
    /// <param name="folder">The folder.</param>
    /// <param name="now">The present time.</param>
    public static string Numbered(PoolLocation location, string sessionId, string folder, DateTimeOffset now)
    {
        var name = NameOf(folder);
        var taken = Taken(location, sessionId, now);
        for (var number = 1; ; number++)
        {
            var numbered = string.Create(CultureInfo.InvariantCulture, $"{name}-{number}");
            if (!taken.Contains(numbered))
                return numbered;
        }
    }

    /// <summary>Whether a name is one that <see cref="Numbered"/> gives to sessions of a folder.</summary>
    public static bool IsNumbered(string name, string folder) =>
        name.StartsWith($"{NameOf(folder)}-", StringComparison.Ordinal)
        && int.TryParse(name.AsSpan(NameOf(folder).Length + 1), NumberStyles.None, CultureInfo.InvariantCulture, out _);

    /// <summary>Whether another session has a name that is at work or was within a day.</summary>
    public static bool IsTaken(PoolLocation location, string sessionId, string name, DateTimeOffset now) =>
        Taken(location, sessionId, now).Contains(name);

    private static HashSet<string> Taken(PoolLocation location, string sessionId, DateTimeOffset now) =>
        SessionState.NamesOfOthers(location, sessionId, now - s_lately).ToHashSet(StringComparer.OrdinalIgnoreCase);

    private static string NameOf(string folder)
    {
        var name = Identity.CleanName(Path.GetFileName(folder));
        return name.Length == 0 ? "session"
            : name.Length > LongestFolder ? name[..LongestFolder].TrimEnd()
            : name;
    }
}

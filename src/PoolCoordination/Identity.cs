using PoolCoordination.Entries;
using PoolCoordination.Hygiene;

namespace PoolCoordination;

/// <summary>Who reads or writes: an instance and, where known, its session.</summary>
/// <param name="Instance">The instance's name, such as <c>A</c>.</param>
/// <param name="SessionId">The session's id, whole or its first 8 characters, or null.</param>
public sealed record Identity(string Instance, string? SessionId = null)
{
    private const int ShortLength = 8;
    private const int LongestName = 64;

    /// <summary>The first 8 characters of the session's id, as they stand in the log; null where there is none.</summary>
    public string? Session => Shorten(SessionId);

    /// <summary>
    /// The identity of a process: <c>CLAUDE_INSTANCE</c>, else the name that a block gives, else the session's first 8 characters,
    /// else the user's name, for a person at a shell.
    /// </summary>
    public static Identity Of(PoolEnvironment environment, string? sessionId = null, string? named = null)
    {
        ArgumentNullException.ThrowIfNull(environment);
        var session = sessionId ?? environment.SessionId;
        var instance = Given(environment.Instance) ?? Given(named) ?? Shorten(session) ?? Environment.UserName;
        return new Identity(instance, session);
    }

    /// <summary>
    /// The identity that a parameter names, without the session of the process, which may be another's; that of the process where it
    /// names none.
    /// </summary>
    public static Identity Named(PoolEnvironment environment, string? name) => Given(name) is { } given ? new Identity(given) : Of(environment);

    /// <summary>Where the name of a process's identity came from.</summary>
    public static InstanceSource SourceOf(PoolEnvironment environment)
    {
        ArgumentNullException.ThrowIfNull(environment);
        return environment.Instance is not null ? InstanceSource.Environment
            : environment.SessionId is not null ? InstanceSource.Session
            : InstanceSource.User;
    }

    /// <summary>A name as it can stand in the log, without spaces around it.</summary>
    /// <exception cref="PoolException">It is empty, too long, or not one line of text.</exception>
    public static string RequireName(string name)
    {
        ArgumentNullException.ThrowIfNull(name);
        var trimmed = name.Trim();
        if (trimmed.Length == 0 || Sanitizer.OneLine(trimmed, LongestName) != trimmed)
            throw new PoolException($"An instance cannot be named '{Sanitizer.OneLine(name, LongestName)}'; use a word of at most {LongestName} characters, such as A or LEGION.");
        return trimmed;
    }

    /// <summary>Whether an entry is one's own: of the same session, or of the same instance, ignoring case.</summary>
    public bool Owns(PoolEntry entry)
    {
        ArgumentNullException.ThrowIfNull(entry);
        return IsSame(Session, Instance, entry);
    }

    /// <summary>The same for a session's first 8 characters, or null, and an instance.</summary>
    internal static bool IsSame(string? session, string instance, PoolEntry entry) =>
        (session is not null && string.Equals(session, Shorten(entry.SessionId), StringComparison.Ordinal))
        || string.Equals(instance, entry.Instance, StringComparison.OrdinalIgnoreCase);

    /// <summary>The first 8 characters of an id, as the log has them; null for none.</summary>
    public static string? Shorten(string? id) =>
        string.IsNullOrWhiteSpace(id) ? null
        : id.Length <= ShortLength ? id
        : id[..ShortLength];

    /// <summary>A name as an entry has it, so that one knows one's own; null where nothing is left of it.</summary>
    private static string? Given(string? name) => name is not null && Sanitizer.OneLine(name, LongestName) is { Length: > 0 } line ? line : null;
}

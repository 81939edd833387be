using System.Buffers;
using System.Globalization;
using PoolCoordination.Faults;
using PoolCoordination.Host;
using PoolCoordination.Text;

namespace PoolCoordination.Entries;

/// <summary>The reader or writer: an instance and, if known, its session.</summary>
/// <param name="Instance">The instance's name, such as <c>A</c>; it is cleaned as every name is.</param>
/// <param name="SessionId">The session's id, whole or its short form, or null.</param>
public sealed record Identity(string Instance, string? SessionId = null)
{
    /// <summary>How many characters of an instance's name count.</summary>
    internal const int LongestName = 64;

    private const int ShortLength = 8;

    private static readonly SearchValues<char> s_hexDigits = SearchValues.Create("0123456789abcdefABCDEF");

    /// <summary>The instance's name.</summary>
    public string Instance
    {
        get;
        init => field = CleanName(value);
    } = CleanName(Instance);

    /// <summary>
    /// Whether nobody gave the session its name, which was found in a block, in its client or in its id. What it writes is the session's
    /// alone.
    /// </summary>
    public bool IsUnnamed { get; init; }

    /// <summary>The short form of the session's id, as it stands in the log; null where there is none.</summary>
    public string? Session => Shorten(SessionId);

    /// <summary>
    /// The first 8 characters of an id whose short form is another, as lines of earlier versions have it; null for any other id. Sessions
    /// may have it in common: who knows of another one sets it to null.
    /// </summary>
    public string? FormerSession { get; init; } =
        SessionId is { Length: > ShortLength } id && id[..ShortLength] is var first && first != Shorten(id) ? first : null;

    /// <summary>
    /// The identity of a process: <c>CLAUDE_INSTANCE</c> or <c>POOL_INSTANCE</c>, else the name that a block gives, else the one by which
    /// the session goes, else its short id, else the user's name, for a person at a shell.
    /// </summary>
    public static Identity Of(PoolEnvironment environment, string? sessionId = null, string? named = null)
    {
        ArgumentNullException.ThrowIfNull(environment);
        var session = sessionId ?? environment.SessionId;
        if (Given(environment.Instance) is { } given)
            return new Identity(given, session);
        // Without a session the name is all that says who it is.
        var name = Given(named) ?? Given(environment.SessionName) ?? Shorten(session) ?? Environment.UserName;
        return new Identity(name, session) { IsUnnamed = Shorten(session) is not null };
    }

    /// <summary>
    /// The identity that a parameter names, without the session of the process, which may be another's; that of the process where it
    /// names none.
    /// </summary>
    public static Identity Named(PoolEnvironment environment, string? name) =>
        Given(name) is { } given ? new Identity(given) : Of(environment);

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
            throw new PoolException(
                $"An instance cannot be named '{Sanitizer.OneLine(name, LongestName)}'; use a word of at most {LongestName} characters, "
                    + "such as A or LEGION."
            );
        return trimmed;
    }

    /// <summary>A name as it can stand in the log, however it was given: one line of bounded length without spaces around it.</summary>
    public static string CleanName(string name) => Sanitizer.OneLine(name, LongestName);

    /// <summary>The entry, written by this identity.</summary>
    internal PoolEntry Sign(PoolEntry entry)
    {
        ArgumentNullException.ThrowIfNull(entry);
        return entry with { Instance = Instance, SessionId = Session, IsUnnamed = IsUnnamed };
    }

    /// <summary>Whether an entry is one's own: of the same session, or of the same name, ignoring case, where people gave it.</summary>
    internal bool Owns(PoolEntry entry)
    {
        ArgumentNullException.ThrowIfNull(entry);
        return SharesSessionWith(entry) || IsSameName(NameOf(Instance, SessionId, IsUnnamed), NameOf(entry));
    }

    /// <summary>Whether an entry is of one's session; false where either is not known.</summary>
    internal bool SharesSessionWith(PoolEntry entry) =>
        IsSameSession(SessionId, entry.SessionId)
        || (FormerSession is { } former && string.Equals(former, entry.SessionId, StringComparison.Ordinal));

    /// <summary>Whether two entries are of one session, or of one name that people gave.</summary>
    internal static bool HaveSameOwner(PoolEntry left, PoolEntry right) =>
        IsSameSession(left.SessionId, right.SessionId) || IsSameName(NameOf(left), NameOf(right));

    /// <summary>Texts of which two entries have one in common, ignoring case, where <see cref="HaveSameOwner"/> holds.</summary>
    internal static IEnumerable<string> KeysOf(PoolEntry entry)
    {
        var name = NameOf(entry);
        return Shorten(entry.SessionId) is { } session && session != name ? [session, name] : [name];
    }

    /// <summary>
    /// The short form of an id, as the log has it: 8 characters that are random. They are the first ones of a UUID, the last ones of an id
    /// that begins with a time, and those of a hash for any other id.
    /// </summary>
    /// <returns>Null for none.</returns>
    internal static string? Shorten(string? id) =>
        string.IsNullOrWhiteSpace(id) ? null
        : id.Length <= ShortLength ? id
        : BeginsWithTime(id) ? id[^ShortLength..]
        : IsUuid(id) ? id[..ShortLength]
        : string.Create(CultureInfo.InvariantCulture, $"{(uint)Fnv1a.Hash(id):x8}");

    /// <summary>Whether two ids are those of one session, whole or short; two whole ones are compared whole.</summary>
    private static bool IsSameSession(string? left, string? right)
    {
        if (left is null || right is null)
            return false;
        var isWhole = left.Length > ShortLength && right.Length > ShortLength;
        return string.Equals(isWhole ? left : Shorten(left), isWhole ? right : Shorten(right), StringComparison.Ordinal);
    }

    private static string NameOf(PoolEntry entry) => NameOf(entry.Instance, entry.SessionId, entry.IsUnnamed);

    /// <summary>The name that says who owns what: the one that people gave, and for a session that nobody named its short id.</summary>
    private static string NameOf(string instance, string? session, bool isUnnamed) => isUnnamed ? Shorten(session) ?? instance : instance;

    private static bool IsSameName(string left, string right) => string.Equals(left, right, StringComparison.OrdinalIgnoreCase);

    /// <summary>
    /// Whether an id is a UUID of version 7, or one of a kind such as <c>ses_…</c>: both begin with the time at which they were made.
    /// </summary>
    private static bool BeginsWithTime(string id) =>
        IsUuid(id) ? id is { Length: > 14 } && id[14] == '7' : id.IndexOf('_') is > 0 and < ShortLength;

    /// <summary>Whether an id is written as a UUID is, as far as its first group tells.</summary>
    private static bool IsUuid(string id) => id.IndexOf('-') == ShortLength && !id.AsSpan(0, ShortLength).ContainsAnyExcept(s_hexDigits);

    /// <summary>A name as an entry has it, so that one knows one's own; null where nothing is left of it.</summary>
    private static string? Given(string? name) => name is not null && CleanName(name) is { Length: > 0 } line ? line : null;

    /// <summary>The name of the instance.</summary>
    public override string ToString() => Instance;
}

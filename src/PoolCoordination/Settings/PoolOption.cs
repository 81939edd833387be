using System.Globalization;
using PoolCoordination.Faults;
using PoolCoordination.Host;
using PoolCoordination.Storage;

namespace PoolCoordination.Settings;

/// <summary>A setting of a pool besides the domains: its name, its default, and which values it takes.</summary>
/// <param name="Name">Its name in <c>pool.json</c>.</param>
/// <param name="Default">Its value where nobody set one; null where it is unset then.</param>
/// <param name="Values">The values it takes; empty for a size in bytes.</param>
/// <param name="Description">What it does, in a sentence.</param>
public sealed record PoolOption(string Name, string? Default, IReadOnlyList<string> Values, string Description)
{
    /// <summary>The value of <see cref="Auto"/> with which the model is asked.</summary>
    internal const string AskWord = "ask";

    private static readonly string[] s_switch = ["on", "off"];
    private static readonly string[] s_sizes = ["10MB", "100MB", "1GB"];

    /// <summary>Whether SessionStart explains what a pool block is.</summary>
    public static PoolOption Primer { get; } = Switch("primer", "on", "Tell each session what a pool block is.");

    /// <summary>Whether an entry is made of a turn without a block, or the model is asked for the block.</summary>
    public static PoolOption Auto { get; } =
        new(
            "auto",
            "off",
            ["on", "off", AskWord],
            "Write an entry when a turn without a block completes something or is blocked; ask has the model add it, for one more request."
        )
        {
            Kind = PoolOptionKind.Switch,
        };

    /// <summary>The reaction to an edit under another's claim.</summary>
    public static PoolOption Guard { get; } =
        new("guard", "deny", ["deny", "ask", "warn", "off"], "What happens to an edit of a file that another instance has claimed.");

    /// <summary>Whether a first edit claims its file.</summary>
    public static PoolOption AutoClaim { get; } =
        Switch("autoClaim", "off", "Claim a file for 15 minutes when a session first edits it.");

    /// <summary>The size above which a session's start compacts the log.</summary>
    public static PoolOption CompactAbove { get; } =
        new("compactAbove", null, [], "Compact the log when a session starts and it is larger than this.")
        {
            Kind = PoolOptionKind.Size,
        };

    /// <summary>The reaction to an edit while a remote pool is unavailable.</summary>
    public static PoolOption RemoteAway { get; } =
        new(
            "remoteAway",
            "warn",
            ["warn", "ask", "deny"],
            "What happens to an edit while claims cannot be read, as when a server cannot be reached."
        );

    /// <summary>What happens to an edit of a file that another session has changed and not committed.</summary>
    public static PoolOption InProgress { get; } =
        new(
            "inProgress",
            "warn",
            ["warn", "ask", "deny", "off"],
            "What happens to an edit of a file that another session has changed and not committed."
        );

    /// <summary>What happens to a command of the shell that would destroy the work of another session.</summary>
    public static PoolOption ShellGuard { get; } =
        new(
            "shellGuard",
            "deny",
            ["deny", "ask", "warn", "off"],
            "What happens to a shell command that would destroy the work of another session."
        );

    /// <summary>Whether a session that waits for its user goes on when an entry concerns it at once.</summary>
    public static PoolOption Wake { get; } =
        Switch("wake", "off", "Wake a waiting session when it is blocked, its wait ends or it loses a claim; costs a turn.");

    /// <summary>Whether desktop notifications are shown while sessions are at work.</summary>
    public static PoolOption Notify { get; } =
        Switch("notify", "off", "Notify on the desktop when a session is blocked, can go on, or lost a claim.");

    /// <summary>Whether an entry is on the disk before it counts as written.</summary>
    public static PoolOption Durable { get; } =
        Switch("durable", "off", "Flush each entry to disk before it counts as written.");

    /// <summary>The location of the pool: the file beside the settings, or a server.</summary>
    public static PoolOption Pool { get; } =
        new("pool", "file", ["file"], "Where the pool is kept: file, or a server: postgres://user@host/database?pool=name.")
        {
            Kind = PoolOptionKind.Location,
        };

    /// <summary>All options.</summary>
    public static IReadOnlyList<PoolOption> All { get; } =
        [Primer, Auto, Guard, AutoClaim, InProgress, ShellGuard, CompactAbove, RemoteAway, Wake, Notify, Durable, Pool];

    /// <summary>Its values, or examples where there are too many, for completion.</summary>
    public IReadOnlyList<string> SuggestedValues => Kind == PoolOptionKind.Size ? s_sizes : Values;

    /// <summary>The kind of its values.</summary>
    internal PoolOptionKind Kind { get; private init; }

    /// <summary>Its variable: <c>POOL_</c> and the name in capitals; <c>POOL_PATH</c> where the pool is.</summary>
    public string Variable => Kind == PoolOptionKind.Location ? PoolEnvironment.PathVariable : "POOL_" + Name.ToUpperInvariant();

    private static PoolOption Switch(string name, string value, string description) =>
        new(name, value, s_switch, description) { Kind = PoolOptionKind.Switch };

    /// <summary>The option of a name, in any case.</summary>
    /// <exception cref="PoolException">There is none; the message lists them.</exception>
    public static PoolOption Find(string name)
    {
        foreach (var option in All)
        {
            if (string.Equals(option.Name, name, StringComparison.OrdinalIgnoreCase))
                return option;
        }

        throw new PoolException($"Unknown option '{name}'; the options are {string.Join(", ", All.Select(option => option.Name))}.");
    }

    /// <summary>
    /// The value in the option's own form: <c>true</c>, <c>1</c> and <c>yes</c> are <c>on</c>; <c>100MB</c> is 104857600.
    /// </summary>
    /// <returns>Null where the option does not take it.</returns>
    internal string? Normalize(string value)
    {
        ArgumentNullException.ThrowIfNull(value);
        if (Kind == PoolOptionKind.Size)
            return ByteSize(value)?.ToString(CultureInfo.InvariantCulture);
        if (Kind == PoolOptionKind.Location && ServerAddress.TryParse(value) is not null)
            return value.Trim();
        var word = value.Trim().ToLowerInvariant();
        if (Kind == PoolOptionKind.Switch)
            word = word switch { "1" or "true" or "yes" => "on", "0" or "false" or "no" => "off", _ => word };
        foreach (var known in Values)
        {
            if (known == word)
                return known;
        }

        return null;
    }

    /// <summary>Normalizes a value; the error names what the option takes.</summary>
    /// <exception cref="PoolException">The option does not take the value.</exception>
    public string Require(string value)
    {
        var accepted = Kind switch
        {
            PoolOptionKind.Size => "a size such as 1048576, 500KB, 100MB or 1GB",
            PoolOptionKind.Location => "file, or an address such as postgres://user@host/database?pool=name",
            _ => string.Join(", ", Values),
        };
        return Normalize(value) ?? throw new PoolException($"'{value}' is not a valid value for the option '{Name}'; use {accepted}.");
    }

    private static long? ByteSize(string text)
    {
        var value = text.AsSpan().Trim();
        var factor = 1L;
        if (value.EndsWith("B", StringComparison.OrdinalIgnoreCase))
            value = value[..^1];
        foreach (var (unit, size) in (ReadOnlySpan<(char, long)>)[('K', 1L << 10), ('M', 1L << 20), ('G', 1L << 30)])
        {
            if (!value.IsEmpty && char.ToUpperInvariant(value[^1]) == unit)
            {
                factor = size;
                value = value[..^1];
                break;
            }
        }

        return
            long.TryParse(value, NumberStyles.AllowTrailingWhite, CultureInfo.InvariantCulture, out var count)
            && count > 0
            && count <= long.MaxValue / factor
            ? count * factor
            : null;
    }

    /// <summary>The option's name.</summary>
    public override string ToString() => Name;
}

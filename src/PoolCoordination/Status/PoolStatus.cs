using PoolCoordination.Claims;
using PoolCoordination.Entries;
using PoolCoordination.Hooks;
using PoolCoordination.Installation;
using PoolCoordination.Log;
using PoolCoordination.Relevance;
using PoolCoordination.Trust;

namespace PoolCoordination.Status;

/// <summary>Where somebody stands: which pool this is and why, who he is in it, whether the hooks work, and what concerns him.</summary>
public sealed record PoolStatus
{
    private PoolStatus() { }

    /// <summary>The log's path, or the address of the server that keeps the pool.</summary>
    public required string Pool { get; init; }

    /// <summary>Why it is this one.</summary>
    public required PoolSource Source { get; init; }

    /// <summary>Whether the pool exists; it is created by the first entry.</summary>
    public bool Exists { get; init; }

    /// <summary>Why the pool cannot be read now; null where it can.</summary>
    public string? Fault { get; init; }

    /// <summary>The size of the log in bytes; null on a server.</summary>
    public long? Size { get; init; }

    /// <summary>How many entries have not expired.</summary>
    public int LiveEntries { get; init; }

    /// <summary>Which project pool was found and is not used, and why; null where there is none.</summary>
    public string? Notice { get; init; }

    /// <summary>The name of the instance.</summary>
    public required string Instance { get; init; }

    /// <summary>Where that name comes from.</summary>
    public required InstanceSource InstanceSource { get; init; }

    /// <summary>The words of what it works on; empty where none are set, and then it is shown everything.</summary>
    public required TextList Domain { get; init; }

    /// <summary>The hooks in Claude Code's settings.</summary>
    public required InstalledHooks Hooks { get; init; }

    /// <summary>When a hook last wrote something down for a session; null where none has in the last days.</summary>
    public DateTimeOffset? LastHook { get; init; }

    /// <summary>The claims that the instance holds, the first to end first.</summary>
    public IReadOnlyList<Claim> Held { get; init; } = [];

    /// <summary>Blockers of others that concern the instance, the newest first.</summary>
    public IReadOnlyList<PoolEntry> Blockers { get; init; } = [];

    /// <summary>The claims of others in this project, the first to end first.</summary>
    public IReadOnlyList<Claim> HeldByOthers { get; init; } = [];

    /// <summary>How many entries wait to be delivered.</summary>
    public int Waiting { get; init; }

    /// <summary>The last fault that a hook met, as it stands in <c>errors.log</c>; null where there is none.</summary>
    public string? LastError { get; init; }

    /// <summary>When the status was read.</summary>
    public DateTimeOffset ReadAt { get; init; }

    /// <summary>Reads the status of a pool. What cannot be read is said in it.</summary>
    /// <param name="pool">The pool.</param>
    /// <param name="notice">Which project pool was found and is not used; null where there is none.</param>
    public static PoolStatus Read(Pool pool, string? notice = null)
    {
        ArgumentNullException.ThrowIfNull(pool);
        var reader = Identity.Of(pool.Environment);
        var status = new PoolStatus
        {
            Pool = pool.Location.Name,
            Source = pool.Source,
            Notice = notice,
            Instance = reader.Instance,
            InstanceSource = Identity.SourceOf(pool.Environment),
            Domain = TextList.Of([]),
            Hooks = InstalledHooks.Read(pool.Environment),
            LastHook = SessionState.LastWrite(pool.Location),
            Waiting = Try(() => new Outbox(pool.Location).Entries.Count, 0),
            LastError = Try(() => new ErrorLog(pool.Location).Last(1), []) is [var line] ? line : null,
            ReadAt = pool.Now,
        };
        try
        {
            return status.WithLog(pool, reader);
        }
        catch (Exception exception) when (exception is PoolException or IOException or UnauthorizedAccessException)
        {
            return status with { Exists = true, Fault = exception.Message };
        }
    }

    private PoolStatus WithLog(Pool pool, Identity reader)
    {
        if (!pool.Log.Exists())
            return this;
        var now = pool.Now;
        var domain = pool.DomainOf(reader.Instance);
        var visibility = new Visibility(reader, domain);
        List<PoolEntry> live = [.. pool.Read(new PoolQuery())];
        var held = pool.Claims().ListAt(now).OrderBy(claim => claim.ExpiresAt).Select(claim => claim.ForDisplay()).ToList();
        var root = ProjectRoot.In(pool.Location, ProjectRoot.Of(pool.Environment));
        return this with
        {
            Exists = true,
            Size = pool.Location.Server is null ? new FileInfo(pool.Location.LogPath).Length : null,
            LiveEntries = live.Count,
            Domain = TextList.Of(domain?.Keywords ?? []),
            Held = [.. held.Where(claim => reader.Owns(claim.Entry))],
            Blockers = [.. live.Where(entry => entry.Action == PoolAction.Blocked && !reader.Owns(entry) && visibility.Shows(entry)).Select(entry => entry.ForDisplay())],
            HeldByOthers = [.. held.Where(claim => !reader.Owns(claim.Entry) && claim.Root == root)],
        };
    }

    private static T Try<T>(Func<T> read, T otherwise)
    {
        try
        {
            return read();
        }
        catch (Exception exception) when (exception is PoolException or IOException or UnauthorizedAccessException)
        {
            return otherwise;
        }
    }
}

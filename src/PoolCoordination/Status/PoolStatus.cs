using PoolCoordination.Claims;
using PoolCoordination.Entries;
using PoolCoordination.Faults;
using PoolCoordination.Host;
using PoolCoordination.Installation;
using PoolCoordination.Log;
using PoolCoordination.Pools;
using PoolCoordination.Relevance;
using PoolCoordination.Sessions;
using PoolCoordination.Storage;
using PoolCoordination.Text;
using PoolCoordination.Trust;

namespace PoolCoordination.Status;

/// <summary>
/// Where a user stands: which pool this is and why, who the user is in it, whether the hooks work, and what concerns the user.
/// </summary>
public sealed record PoolStatus
{
    /// <summary>How long a status waits for a server.</summary>
    private static readonly TimeSpan s_timeout = TimeSpan.FromSeconds(1);

    private PoolStatus() { }

    /// <summary>The log's path, or the address of the server that keeps the pool.</summary>
    public required string Pool { get; init; }

    /// <summary>Why it is this one.</summary>
    public required PoolSource Source { get; init; }

    /// <summary>Whether the pool exists; the first entry creates it.</summary>
    public bool Exists { get; init; }

    /// <summary>Why the pool or its settings cannot be read now; null where they can.</summary>
    public string? Fault { get; init; }

    /// <summary>The size of the log in bytes; null on a server.</summary>
    public long? Size { get; init; }

    /// <summary>How many entries have not expired; null where the log was not read.</summary>
    public int? LiveEntries { get; init; }

    /// <summary>The project pool that was found and is not used; null where there is none.</summary>
    public UnusedPool? Unused { get; init; }

    /// <summary>The name of the instance.</summary>
    public required string Instance { get; init; }

    /// <summary>Where that name comes from.</summary>
    public required InstanceSource InstanceSource { get; init; }

    /// <summary>The environment variable that gives the name; null where none does.</summary>
    public string? InstanceVariable { get; init; }

    /// <summary>The words of what the instance works on; empty where none are set, and then it is shown everything.</summary>
    public TextList Domain { get; init; } = TextList.Empty;

    /// <summary>The hooks in Claude Code's settings.</summary>
    public required InstalledHooks Hooks { get; init; }

    /// <summary>The hooks in the configurations of other agents, of each agent that has any.</summary>
    public IReadOnlyList<InstalledAgentHooks> AgentHooks { get; init; } = [];

    /// <summary>When a hook last recorded something for a session of this pool; null where none has in the last days.</summary>
    public DateTimeOffset? LastHook { get; init; }

    /// <summary>The claims that the instance holds, the first to end first.</summary>
    public IReadOnlyList<Claim> Held { get; init; } = [];

    /// <summary>The blockers that concern the instance: its own first, then those in its domain, the newest of each first.</summary>
    public IReadOnlyList<PoolEntry> Blockers { get; init; } = [];

    /// <summary>The other sessions that are at work in this working tree, each with what it is doing: <c>B (working)</c>.</summary>
    public TextList Neighbors { get; init; } = TextList.Empty;

    /// <summary>The claims of others in this project, the first to end first.</summary>
    public IReadOnlyList<Claim> HeldByOthers { get; init; } = [];

    /// <summary>How many entries wait to be delivered.</summary>
    public int Waiting { get; init; }

    /// <summary>The last fault that a hook met, as <c>errors.log</c> has it; null where there is none.</summary>
    public string? LastError { get; init; }

    /// <summary>When the status was read.</summary>
    public DateTimeOffset ReadAt { get; init; }

    /// <summary>Reads the status of a pool. What cannot be read is said in it, and is not an error.</summary>
    public static PoolStatus Read(Pool pool)
    {
        ArgumentNullException.ThrowIfNull(pool);
        pool.Log.Timeout = s_timeout;
        var reader = Identity.Of(pool.Environment);
        var status = new PoolStatus
        {
            Pool = pool.Location.Name,
            Source = pool.Source,
            Unused = pool.Unused,
            Instance = reader.Instance,
            InstanceSource = Identity.SourceOf(pool.Environment),
            InstanceVariable = pool.Environment.NamingVariable,
            Hooks = InstalledHooks.Read(pool.Environment),
            AgentHooks = InstalledAgentHooks.Read(pool.Environment),
            LastHook = Try(() => SessionFiles.LastWrite(pool.Location)?.InLocalZone(), otherwise: null, out _),
        };
        status = status.WithLog(pool, reader);
        return status with
        {
            // To read a log delivers what waited for it, where that is possible.
            Neighbors = Try(() => NeighborsOf(pool), TextList.Empty, out _),
            Waiting = Try(() => new Outbox(pool.Location).Entries.Count, 0, out _),
            LastError = Try(() => new ErrorLog(pool.Location).Last(1), [], out _) is [var line] ? line : null,
            ReadAt = pool.Now,
        };
    }

    /// <summary>Gets it as lines for a person: the label, a colon and the text. A label is empty where a line goes on.</summary>
    public override string ToString() => string.Join('\n', StatusText.Of(this, home: "").Select(line => $"{line.Label}: {line}"));

    private static TextList NeighborsOf(Pool pool) =>
        TextList.Of([.. pool.Neighbors().Select(record => $"{record.Instance} ({SessionWriter.WordOf(record.Status)})")]);

    private PoolStatus WithLog(Pool pool, Identity reader)
    {
        var exists = Try(pool.Log.Exists, otherwise: true, out var fault);
        if (fault is not null)
            return this with { Exists = true, Fault = fault };
        var domain = Try(() => pool.DomainOf(reader.Instance), otherwise: null, out var faultOfSettings);
        var status = this with { Exists = exists, Domain = TextList.Of(domain?.Keywords ?? []), Fault = faultOfSettings };
        status = exists ? Try(() => status.WithEntries(pool, new Visibility(reader, domain)), status, out fault) : status;
        return fault is null ? status : status with { Fault = fault };
    }

    private PoolStatus WithEntries(Pool pool, Visibility visibility)
    {
        List<PoolEntry> live = [.. pool.Read(new PoolQuery())];
        var held = pool.Claims().ListAt(pool.Now).OrderBy(claim => claim.ExpiresAt).Select(claim => claim.ForDisplay()).ToList();
        var root = ProjectRoot.In(pool.Location, ProjectRoot.Of(pool.Environment));
        return this with
        {
            Size = pool.Location.Server is null ? new FileInfo(pool.Location.FilePath).Length : null,
            LiveEntries = live.Count,
            Held = [.. held.Where(claim => visibility.Reader.Owns(claim.Entry))],
            Blockers = [.. Status.Blockers.Of(live, visibility).Select(entry => entry.ForDisplay())],
            HeldByOthers = [.. held.Where(claim => !visibility.Reader.Owns(claim.Entry) && claim.Root == root)],
        };
    }

    private static T Try<T>(Func<T> read, T otherwise, out string? fault)
    {
        try
        {
            fault = null;
            return read();
        }
        catch (Exception exception) when (exception is PoolException or IOException or UnauthorizedAccessException)
        {
            fault = exception.Message;
            return otherwise;
        }
    }
}

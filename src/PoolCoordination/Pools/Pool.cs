using PoolCoordination.Blocks;
using PoolCoordination.Claims;
using PoolCoordination.Compaction;
using PoolCoordination.Context;
using PoolCoordination.Detection;
using PoolCoordination.Entries;
using PoolCoordination.Faults;
using PoolCoordination.Host;
using PoolCoordination.Log;
using PoolCoordination.Log.Archive;
using PoolCoordination.Log.Remote;
using PoolCoordination.Relevance;
using PoolCoordination.Settings;
using PoolCoordination.Storage;
using PoolCoordination.Text;
using PoolCoordination.Trust;

namespace PoolCoordination.Pools;

/// <summary>A pool: what instances share. Cmdlets, <c>pool</c> and hooks all come here.</summary>
public sealed class Pool
{
    private PoolSettings? _settings;
    private KnownIds? _knownIds;
    private ClaimTable? _claims;

    /// <summary>The pool at a location; nothing is read or made yet.</summary>
    /// <param name="location">Where it is.</param>
    /// <param name="environment">The environment of who uses it.</param>
    /// <param name="clock">The clock; the system's where null.</param>
    /// <param name="remote">Opens a pool on a server; null where the program cannot.</param>
    /// <exception cref="PoolException">The location names a server that this program cannot use.</exception>
    public Pool(PoolLocation location, PoolEnvironment environment, TimeProvider? clock = null, RemoteLogOpener? remote = null)
    {
        ArgumentNullException.ThrowIfNull(location);
        ArgumentNullException.ThrowIfNull(environment);
        Location = location;
        Environment = environment;
        Log = location.Server is null ? new FileLog(location, clock) : (remote ?? throw OpensNone(location))(location, clock);
        Log.IsDurable = () => Settings.IsOn(PoolOption.Durable);
    }

    /// <summary>Where it is.</summary>
    public PoolLocation Location { get; }

    /// <summary>Why it is the one that is used.</summary>
    public PoolSource Source { get; init; }

    /// <summary>The project pool that was found first and is not used; null where there is none.</summary>
    public UnusedPool? Unused { get; init; }

    /// <summary>The environment of who uses it.</summary>
    public PoolEnvironment Environment { get; }

    /// <summary>Its log.</summary>
    public PoolLog Log { get; }

    /// <summary>Now, by the log's clock.</summary>
    public DateTimeOffset Now => Log.Now;

    /// <summary>How long claims may be judged, as a hook waits for nothing longer; null where that takes as long as it takes.</summary>
    internal TimeLimit? JudgingLimit { get; init; }

    /// <summary>What is set for it.</summary>
    /// <exception cref="PoolException"><c>pool.json</c> is no valid JSON.</exception>
    public PoolSettings Settings => _settings ??= PoolSettings.Read(Location, Environment);

    /// <summary>The domains of all instances that have one.</summary>
    /// <exception cref="PoolUnavailableException">The server that keeps them is away.</exception>
    public IReadOnlyList<Domain> Domains => (Log as RemoteLog)?.Domains ?? Settings.Domains;

    /// <summary>Finds and opens the pool of an environment.</summary>
    /// <param name="environment">The environment.</param>
    /// <param name="remote">Opens a pool on a server; null where the program cannot.</param>
    /// <param name="path">The log's path; found by the environment where null.</param>
    /// <param name="notify">Is given what the person should know: a project pool that was found and is not used, and why.</param>
    public static Pool Open(PoolEnvironment environment, RemoteLogOpener? remote, string? path = null, Action<string>? notify = null)
    {
        var found = PoolFinder.Find(environment, path);
        if (found.Notice is { } notice)
            notify?.Invoke(notice);
        return new Pool(found.Location, environment, remote: remote) { Source = found.Source, Unused = found.Unused };
    }

    /// <summary>The pool, once it is clear that it can be used as intended. Only a pool that a parameter names can be a mistake.</summary>
    /// <param name="use">What it is used for.</param>
    /// <exception cref="PoolException">A parameter names a pool that does not exist (<see cref="PoolFault.NotFound"/>).</exception>
    public Pool For(PoolUse use)
    {
        if (Source != PoolSource.Parameter || HasWhatItTakes(use))
            return this;
        var create = $"{ShellCommand.Of("pool init --pool", Location.Name)} or Initialize-Pool creates it";
        var missing =
            use == PoolUse.Writing
                ? $"The folder of the pool '{Location.Name}' does not exist"
                : $"The pool '{Location.Name}' does not exist";
        throw new PoolException($"{missing}; {create}.") { Fault = PoolFault.NotFound };
    }

    /// <summary>
    /// What to tell somebody who reads a pool that a parameter or <c>POOL_PATH</c> names and that does not exist yet; null where it exists.
    /// </summary>
    public string? MissingNotice =>
        Source is not (PoolSource.Parameter or PoolSource.Environment) || Log.Exists() ? null
        : Source == PoolSource.Environment
            ? $"The pool '{Location.Name}', which {PoolEnvironment.PathVariable} names, does not exist yet; its first entry creates it."
        : $"The pool '{Location.Name}' does not exist yet; its first entry creates it.";

    /// <summary>The entry that a block makes, not yet written.</summary>
    /// <param name="block">A usable block.</param>
    /// <param name="author">Who posts it; the block's own INSTANCE counts where the environment names none.</param>
    public PoolEntry Draft(PoolBlock block, Identity author)
    {
        ArgumentNullException.ThrowIfNull(block);
        ArgumentNullException.ThrowIfNull(author);
        var identity = Identity.Of(Environment, author.SessionId, block.Instance);
        return Prepare(
            identity.Sign(
                new PoolEntry
                {
                    Action = block.Action,
                    Topic = block.Topic,
                    Summary = block.Summary,
                    Affects = block.Action == PoolAction.Claimed ? PathReading.In(Environment).Read(block.Affects) : block.Affects,
                    Blocks = block.Blocks,
                    Ttl = block.Ttl,
                    RawHash = block.RawHash,
                }
            )
        );
    }

    /// <summary>The entry that automatic mode makes of a completion or a blocker, not yet written.</summary>
    public PoolEntry Draft(Signal signal, Identity author)
    {
        ArgumentNullException.ThrowIfNull(signal);
        ArgumentNullException.ThrowIfNull(author);
        return Prepare(
            author.Sign(
                new PoolEntry
                {
                    Action = signal.Action,
                    Topic = signal.Topic,
                    Summary = signal.Summary,
                    Affects = signal.Files,
                    IsAutomatic = true,
                }
            )
        );
    }

    /// <summary>
    /// The entry as it would be written: in single lines of bounded length, without credentials, with an id, a time and the scores
    /// of all domains where it has none yet.
    /// </summary>
    public PoolEntry Prepare(PoolEntry entry)
    {
        var clean = EntryHygiene.Clean(entry);
        var now = Now;
        return clean with
        {
            Id = clean.Id.Length > 0 ? clean.Id : Guid.CreateVersion7(now).ToString(),
            Timestamp =
                clean.Timestamp > DateTimeOffset.UnixEpoch ? clean.Timestamp : DateTimeOffset.FromUnixTimeSeconds(now.ToUnixTimeSeconds()),
            Relevance = clean.Relevance.Count > 0 ? clean.Relevance : Scores(clean),
            // One that has an id was completed before, perhaps in another project.
            Root = clean.Root is { } root ? ProjectRoot.Translate(Location, root)
                : clean.Action == PoolAction.Claimed && clean.Id.Length == 0 ? ProjectRoot.In(Location, ProjectRoot.Of(Environment))
                : null,
        };
    }

    /// <summary>
    /// What is told of an entry about a claim that cannot be written now and waits in the outbox; null where that is an error, as for
    /// people.
    /// </summary>
    internal Action<PoolEntry, Exception>? Postponed { get; set; }

    /// <summary>
    /// Whether an entry that a fault keeps from the log can wait in the outbox: the server is away, or the log cannot be written to.
    /// </summary>
    internal static bool CanWait(Exception exception) =>
        exception
            is PoolUnavailableException
                or PoolUnreadableException
                or PoolException { Fault: PoolFault.Location }
                or IOException
                or UnauthorizedAccessException;

    /// <summary>Writes an entry that prolongs or releases a claim, as it is.</summary>
    internal void Write(PoolEntry entry)
    {
        try
        {
            Log.Append(entry);
        }
        catch (Exception exception) when (Postponed is not null && CanWait(exception))
        {
            new Outbox(Location).Add(entry);
            Postponed(entry, exception);
        }
    }

    /// <summary>Writes an entry, completed.</summary>
    /// <returns>The entry as it was written.</returns>
    /// <exception cref="PoolException">It has no topic or no instance.</exception>
    /// <exception cref="IOException">It could not be written.</exception>
    public PoolEntry Add(PoolEntry entry)
    {
        var complete = Prepare(entry);
        Require(complete);
        Log.Append(complete);
        return complete;
    }

    /// <summary>An entry with its author: the one that it names, else the instance that a person names, else that of the process.</summary>
    /// <param name="entry">The entry.</param>
    /// <param name="instance">The instance that a person names as its author; null for none.</param>
    public PoolEntry WithAuthor(PoolEntry entry, string? instance = null)
    {
        ArgumentNullException.ThrowIfNull(entry);
        if (entry.Instance.Length > 0)
            return entry;
        var author = Identity.Named(Environment, instance);
        return author.Sign(entry) with { SessionId = entry.SessionId ?? author.Session };
    }

    /// <summary>
    /// Writes an entry as <see cref="Add"/> does, and one that claims as <see cref="PoolClaims.Claim"/> does, unless its time is over: what
    /// is copied from another pool was judged there.
    /// </summary>
    /// <param name="entry">The entry.</param>
    /// <param name="isForced">
    /// Whether one that claims does so also where another holds what it covers; others are written as they are.
    /// </param>
    public ClaimResult Post(PoolEntry entry, bool isForced = false)
    {
        ArgumentNullException.ThrowIfNull(entry);
        if (isForced && entry.Action == PoolAction.Claimed)
            entry = entry with { IsForced = true };
        var isOver = entry.Timestamp > DateTimeOffset.UnixEpoch && entry.ExpiresAt <= Now;
        return entry.Action == PoolAction.Claimed && !entry.IsUpkeepOfClaim && !isOver
            ? this.Claim(entry)
            : new ClaimResult(Add(entry), Holder: null);
    }

    /// <summary>Writes an entry that was written before, here or elsewhere, with its id and time, as <see cref="Post"/> does.</summary>
    /// <param name="entry">The entry.</param>
    /// <param name="isForced">The same as for <see cref="Post"/>.</param>
    /// <exception cref="PoolException">The pool has an entry with its id.</exception>
    public ClaimResult Restore(PoolEntry entry, bool isForced = false)
    {
        ArgumentNullException.ThrowIfNull(entry);
        if (!(_knownIds ??= new KnownIds(Log)).Add(entry))
            throw new PoolException($"The pool already has an entry with the id '{entry.Id}'; nothing was written.")
            {
                Fault = PoolFault.Present,
            };
        return Post(entry, isForced);
    }

    /// <summary>The claims of the pool as they are now.</summary>
    public ClaimTable Claims()
    {
        if (_claims is null)
            _claims = ClaimTable.Read(Log, JudgingLimit);
        else
            _claims.Update();
        return _claims;
    }

    /// <summary>Compacts the log, and judges the claims of the new one, so that no hook has to.</summary>
    /// <param name="progress">Is told the share of the log that is read, from 0 to 1.</param>
    /// <param name="cancellation">Ends it without a change.</param>
    /// <exception cref="PoolException">Another compaction is at work, or writers did not let up; nothing was changed.</exception>
    public CompactionResult Compact(Action<double>? progress = null, CancellationToken cancellation = default)
    {
        var result = Log.Compact(Now, progress, cancellation);
        if (result.Archived > 0)
            _claims = ClaimTable.Read(Log);
        return result;
    }

    /// <summary>
    /// The entries that are asked for, newest first; read as they are taken. Without a time, of a claim that its session made again only
    /// the latest line is given.
    /// </summary>
    /// <param name="query">Which entries.</param>
    /// <param name="progress">Is told the share of the log that is read, from 0 to 1.</param>
    /// <param name="cancellation">Ends a long read with an <see cref="OperationCanceledException"/>.</param>
    public IEnumerable<PoolEntry> Read(PoolQuery query, Action<double>? progress = null, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(query);
        var now = Now;
        var scan =
            query.Since is { } since ? new EntryScan { Oldest = since }
            : query.IsUnbounded ? new EntryScan()
            : EntryScan.Live(now);
        scan = scan with { Filter = query.LineFilter, Progress = progress, Cancellation = cancellation };
        var accepts = Filter(query);
        // The newest come first: what follows of the same claim was made again since.
        var claims = query.Since is null && !query.IsUnbounded ? new HashSet<PoolEntry>(SameClaim.Comparer) : null;
        foreach (var entry in Log.EntriesBack(scan, query.IncludeArchive))
        {
            // A line from the future would be among those of the last minutes for good.
            if (
                accepts(entry)
                && (query.All || !entry.IsFromFutureOf(now))
                && (entry.Action != PoolAction.Claimed || claims?.Add(entry) != false)
            )
                yield return entry;
        }
    }

    /// <summary>What tells whether an entry is one that is asked for, apart from its time.</summary>
    public Func<PoolEntry, bool> Filter(PoolQuery query)
    {
        ArgumentNullException.ThrowIfNull(query);
        if (query.Affects is not { } path)
            return query.Accepts;
        List<AskedPath> asked =
        [
            .. AskedPath.Meant(path, Environment.FullPath, Environment.HomeFolder).Select(meant => AskedPath.Of(meant, Location)),
        ];
        // Only claims say where their paths start from.
        var root = ProjectRoot.In(Location, ProjectRoot.Of(Environment));
        return entry =>
            query.Accepts(entry)
            && new Claim(entry.Root is null ? entry with { Root = root } : entry) is var claim
            && asked.Exists(one => one.IsCoveredBy(claim));
    }

    /// <summary>The domain of an instance, ignoring case; null where none is set.</summary>
    /// <exception cref="PoolUnavailableException">The server that keeps them is away.</exception>
    public Domain? DomainOf(string instance) => Domain.Of(Identity.CleanName(instance), Domains);

    /// <summary>Sets an instance's domain; one keyword twice counts once.</summary>
    /// <exception cref="PoolException">A name or keyword is empty, or it could not be written.</exception>
    public void SetDomain(Domain domain)
    {
        ArgumentNullException.ThrowIfNull(domain);
        var clean = domain.Clean();
        if (Log is RemoteLog remote)
            remote.SetDomain(clean);
        else
            new SettingsFile(Location).SetDomain(clean);
    }

    /// <summary>Removes an instance's domain.</summary>
    /// <returns>Whether it had one.</returns>
    public bool RemoveDomain(string instance)
    {
        var name = Identity.CleanName(instance);
        return Log is RemoteLog remote ? remote.RemoveDomain(name) : new SettingsFile(Location).RemoveDomain(name);
    }

    /// <summary>
    /// What names to a person where the domains are kept: the settings' path, or the server's address without a password.
    /// </summary>
    public string DomainsName => Location.Server?.Text ?? Location.SettingsPath;

    /// <summary>The error for an instance whose domain was to be removed and that has none; it names those that have one.</summary>
    public PoolException NoDomainError(string instance)
    {
        var others = Domains.Count == 0 ? "none" : string.Join(", ", Domains.Select(domain => domain.Instance));
        return new PoolException($"Instance '{instance}' has no domain in '{DomainsName}'; those that have one are {others}.");
    }

    /// <summary>Sets an option, or its default where there is no value.</summary>
    /// <param name="option">The option.</param>
    /// <param name="value">Its value; null to take it out of the settings, so that its default counts again.</param>
    /// <returns>The option as it is then, which the environment may set otherwise.</returns>
    /// <exception cref="PoolException">The option does not take the value, or <c>pool.json</c> is no valid JSON.</exception>
    public OptionValue SetOption(PoolOption option, string? value)
    {
        var file = new SettingsFile(Location);
        if (value is null)
            file.RemoveOption(option);
        else
            file.SetOption(option, value);
        _settings = null;
        return Settings.Value(option);
    }

    /// <summary>What a reader is shown of the live entries.</summary>
    public PoolContext Context(Identity reader)
    {
        using var snapshot = Log.Open();
        return Context(reader, snapshot);
    }

    /// <summary>What a reader is shown of the live entries of a snapshot, and of the claims that are held.</summary>
    internal PoolContext Context(Identity reader, LogSnapshot snapshot)
    {
        var now = Now;
        return new PoolContext(VisibilityTo(reader), snapshot.EntriesBack(EntryScan.Live(now)), now, Claims(), isOfAllClaims: true);
    }

    /// <summary>What a reader is shown of the live entries of a snapshot that a scan gives.</summary>
    internal PoolContext News(Identity reader, LogSnapshot snapshot, EntryScan scan)
    {
        var now = Now;
        List<PoolEntry> entries = [.. snapshot.EntriesBack(scan)];
        var claims = entries.Exists(entry => entry.Action == PoolAction.Claimed) ? Claims() : null;
        return new PoolContext(VisibilityTo(reader), entries, now, claims);
    }

    /// <summary>Goes on with the environment alone, after <c>pool.json</c> could not be read.</summary>
    internal void IgnoreSettingsFile() => _settings = PoolSettings.OfEnvironment(Environment);

    private static PoolException OpensNone(PoolLocation location) =>
        new($"This program opens no pool on a server, such as '{location.Name}'.") { Fault = PoolFault.Location };

    private bool HasWhatItTakes(PoolUse use) =>
        use switch
        {
            PoolUse.Entries => Log.Exists(),
            PoolUse.Domains => Log.Exists() || (Location.Server is null && File.Exists(Location.SettingsPath)),
            PoolUse.Options => Location.Server is not null || Log.Exists() || File.Exists(Location.SettingsPath),
            PoolUse.Writing => Location.Server is not null || Path.Exists(Location.Folder),
            _ => true,
        };

    private Visibility VisibilityTo(Identity reader) => new(reader, DomainOf(reader.Instance));

    /// <summary>Refuses an entry that says nothing to others.</summary>
    /// <exception cref="PoolException">It has no topic or no instance.</exception>
    internal static void Require(PoolEntry entry)
    {
        if (entry.Topic.Length == 0)
            throw new PoolException("An entry needs a topic: what it is about, in a few words.");
        if (entry.Instance.Length == 0)
            throw new PoolException("An entry needs an instance: set CLAUDE_INSTANCE, or name one.");
    }

    private RelevanceScores Scores(PoolEntry entry)
    {
        try
        {
            return Domain.Scores(entry, Domains);
        }
        catch (PoolUnavailableException)
        {
            // What waits in the outbox gets them when it is delivered.
            return RelevanceScores.Empty;
        }
    }
}

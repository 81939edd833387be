using PoolCoordination.Claims;
using PoolCoordination.Compaction;
using PoolCoordination.Entries;
using PoolCoordination.Faults;
using PoolCoordination.Host;
using PoolCoordination.Log;
using PoolCoordination.Log.Remote;
using PoolCoordination.Relevance;
using PoolCoordination.Sessions;
using PoolCoordination.Settings;
using PoolCoordination.Storage;
using PoolCoordination.Text;
using PoolCoordination.Trust;

namespace PoolCoordination.Pools;

/// <summary>A pool: what instances share. Cmdlets, <c>pool</c> and hooks all come here.</summary>
public sealed class Pool
{
    private PoolSettings? _settings;
    private PoolSettingsContent? _found;
    private ClaimTable? _claims;

    /// <summary>The pool at a location; nothing is read or made yet.</summary>
    /// <param name="location">Where it is.</param>
    /// <param name="environment">The environment of who uses it.</param>
    /// <param name="clock">The clock; the system's where null.</param>
    /// <param name="remote">Opens a pool on a server; null where the program cannot.</param>
    /// <exception cref="PoolException">
    /// The location names a server that this program cannot use, or a file that cannot be a pool.
    /// </exception>
    public Pool(PoolLocation location, PoolEnvironment environment, TimeProvider? clock = null, RemoteLogOpener? remote = null)
    {
        ArgumentNullException.ThrowIfNull(location);
        ArgumentNullException.ThrowIfNull(environment);
        WslBoundary.ThrowIfCrossed(location);
        Location = location;
        Environment = environment;
        Log = location.Server is null
            ? new FileLog(location, clock) { Beginning = line => new PoolTrust(environment).Begin(location, line.Span) }
            : (remote ?? throw NoServerSupport(location))(location, clock);
        Log.IsDurable = () => Settings.IsOn(PoolOption.Durable);
    }

    /// <summary>Where it is.</summary>
    public PoolLocation Location { get; }

    /// <summary>Why it is the one that is used.</summary>
    internal PoolSource Source { get; init; }

    /// <summary>The project pool that was found first and is not used; null where there is none.</summary>
    internal UnusedPool? Unused { get; init; }

    /// <summary>The environment of who uses it.</summary>
    public PoolEnvironment Environment { get; }

    /// <summary>Its log.</summary>
    public PoolLog Log { get; }

    /// <summary>Now, by the log's clock.</summary>
    public DateTimeOffset Now => Log.Now;

    /// <summary>How long claims may be judged, as a hook waits for nothing longer; null where that takes as long as it takes.</summary>
    internal TimeSpan? LongestJudging { get; init; }

    /// <summary>Its settings.</summary>
    /// <exception cref="PoolException"><c>pool.json</c> is not valid JSON.</exception>
    public PoolSettings Settings =>
        _settings ??= _found is null ? PoolSettings.Read(Location, Environment) : PoolSettings.Of(_found, Environment);

    /// <summary>Its settings, where they were read to find it.</summary>
    internal PoolSettingsContent? FoundSettings
    {
        init => _found = value;
    }

    /// <summary>The domains of all instances that have one.</summary>
    /// <exception cref="PoolUnavailableException">The server that keeps them is unavailable.</exception>
    public IReadOnlyList<Domain> Domains => (Log as RemoteLog)?.Domains ?? Settings.Domains;

    /// <summary>
    /// What names to a person where the domains are kept: the settings' path, or the server's address without a password.
    /// </summary>
    public string DomainsName => Location.Server?.Text ?? Location.SettingsPath;

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
        environment = EnclosingSession.In(found.Location, environment);
        environment = environment.WithSessionName(SessionNames.Of(found.Location, environment));
        return new Pool(found.Location, environment, remote: remote)
        {
            Source = found.Source,
            Unused = found.Unused,
            FoundSettings = found.Settings,
        };
    }

    /// <summary>The pool, once it is clear that it can be used as intended. Only a pool that a parameter names can be a mistake.</summary>
    /// <param name="use">What it is used for.</param>
    /// <exception cref="PoolException">A parameter names a pool that does not exist (<see cref="PoolFault.NotFound"/>).</exception>
    public Pool For(PoolUse use)
    {
        if (Source != PoolSource.Parameter || MeetsRequirementsOf(use))
            return this;
        var create = $"run {ShellCommand.Of("pool init --pool", Location.Name)} or Initialize-Pool to create it";
        var missing =
            use == PoolUse.Writing
                ? $"The folder of the pool '{Location.Name}' does not exist"
                : $"The pool '{Location.Name}' does not exist";
        throw new PoolException($"{missing}; {create}.") { Fault = PoolFault.NotFound };
    }

    /// <summary>
    /// Gets the notice for somebody who reads a pool that a parameter or <c>POOL_PATH</c> names and that does not exist yet, or writes to
    /// one that a parameter names; null if it exists.
    /// </summary>
    /// <param name="use">What the pool is used for.</param>
    public string? MissingNotice(PoolUse use)
    {
        var isReading = use is PoolUse.Entries or PoolUse.Following;
        var isTold = Source switch
        {
            PoolSource.Parameter => isReading || use == PoolUse.Writing,
            PoolSource.Environment => isReading,
            _ => false,
        };
        if (!isTold || MayExist())
            return null;
        var variable = Source == PoolSource.Environment ? $" in {PoolEnvironment.PathVariable}" : "";
        return $"The pool '{Location.Name}'{variable} does not exist yet; its first entry creates it.";
    }

    /// <summary>
    /// Receives each entry about a claim that cannot be written now and waits in the outbox; null if that is an error, as for people.
    /// </summary>
    internal Action<PoolEntry, Exception>? Postponed { get; set; }

    /// <summary>The ids of its entries, which are read when they are first asked for.</summary>
    internal KnownIds KnownIds => field ??= new KnownIds(Log);

    /// <summary>The claims of the pool as they are now.</summary>
    public ClaimTable Claims()
    {
        using var snapshot = Log.Open();
        return Claims(snapshot);
    }

    /// <summary>The claims of the pool at the moment of a snapshot.</summary>
    internal ClaimTable Claims(LogSnapshot snapshot)
    {
        if (_claims is null)
            _claims = ClaimTable.Read(Log, LongestJudging, snapshot);
        else
            _claims.Update(snapshot);
        return _claims;
    }

    /// <summary>Closes what a hook left open of the claims.</summary>
    internal void CloseClaims() => _claims?.Close();

    /// <summary>Compacts the log, and judges the claims of the new one, so that no hook has to.</summary>
    /// <param name="progress">Receives the share of the log that is read, from 0 to 1.</param>
    /// <param name="cancellation">Ends it without a change.</param>
    /// <exception cref="PoolException">Another compaction is at work, or writers did not let up; nothing was changed.</exception>
    public CompactionResult Compact(Action<double>? progress = null, CancellationToken cancellation = default)
    {
        var result = Log.Compact(Now, progress, cancellation);
        if (result.Archived > 0)
        {
            new PoolTrust(Environment).Renew(Location);
            _claims = ClaimTable.Read(Log);
        }

        return result;
    }

    /// <summary>Sets an option, or its default where there is no value.</summary>
    /// <param name="option">The option.</param>
    /// <param name="value">Its value; null to take it out of the settings, so that its default counts again.</param>
    /// <returns>The option as it is then, which the environment may set otherwise.</returns>
    /// <exception cref="PoolException">The option does not take the value, or <c>pool.json</c> is not valid JSON.</exception>
    public OptionValue SetOption(PoolOption option, string? value)
    {
        var file = new PoolSettingsFile(Location);
        if (value is null)
            file.RemoveOption(option);
        else
            file.SetOption(option, value);
        ForgetSettings();
        return Settings.Value(option);
    }

    /// <summary>Has the settings read again when they are next asked for.</summary>
    internal void ForgetSettings() => (_settings, _found) = (null, null);

    /// <summary>Goes on with the environment alone, after <c>pool.json</c> could not be read.</summary>
    internal void IgnoreSettingsFile() => _settings = PoolSettings.OfEnvironment(Environment);

    private static PoolException NoServerSupport(PoolLocation location) =>
        new($"This program cannot open a pool on a server, such as '{location.Name}'.") { Fault = PoolFault.Location };

    /// <summary>Whether the log exists, as far as is known now.</summary>
    private bool MayExist()
    {
        try
        {
            return Log.Exists();
        }
        catch (PoolUnavailableException)
        {
            return true;
        }
    }

    private bool MeetsRequirementsOf(PoolUse use) =>
        use switch
        {
            PoolUse.Entries => Log.Exists(),
            PoolUse.Domains => Log.Exists() || (Location.Server is null && File.Exists(Location.SettingsPath)),
            PoolUse.Options => Location.Server is not null || Log.Exists() || File.Exists(Location.SettingsPath),
            PoolUse.Writing => Location.Server is not null || Path.Exists(Location.Folder),
            _ => true,
        };
}

using System.Management.Automation;
using PoolCoordination.Log;

namespace PoolCoordination.PowerShell;

/// <summary>What the cmdlets that work on a pool have in common: which pool it is.</summary>
public abstract class PoolCmdlet : EngineCmdlet
{
    private Pool? _pool;

    /// <summary>
    /// The log's path, relative to PowerShell's location; a drive of PowerShell's or <c>~</c> may begin it, and wildcards may stand
    /// in it where they fit one file. Or the address of a server, <c>postgres://user@host/database?pool=name</c>. Without it the pool is found by POOL_PATH, by the location, and by the home folder.
    /// </summary>
    // Neither this nor LiteralPath binds by property name: what Get-Content puts out carries the path of the file it read.
    [Parameter]
    [SupportsWildcards]
    [ValidateNotNullOrEmpty]
    public string? Path { get; set; }

    /// <summary>The log's path as it is, without wildcards.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string? LiteralPath { get; set; }

    private protected Pool Pool => _pool!;

    private protected override object? Target => _pool?.Location.Name ?? ((LiteralPath ?? Path) is { } path ? ServerAddress.Shown(path) : null);

    /// <summary>Whether a parameter says which pool it is.</summary>
    private protected bool IsPoolGiven => Path is not null || LiteralPath is not null;

    private protected override void Begin()
    {
        RemoteLog.Opener ??= PostgresLoader.Open;
        _pool = Open(GivenPath());
    }

    /// <summary>Opens the pool at a path that was given; the one that is found where it is null.</summary>
    private protected virtual Pool Open(string? path) => Pool.Open(LocalEnvironment, path, Notify);

    /// <summary>Tells the person which project pool was found and is not used.</summary>
    private protected virtual void Notify(string notice) => WriteWarning(notice);

    private string? GivenPath()
    {
        if (Path is not null && LiteralPath is not null)
            throw new PoolException("-Path and -LiteralPath both name the log; give one of them.");
        if ((LiteralPath ?? Path) is { } address && ServerAddress.TryParse(address) is not null)
            return address;
        if (Path is not null && WildcardPattern.ContainsWildcardCharacters(Path))
            return OnlyMatch(Path);
        return (LiteralPath ?? Path) is { } path ? Resolve(path) : null;
    }

    private string Resolve(string path)
    {
        var resolved = SessionState.Path.GetUnresolvedProviderPathFromPSPath(path, out var provider, out _);
        RequireFileSystem(path, provider);
        return resolved;
    }

    private string OnlyMatch(string pattern)
    {
        var matches = GetResolvedProviderPathFromPSPath(pattern, out var provider);
        RequireFileSystem(pattern, provider);
        return matches.Count == 1 ? matches[0] : throw Refuse($"'{pattern}' fits {matches.Count} files, and a pool is one; -LiteralPath takes a name with brackets as it is.");
    }

    private static void RequireFileSystem(string path, ProviderInfo provider)
    {
        if (provider.Name != "FileSystem")
            throw Refuse($"'{path}' is in {provider.Name}, and a pool is a file.");
    }

    private static PoolException Refuse(string message) => new(message) { Fault = PoolFault.Location };
}

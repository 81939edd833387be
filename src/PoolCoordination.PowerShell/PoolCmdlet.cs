using System.Management.Automation;

namespace PoolCoordination.PowerShell;

/// <summary>What the cmdlets that work on a pool have in common: which pool, Ctrl+C, and errors.</summary>
public abstract class PoolCmdlet : PSCmdlet, IDisposable
{
    private readonly CancellationTokenSource _stopping = new();
    private Pool? _pool;

    /// <summary>
    /// The log's path, relative to PowerShell's location; a drive of PowerShell's or <c>~</c> may begin it, and wildcards may stand
    /// in it where they fit one file. Without it the pool is found by POOL_PATH, by the location, and by the home folder.
    /// </summary>
    // Neither this nor LiteralPath binds by property name: what Get-Content puts out carries the path of the file it read.
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string? Path { get; set; }

    /// <summary>The log's path as it is, without wildcards.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string? LiteralPath { get; set; }

    private protected Pool Pool => _pool ??= Open();

    private protected CancellationToken Cancellation => _stopping.Token;

    /// <summary>What an error record is about.</summary>
    private protected virtual object? Target => _pool?.Location.LogPath ?? LiteralPath ?? Path;

    /// <summary>Whether a file that cannot be used was to be written.</summary>
    private protected virtual bool IsWriting => false;

    /// <inheritdoc/>
    public void Dispose()
    {
        Dispose(isDisposing: true);
        GC.SuppressFinalize(this);
    }

    /// <inheritdoc/>
    protected sealed override void BeginProcessing()
    {
        try
        {
            _ = Pool;
        }
        catch (Exception exception) when (PoolError.Of(exception, Target, IsWriting) is { } record)
        {
            ThrowTerminatingError(record);
        }
    }

    /// <inheritdoc/>
    protected sealed override void ProcessRecord() => Attempt(Process);

    /// <inheritdoc/>
    protected sealed override void EndProcessing() => Attempt(Finish);

    /// <inheritdoc/>
    protected sealed override void StopProcessing() => _stopping.Cancel();

    /// <summary>Releases what the cmdlet holds.</summary>
    /// <param name="isDisposing">Whether it is called by <see cref="Dispose()"/>.</param>
    protected virtual void Dispose(bool isDisposing)
    {
        if (isDisposing)
            _stopping.Dispose();
    }

    /// <summary>The work for one input; an error of the engine becomes an error record, and the next input follows.</summary>
    private protected virtual void Process() { }

    /// <summary>The work behind the last input.</summary>
    private protected virtual void Finish() { }

    private protected bool IsGiven(string parameter) => MyInvocation.BoundParameters.ContainsKey(parameter);

    private void Attempt(Action work)
    {
        try
        {
            work();
        }
        catch (OperationCanceledException) when (Cancellation.IsCancellationRequested)
        {
            // Ctrl+C, or a later command such as Select-Object -First has enough.
        }
        catch (Exception exception) when (PoolError.Of(exception, Target, IsWriting) is { } record)
        {
            WriteError(record);
        }
    }

    private Pool Open()
    {
        // The process's own folder does not follow PowerShell's location, and that location may be in the registry or in a function drive.
        var location = SessionState.Path.CurrentFileSystemLocation.ProviderPath;
        return Pool.Open(PoolEnvironment.OfProcess.In(location), GivenPath());
    }

    private string? GivenPath()
    {
        if (Path is not null && LiteralPath is not null)
            throw new PoolException("-Path and -LiteralPath both name the log; give one of them.");
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

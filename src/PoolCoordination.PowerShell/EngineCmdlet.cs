using System.Management.Automation;
using PoolCoordination.Host;
using PoolCoordination.Pools;

namespace PoolCoordination.PowerShell;

/// <summary>What all cmdlets of the module have in common: the engine's errors become error records, and Ctrl+C reaches it.</summary>
public abstract class EngineCmdlet : PSCmdlet, IDisposable
{
    private readonly CancellationTokenSource _stopping = new();

    private protected CancellationToken Cancellation => _stopping.Token;

    /// <summary>The process's environment at PowerShell's location.</summary>
    // The process's own folder does not follow that location, which besides may be in the registry or in the drive of functions.
    private protected PoolEnvironment LocalEnvironment =>
        PoolEnvironment.OfProcess.In(SessionState.Path.CurrentFileSystemLocation.ProviderPath);

    /// <summary>What an error record is about.</summary>
    private protected abstract object? Target { get; }

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
            Begin();
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

    /// <summary>The work before the first input; an error of the engine ends the cmdlet.</summary>
    private protected virtual void Begin() { }

    /// <summary>The work for one input; an error of the engine becomes an error record, and the next input follows.</summary>
    private protected virtual void Process() { }

    /// <summary>The work after the last input.</summary>
    private protected virtual void Finish() { }

    /// <summary>Opens a pool: the one that parameters name, else the one that is found. No cmdlet opens one in another way.</summary>
    /// <param name="path">Its path, with wildcards perhaps, or its server's address; null where it is not given.</param>
    /// <param name="literalPath">Its path as it is; null where it is not given.</param>
    private protected Pool OpenPool(string? path, string? literalPath = null) => Open(PoolPath.Of(this, path, literalPath));

    /// <summary>Opens the pool at a path or address that was given; the one that is found where it is null.</summary>
    private protected virtual Pool Open(string? path) => PoolOpening.Open(LocalEnvironment, path, Warn);

    /// <summary>Says which project pool was found and is not used.</summary>
    private protected virtual void Warn(string notice) => WriteWarning(notice);

    private protected bool IsGiven(string parameter) => MyInvocation.BoundParameters.ContainsKey(parameter);

    /// <summary>Does a part of the work; an error of the engine becomes an error record, and the next part follows.</summary>
    private protected void Attempt(Action work)
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
}

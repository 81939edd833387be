using PoolCoordination.Entries;

namespace PoolCoordination.Log;

/// <summary>Gives the entries of a log as they come.</summary>
public abstract class LogFollower : IDisposable
{
    /// <summary>The entries as they come, in the order of the log; it ends when it is cancelled.</summary>
    public abstract IEnumerable<PoolEntry> Entries(CancellationToken cancellation);

    /// <inheritdoc/>
    public void Dispose()
    {
        Dispose(isDisposing: true);
        GC.SuppressFinalize(this);
    }

    /// <summary>Releases what the follower holds.</summary>
    /// <param name="isDisposing">Whether it is called by <see cref="Dispose()"/>.</param>
    protected virtual void Dispose(bool isDisposing) { }
}

namespace PoolCoordination;

/// <summary>
/// The server that keeps a pool cannot be used now: it is not reached, gives no answer in time, or refuses. The message tells which server
/// and why, without a password.
/// </summary>
public sealed class PoolAwayException : PoolException
{
    /// <summary>An error without a text; prefer the others.</summary>
    public PoolAwayException()
        : this("The server that keeps the pool is away.") { }

    /// <summary>An error with a text for the user.</summary>
    public PoolAwayException(string message)
        : this(message, innerException: null) { }

    /// <summary>An error with a text for the user and the fault beneath it.</summary>
    public PoolAwayException(string message, Exception? innerException)
        : base(message, innerException) => Fault = PoolFault.Away;
}

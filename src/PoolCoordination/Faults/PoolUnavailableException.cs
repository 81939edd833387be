namespace PoolCoordination.Faults;

/// <summary>
/// A pool cannot be written to now: its server is not reached, gives no answer in time, or denies access; or another process keeps its log
/// locked (<see cref="PoolFault.Busy"/>). The message says which and why, without a password. What was to be written may wait in the
/// outbox.
/// </summary>
public sealed class PoolUnavailableException : PoolException
{
    /// <summary>An error without a text; prefer the others.</summary>
    public PoolUnavailableException()
        : this("The pool's server cannot be reached.") { }

    /// <summary>An error with a text for the user.</summary>
    public PoolUnavailableException(string message)
        : this(message, innerException: null) { }

    /// <summary>An error with a text for the user and the fault beneath it.</summary>
    public PoolUnavailableException(string message, Exception? innerException)
        : base(message, innerException) => Fault = PoolFault.Unavailable;
}

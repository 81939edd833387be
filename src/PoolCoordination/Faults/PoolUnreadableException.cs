namespace PoolCoordination.Faults;

/// <summary>
/// A pool's log cannot be read now: it is not a file, is another's, or may not be opened. What is claimed is not known then.
/// </summary>
internal sealed class PoolUnreadableException : PoolException
{
    /// <summary>An error without a text; prefer the others.</summary>
    public PoolUnreadableException()
        : this("The pool cannot be read.") { }

    /// <summary>An error with a text for the user.</summary>
    public PoolUnreadableException(string message)
        : this(message, innerException: null) { }

    /// <summary>An error with a text for the user and the fault beneath it.</summary>
    public PoolUnreadableException(string message, Exception? innerException)
        : base(message, innerException) => Fault = PoolFault.Unreadable;
}

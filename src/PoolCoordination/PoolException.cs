namespace PoolCoordination;

/// <summary>What a user can understand and mend: a wrong value, a file that cannot be used. The message says which and what would be right.</summary>
public class PoolException : Exception
{
    /// <summary>An error without a text; prefer the others.</summary>
    public PoolException() { }

    /// <summary>An error with a text for the user.</summary>
    public PoolException(string message)
        : base(message) { }

    /// <summary>An error with a text for the user and the fault beneath it.</summary>
    public PoolException(string message, Exception? innerException)
        : base(message, innerException) { }

    /// <summary>What it is about.</summary>
    public PoolFault Fault { get; init; }
}

using PoolCoordination.Text;

namespace PoolCoordination.Faults;

/// <summary>
/// What a user can understand and mend: a wrong value, a file that cannot be used. The message says which and what would be right. It is
/// one line without escape sequences, as the values that it names may be another's.
/// </summary>
public class PoolException : Exception
{
    private const int LongestMessage = 4000;

    /// <summary>An error without a text; prefer the others.</summary>
    public PoolException() { }

    /// <summary>An error with a text for the user.</summary>
    public PoolException(string message)
        : base(Sanitizer.OneLine(message, LongestMessage)) { }

    /// <summary>An error with a text for the user and the fault beneath it.</summary>
    public PoolException(string message, Exception? innerException)
        : base(Sanitizer.OneLine(message, LongestMessage), innerException) { }

    /// <summary>What it is about.</summary>
    public PoolFault Fault { get; init; }
}

namespace PoolCoordination.Streams;

/// <summary>Nobody reads standard output any more, as after <c>head -1</c>: what is left of a command is of no use.</summary>
internal sealed class BrokenPipeException : Exception
{
    public BrokenPipeException()
        : base("Standard output was closed.") { }

    public BrokenPipeException(string message)
        : base(message) { }

    public BrokenPipeException(string message, Exception? innerException)
        : base(message, innerException) { }
}

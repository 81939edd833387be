namespace PoolCoordination.Streams;

/// <summary>Nobody reads standard output any more, as behind <c>head -1</c>: what is left of a command is of no use.</summary>
internal sealed class ReaderGoneException : Exception
{
    public ReaderGoneException()
        : base("Nobody reads standard output any more.") { }

    public ReaderGoneException(string message)
        : base(message) { }

    public ReaderGoneException(string message, Exception? innerException)
        : base(message, innerException) { }
}

using System.Net;

namespace PoolCoordination.Cli.Web;

/// <summary>What a client sent is no request that can be answered; its connection is closed.</summary>
internal sealed class RequestException : Exception
{
    /// <summary>Creates one without a message.</summary>
    public RequestException() { }

    /// <summary>Creates one with a message.</summary>
    public RequestException(string message)
        : base(message) { }

    /// <summary>Creates one with a message and what it comes from.</summary>
    public RequestException(string message, Exception innerException)
        : base(message, innerException) { }

    /// <summary>Creates one with the status that says what is wrong, and a message.</summary>
    public RequestException(HttpStatusCode status, string message)
        : base(message) => Status = status;

    /// <summary>The status that says what is wrong.</summary>
    public HttpStatusCode Status { get; } = HttpStatusCode.BadRequest;
}

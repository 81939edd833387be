using System.Net;
using System.Net.Sockets;
using PoolCoordination.Text;

namespace PoolCoordination.Cli.Web;

/// <summary>The connection of a client, whose requests are answered one after another.</summary>
/// <param name="socket">The connection.</param>
/// <param name="answer">Answers a request.</param>
internal sealed class WebConnection(Socket socket, Func<WebRequest, ResponseWriter, CancellationToken, Task> answer)
{
    private const int LongestMessage = 300;
    private const int MostOfRest = 1024 * 1024;

    private static readonly TimeSpan s_longestLeave = TimeSpan.FromSeconds(1);

    /// <summary>Answers until the client leaves, or does not ask for anything, or it is cancelled.</summary>
    public async Task RunAsync(CancellationToken cancellation)
    {
        try
        {
            socket.NoDelay = true;
            var stream = new NetworkStream(socket);
            await using (stream.ConfigureAwait(false))
            {
                var reader = new RequestReader(stream);
                while (await IsAnsweredAsync(reader, stream, cancellation).ConfigureAwait(false))
                {
                    // The next.
                }
            }

            socket.Close();
        }
        catch (Exception)
        {
            // The client is gone or too slow, or all is over: nobody could be told anything, and what is not yet sent is given up.
            socket.Close(0);
        }
    }

    /// <summary>Answers the next request; false where it was the last.</summary>
    private async Task<bool> IsAnsweredAsync(RequestReader reader, NetworkStream stream, CancellationToken cancellation)
    {
        var response = new ResponseWriter(stream) { IsLast = true };
        try
        {
            if (await reader.ReadAsync(cancellation).ConfigureAwait(false) is not { } request)
                return false;
            response = new ResponseWriter(stream) { IsWithoutBody = request.Method == "HEAD", IsLast = request.IsLast };
            await AnswerAsync(request, response, cancellation).ConfigureAwait(false);
        }
        catch (RequestException exception)
        {
            await response.WriteAsync(WebAnswer.Message(exception.Message, exception.Status), cancellation).ConfigureAwait(false);
        }

        if (!response.IsLast)
            return true;
        await LeaveAsync(stream, cancellation).ConfigureAwait(false);
        return false;
    }

    private async Task AnswerAsync(WebRequest request, ResponseWriter response, CancellationToken cancellation)
    {
        try
        {
            await answer(request, response, cancellation).ConfigureAwait(false);
        }
        catch (Exception exception) when (!response.HasBegun && !cancellation.IsCancellationRequested)
        {
            response.IsLast = true;
            var message = $"The board failed to answer this: {Sanitizer.OneLine(exception.Message, LongestMessage)}";
            await response.WriteAsync(WebAnswer.Message(message, HttpStatusCode.InternalServerError), cancellation).ConfigureAwait(false);
        }
    }

    /// <summary>Lets the client read the answer: a system takes it back where something that was sent is not read.</summary>
    private async Task LeaveAsync(NetworkStream stream, CancellationToken cancellation)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        limit.CancelAfter(s_longestLeave);
        socket.Shutdown(SocketShutdown.Send);
        var (rest, length) = (new byte[4096], 0);
        try
        {
            while (length < MostOfRest && await stream.ReadAsync(rest, limit.Token).ConfigureAwait(false) is > 0 and var read)
                length += read;
        }
        catch (OperationCanceledException)
        {
            // It may still be reading: what was written is sent all the same.
        }
    }
}

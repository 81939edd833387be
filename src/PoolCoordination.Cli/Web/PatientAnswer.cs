using System.Net;

namespace PoolCoordination.Cli.Web;

/// <summary>
/// An answer in JSON that may take long, which is given up once its client has left. Nothing but a write tells that it has: until the
/// answer is there, blanks are written, with which JSON may begin.
/// </summary>
internal static class PatientAnswer
{
    private static readonly TimeSpan s_pause = TimeSpan.FromMilliseconds(250);
    private static readonly TimeSpan s_longestWrite = TimeSpan.FromSeconds(10);
    private static readonly byte[] s_blank = [(byte)' '];

    /// <summary>Waits for an answer while its client does.</summary>
    /// <param name="response">Where it will be written.</param>
    /// <param name="answer">Makes it, and is cancelled when the client has left.</param>
    /// <param name="cancellation">Ends it.</param>
    /// <returns>The answer, of which only the body is left to be written where the response has begun.</returns>
    public static async Task<(WebAnswer Answer, bool HasBegun)> WaitAsync(
        HttpListenerResponse response,
        Func<CancellationToken, Task<WebAnswer>> answer,
        CancellationToken cancellation
    )
    {
        using var end = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        var hasBegun = false;
        try
        {
            var answering = answer(end.Token);
            while (await Task.WhenAny(answering, Task.Delay(s_pause, end.Token)).ConfigureAwait(false) != answering)
            {
                cancellation.ThrowIfCancellationRequested();
                if (!hasBegun)
                {
                    response.ContentType = WebAnswer.JsonType;
                    response.SendChunked = true;
                    hasBegun = true;
                }

                var writing = response.OutputStream.WriteAsync(s_blank, cancellation).AsTask();
                await writing.WaitAsync(s_longestWrite, cancellation).ConfigureAwait(false);
            }

            return (await answering.ConfigureAwait(false), hasBegun);
        }
        finally
        {
            await end.CancelAsync().ConfigureAwait(false);
        }
    }
}

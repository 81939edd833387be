namespace PoolCoordination.Cli.Web;

/// <summary>
/// An answer in JSON that may take long, which is given up once its client has left. Nothing but a write tells that it has: until the
/// answer is there, blanks are written, with which JSON may begin.
/// </summary>
internal static class PatientAnswer
{
    private static readonly TimeSpan s_pause = TimeSpan.FromMilliseconds(250);
    private static readonly byte[] s_blank = [(byte)' '];

    /// <summary>Writes an answer while its client waits for it.</summary>
    /// <param name="response">Where it is written.</param>
    /// <param name="answer">Makes it, and is cancelled when the client has left.</param>
    /// <param name="cancellation">Ends it.</param>
    public static async Task WriteAsync(
        ResponseWriter response,
        Func<CancellationToken, Task<WebAnswer>> answer,
        CancellationToken cancellation
    )
    {
        using var end = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        try
        {
            var answering = answer(end.Token);
            while (await Task.WhenAny(answering, Task.Delay(s_pause, end.Token)).ConfigureAwait(false) != answering)
            {
                cancellation.ThrowIfCancellationRequested();
                await response.WritePartAsync(WebAnswer.JsonType, s_blank, cancellation).ConfigureAwait(false);
            }

            await response.WriteAsync(await answering.ConfigureAwait(false), cancellation).ConfigureAwait(false);
        }
        finally
        {
            await end.CancelAsync().ConfigureAwait(false);
        }
    }
}

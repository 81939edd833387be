using System.Globalization;
using System.Text;
using PoolCoordination.Json;

namespace PoolCoordination.Cli.Web;

/// <summary>A stream of server-sent events to one reader.</summary>
internal sealed class EventStream
{
    private const string ContentType = "text/event-stream; charset=utf-8";

    /// <summary>The page takes a server that says nothing for twice as long for one that is stuck (<c>connection.js</c>).</summary>
    private static readonly TimeSpan s_pause = TimeSpan.FromSeconds(15);

    private TaskCompletionSource _woken = New();

    /// <summary>Lets it look what is to be told.</summary>
    public void Wake() => Interlocked.Exchange(ref _woken, New()).SetResult();

    /// <summary>Tells what changes until it is cancelled, or the reader is gone or too slow.</summary>
    /// <param name="board">What is told of.</param>
    /// <param name="response">Where it is told.</param>
    /// <param name="cancellation">Ends it.</param>
    public async Task RunAsync(WebBoard board, ResponseWriter response, CancellationToken cancellation)
    {
        long revision = 0;
        string? trouble = null;
        await WriteAsync(response, "retry: 1000\n\n", cancellation).ConfigureAwait(false);
        while (true)
        {
            // Before it looks: what comes while it writes is told next, all together.
            var woken = Volatile.Read(ref _woken).Task;
            var events = new StringBuilder();
            if (board.Moment is { } moment && moment.Revision != revision)
            {
                revision = moment.Revision;
                events.Append(CultureInfo.InvariantCulture, $"event: changed\ndata: {{\"revision\":{revision}}}\n\n");
            }

            if (board.Trouble is var present && present != trouble)
            {
                trouble = present;
                events.Append("event: trouble\ndata: ").Append(new JsonLine().AddOrNull("message", trouble)).Append("\n\n");
            }

            if (events.Length > 0)
                await WriteAsync(response, events.ToString(), cancellation).ConfigureAwait(false);
            try
            {
                await woken.WaitAsync(s_pause, cancellation).ConfigureAwait(false);
            }
            catch (TimeoutException)
            {
                // A reader that is gone is noticed by writing to it, and one that is there learns that this server lives.
                await WriteAsync(response, "event: alive\ndata: {}\n\n", cancellation).ConfigureAwait(false);
            }
        }
    }

    private static TaskCompletionSource New() => new(TaskCreationOptions.RunContinuationsAsynchronously);

    private static Task WriteAsync(ResponseWriter response, string text, CancellationToken cancellation) =>
        response.WritePartAsync(ContentType, Encoding.UTF8.GetBytes(text), cancellation);
}

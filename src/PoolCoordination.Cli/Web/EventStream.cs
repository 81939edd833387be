using System.Globalization;
using System.Text;
using PoolCoordination.Json;

namespace PoolCoordination.Cli.Web;

/// <summary>A stream of server-sent events to one reader.</summary>
internal sealed class EventStream
{
    /// <summary>A reader that takes nothing for so long is gone, or its machine asleep: it asks again when it wakes.</summary>
    private static readonly TimeSpan s_longestWrite = TimeSpan.FromSeconds(10);

    private static readonly TimeSpan s_pause = TimeSpan.FromSeconds(15);

    private readonly SemaphoreSlim _isWoken = new(0);

    /// <summary>Lets it look what is to be told.</summary>
    public void Wake() => _isWoken.Release();

    /// <summary>Tells what changes until it is cancelled, or the reader is gone or too slow.</summary>
    /// <param name="board">What is told of.</param>
    /// <param name="output">The body of the answer.</param>
    /// <param name="cancellation">Ends it.</param>
    public async Task RunAsync(WebBoard board, Stream output, CancellationToken cancellation)
    {
        long revision = 0;
        string? trouble = null;
        await WriteAsync(output, "retry: 1000\n\n", cancellation).ConfigureAwait(false);
        while (true)
        {
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
                await WriteAsync(output, events.ToString(), cancellation).ConfigureAwait(false);
            if (!await _isWoken.WaitAsync(s_pause, cancellation).ConfigureAwait(false))
                await WriteAsync(output, ": still there\n\n", cancellation).ConfigureAwait(false);
            // What came meanwhile is told together.
            while (_isWoken.Wait(0, CancellationToken.None))
            {
            }
        }
    }

    private static Task WriteAsync(Stream output, string text, CancellationToken cancellation) =>
        output.WriteAsync(Encoding.UTF8.GetBytes(text), cancellation).AsTask().WaitAsync(s_longestWrite, cancellation);
}

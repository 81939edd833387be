using PoolCoordination.Cli.Board;
using PoolCoordination.Pools;
using PoolCoordination.Text;
using PoolCoordination.Timeline;

namespace PoolCoordination.Cli.Web;

/// <summary>A board in the browser, from the address that is printed to Ctrl+C.</summary>
/// <param name="pool">The pool, for what a page asks for.</param>
/// <param name="read">The same pool, for what is read all the time.</param>
internal sealed class WebSession(Pool pool, Pool read)
{
    private const int LongestMessage = 300;

    /// <summary>Whether all projects are shown.</summary>
    public bool IncludesAllProjects { get; init; }

    /// <summary>Whether a page may release claims and post notes.</summary>
    public bool HasControl { get; init; }

    /// <summary>Whether the browser is opened.</summary>
    public bool IsOpened { get; init; }

    /// <summary>The port; where 0, any that is free.</summary>
    public int Port { get; init; }

    /// <summary>Serves until somebody ends it.</summary>
    /// <param name="output">Takes the address.</param>
    /// <param name="cancellation">Ends it.</param>
    /// <returns>The number of the signal that ended it; 0 where none did.</returns>
    public int Run(TextWriter output, CancellationToken cancellation)
    {
        var signal = 0;
        using var end = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        using var signals = new BoardSignals(number =>
        {
            signal = number;
            end.Cancel();
        });
        using var server = WebServer.Start(Port, new EarlierBoards(pool));
        var board = new WebBoard(read.Now, HasControl);
        var timelines = new TimelineReader(read, IncludesAllProjects);
        using var feed = new BoardFeed<PoolMoment>(read, sessions => timelines.Read(board.From, sessions));
        var reading = new Thread(() =>
            feed.Run(board.Take, fault => board.Report(Sanitizer.OneLine(fault, LongestMessage)), end.Token)
        )
        {
            IsBackground = true,
        };
        reading.Start();
        output.WriteLine($"The board is at {server.Access.Address}");
        output.WriteLine("Ctrl+C ends it.");
        output.Flush();
        if (IsOpened)
            BrowserProgram.TryOpen(server.Access.AddressForOnce, pool.Environment);
        using var searches = new EntrySearches(PoolToSearch);
        using var routes = new WebRoutes(board, pool, searches, HasControl, feed.ReadNow)
        {
            IncludesAllProjects = IncludesAllProjects,
        };
        server.RunAsync(routes, end.Token).GetAwaiter().GetResult();
        reading.Join();
        return signal;
    }

    private Pool PoolToSearch()
    {
        var own = PoolOpening.At(pool.Location);
        own.Log.Timeout = pool.Log.Timeout;
        return own;
    }
}

using System.CommandLine;
using PoolCoordination.Board;
using PoolCoordination.Cli.Board;
using PoolCoordination.Cli.Output;
using PoolCoordination.Pools;

namespace PoolCoordination.Cli.Commands;

/// <summary><c>pool board</c>: who is at work, who holds what and who waits for whom, live in a terminal.</summary>
internal static class BoardCommand
{
    /// <summary>How long a board waits for a server before it says that it is away.</summary>
    private static readonly TimeSpan s_timeout = TimeSpan.FromSeconds(3);

    public static Command Create()
    {
        var all = new Option<bool>("--all") { Description = "Show all projects of the pool, grouped; else the one of the working folder." };
        var once = new Option<bool>("--once") { Description = "Print the board and end, as without a terminal." };
        var json = new Option<bool>("--json") { Description = "Print a JSON object and end." };
        var web = new WebOptions();
        var command = new Command("board", "Show who is at work, who holds what and who waits for whom, live in a terminal or a browser.")
        {
            all,
            once,
            json,
        };
        web.AddTo(command);
        command.Validators.Add(result =>
        {
            Option<bool>[] printed = [once, json];
            if (web.IsUsed(result) && printed.FirstOrDefault(result.GetValue) is { } other)
                result.AddError($"{other.Name} prints the board; leave it out with --web and --html.");
        });
        command.SetAction(
            (parsed, cancellation) =>
            {
                var (pool, includesAllProjects) = (Open(parsed), parsed.GetValue(all));
                var isPrinted = parsed.GetValue(once) || parsed.GetValue(json);
                if (web.IsFileAskedFor(parsed))
                    web.WriteFile(parsed, pool, includesAllProjects);
                else if (web.IsAskedFor(parsed))
                    return Task.FromResult(CodeOf(web.Serve(parsed, pool, OpenAgain(pool), includesAllProjects, cancellation)));
                else if (!isPrinted && LiveTerminal.IsPresent(pool.Environment))
                    return Task.FromResult(Show(pool, OpenAgain(pool), includesAllProjects, cancellation));
                else
                    Print(parsed, pool, includesAllProjects, parsed.GetValue(json));
                return Task.FromResult(0);
            }
        );
        return command;
    }

    private static Pool Open(ParseResult parsed)
    {
        var pool = FollowOptions.OpenPool(parsed);
        pool.Log.Timeout = s_timeout;
        return pool;
    }

    /// <summary>Another object of the pool; what is to be known of the pool was said.</summary>
    private static Pool OpenAgain(Pool pool)
    {
        var again = PoolOpening.At(pool.Location);
        again.Log.Timeout = s_timeout;
        return again;
    }

    private static void Print(ParseResult parsed, Pool pool, bool includesAllProjects, bool isJson)
    {
        var board = new BoardReader(pool, includesAllProjects).Read();
        var printer = new BoardPrinter(parsed.InvocationConfiguration.Output, Terminal.OfProcess(pool.Environment));
        if (isJson)
            printer.PrintJson(board);
        else
            printer.Print(board);
    }

    /// <summary>One object of the pool is read by the feed, in a thread of its own; the other is for what keys ask for.</summary>
    /// <returns>The exit code.</returns>
    private static int Show(Pool pool, Pool read, bool includesAllProjects, CancellationToken cancellation)
    {
        var reader = new BoardReader(read, includesAllProjects);
        using var feed = new BoardFeed<PoolBoard>(read, reader.Read);
        return CodeOf(new LiveBoard(pool, cancellation) { IncludesAllProjects = includesAllProjects }.Run(feed));
    }

    private static int CodeOf(int signal) => signal == 0 ? 0 : ExitCodes.Signalled + signal;
}

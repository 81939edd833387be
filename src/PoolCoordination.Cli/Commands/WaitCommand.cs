using System.CommandLine;
using PoolCoordination.Pools;

namespace PoolCoordination.Cli.Commands;

/// <summary><c>pool wait</c>: waits for an entry; exit code 4 where none came in time.</summary>
internal static class WaitCommand
{
    public static Command Create()
    {
        var options = new FollowOptions(
            "Only entries added since this time, including expired ones.",
            "Give up after this time, with exit code 4:"
        );
        var command = new Command(
            "wait",
            "Wait for a matching entry, such as the completion of what blocks you; return at once if there is one."
        );
        options.AddTo(command);
        command.SetAction(
            (parsed, cancellation) =>
            {
                var pool = FollowOptions.OpenPool(parsed);
                var timeout = options.Timeout(parsed);
                if (pool.WaitFor(options.Query(parsed, pool), timeout, cancellation) is { } entry)
                {
                    options.Print(parsed, pool, [entry]);
                    return Task.FromResult(0);
                }

                if (!cancellation.IsCancellationRequested)
                    SharedOptions.Notify(pool.TimedOutText(timeout!.Value));
                return Task.FromResult(ExitCodes.TimedOut);
            }
        );
        return command;
    }
}

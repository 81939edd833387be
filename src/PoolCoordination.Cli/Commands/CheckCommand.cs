using System.CommandLine;
using PoolCoordination.Checks;
using PoolCoordination.Pools;
using PoolCoordination.Text;

namespace PoolCoordination.Cli.Commands;

/// <summary><c>pool check</c>: what is wrong with the pool; exit code 1 if anything is.</summary>
internal static class CheckCommand
{
    private const int Longest = 4000;

    public static Command Create()
    {
        var command = new Command("check", "Check the pool for problems; exit code 1 if there are any.");
        command.SetAction(
            (parsed, cancellation) =>
            {
                var pool = parsed.OpenPool(PoolUse.Entries);
                var problems = PoolCheck.Run(pool, cancellation);
                var output = parsed.InvocationConfiguration.Output;
                foreach (var problem in problems)
                    output.WriteLine($"{problem.Kind}: {Sanitizer.ForDisplay(problem.Message, Longest)}");
                if (problems.Count == 0)
                    output.WriteLine($"No problems found in {pool.Location.Name}.");
                return Task.FromResult(problems.Count == 0 ? 0 : ExitCodes.Failed);
            }
        );
        return command;
    }
}

using System.CommandLine;
using PoolCoordination.Cli.Help;
using PoolCoordination.Pools;

namespace PoolCoordination.Cli.Commands;

/// <summary><c>pool copy FROM TO</c>: copies the entries of a pool into another.</summary>
internal static class CopyCommand
{
    public static Command Create()
    {
        var from = PoolArgument("from", "The pool to copy from: the path of a log, or the address of a server.");
        var to = PoolArgument("to", "The pool to copy to; created if it does not exist.");
        var archive = new Option<bool>("--archive") { Description = "Include archived entries." };
        var command = new Command(
            "copy",
            "Copy entries from one pool to another, oldest first; entries that the target already has are skipped."
        )
        {
            from,
            to,
            archive,
        };
        command.SetAction(
            (parsed, cancellation) =>
            {
                var source = PoolOpening.Open(parsed.GetRequiredValue(from));
                var target = PoolOpening.Open(parsed.GetRequiredValue(to)).For(PoolUse.Writing);
                var result = PoolCopy.Run(source, target, parsed.GetValue(archive), cancellation: cancellation);
                parsed.Say($"{Count(result.Copied)} copied to {target.Location.Name}; {result.Present} already there.");
                return Task.CompletedTask;
            }
        );
        return command;
    }

    private static string Count(long entries) => entries == 1 ? "1 entry" : $"{entries} entries";

    private static Argument<string> PoolArgument(string name, string description) =>
        new(name) { Description = description, CompletionSources = { PoolValues.Paths } };
}

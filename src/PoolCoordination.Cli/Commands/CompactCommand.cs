using System.CommandLine;
using PoolCoordination.Pools;

namespace PoolCoordination.Cli.Commands;

/// <summary><c>pool compact</c>: moves what is over into the archive.</summary>
internal static class CompactCommand
{
    public static Command Create()
    {
        var command = new Command(
            "compact",
            "Move entries that expired more than 7 days ago to the archive, or delete them on a server. Others can keep writing."
        );
        command.SetAction(
            (parsed, cancellation) =>
            {
                var pool = parsed.OpenPool(PoolUse.Entries);
                var result = pool.Compact(cancellation: cancellation);
                parsed.Say(
                    result.ArchivePath is { } archive ? $"Archived {Lines(result.Archived)} to {archive}; kept {result.Kept}."
                        : result.Archived > 0 ? $"Deleted {Entries(result.Archived)}; kept {result.Kept}."
                        : $"Nothing to archive; kept {Lines(result.Kept)}."
                );
                return Task.CompletedTask;
            }
        );
        return command;
    }

    private static string Entries(long count) => count == 1 ? "1 entry" : $"{count} entries";

    private static string Lines(long count) => count == 1 ? "1 line" : $"{count} lines";
}

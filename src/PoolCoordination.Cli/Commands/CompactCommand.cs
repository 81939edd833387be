using System.CommandLine;

namespace PoolCoordination.Cli.Commands;

/// <summary><c>pool compact</c>: moves what is over into the archive.</summary>
internal static class CompactCommand
{
    public static Command Create()
    {
        var command = new Command("compact", "Move entries that expired more than 7 days ago into the archive, or delete them on a server; others may write meanwhile.");
        command.SetAction(
            (parsed, cancellation) =>
            {
                var pool = parsed.OpenExistingPool();
                var result = pool.Compact(cancellation: cancellation);
                parsed.Say(
                    result.ArchivePath is { } archive ? $"{result.Archived} lines went to {archive}; {result.Kept} stayed."
                        : result.Archived > 0 ? $"{result.Archived} entries were deleted; {result.Kept} stayed."
                        : $"Nothing is over for more than 7 days; {result.Kept} lines stayed."
                );
                return Task.CompletedTask;
            }
        );
        return command;
    }
}

using PoolCoordination.Entries;
using PoolCoordination.Storage;

namespace PoolCoordination.Log;

/// <summary>Looks for what is wrong with a log's lines.</summary>
internal sealed class LogCheck(PoolLocation location, DateTimeOffset now)
{
    private const int MostNumbers = 20;

    /// <summary>The problems of the log.</summary>
    public IReadOnlyList<PoolProblem> Problems(CancellationToken cancellation)
    {
        if (Directory.Exists(location.LogPath))
            return [new PoolProblem(PoolProblemKind.Lines, PoolLocation.FolderError(location.LogPath).Message)];
        using var file = RegularFile.OpenForReading(location.LogPath, location.Owners);
        if (file is null)
            return [];
        var length = RandomAccess.GetLength(file);
        using var lines = new ForwardLines(file, 0, length, FileSnapshot.LongestLine);
        var malformed = new List<long>();
        long number = 0, end = 0, malformedCount = 0, futureCount = 0;
        var furthest = TimeSpan.Zero;
        while (lines.MoveNext())
        {
            cancellation.ThrowIfCancellationRequested();
            number++;
            end = lines.LineEnd;
            if (!EntryReader.TryRead(lines.Line, out var entry))
            {
                malformedCount++;
                if (malformed.Count < MostNumbers)
                    malformed.Add(number);
            }
            else if (entry.Timestamp - now > LogCounts.FutureTolerance)
            {
                futureCount++;
                furthest = entry.Timestamp - now > furthest ? entry.Timestamp - now : furthest;
            }
        }

        return
        [
            .. LogProblems.Of(
                new LogCounts
                {
                    Malformed = malformedCount,
                    MalformedNumbers = malformed,
                    TornBytes = length - end,
                    Future = futureCount,
                    Furthest = furthest,
                }
            ),
        ];
    }
}

using System.Globalization;
using PoolCoordination.Entries;
using PoolCoordination.Storage;

namespace PoolCoordination.Log;

/// <summary>Looks for what is wrong with a log's lines.</summary>
internal sealed class LogCheck(PoolLocation location, DateTimeOffset now)
{
    private const int MostNumbers = 20;

    private static readonly TimeSpan s_tolerance = TimeSpan.FromMinutes(1);

    /// <summary>The problems of the log.</summary>
    public IReadOnlyList<PoolProblem> Problems(CancellationToken cancellation)
    {
        if (Directory.Exists(location.LogPath))
            return [new PoolProblem(PoolProblemKind.Lines, PoolLocation.FolderError(location.LogPath).Message)];
        using var file = RegularFile.OpenForReading(location.LogPath, location.Owners);
        if (file is null)
            return [];
        var length = RandomAccess.GetLength(file);
        using var lines = new ForwardLines(file, 0, length);
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
            else if (entry.Timestamp - now > s_tolerance)
            {
                futureCount++;
                furthest = entry.Timestamp - now > furthest ? entry.Timestamp - now : furthest;
            }
        }

        var problems = new List<PoolProblem>();
        if (malformedCount > 0)
            problems.Add(
                new PoolProblem(
                    PoolProblemKind.Lines,
                    $"{Count(malformedCount, "line is not a JSON object and is", "lines are not JSON objects and are")} ignored: "
                        + $"{string.Join(", ", malformed)}{(malformedCount > MostNumbers ? ", …" : "")}."
                )
            );
        if (end < length)
            problems.Add(
                new PoolProblem(
                    PoolProblemKind.TornTail,
                    $"The last line is incomplete ({length - end} bytes): its writer was interrupted. New entries are not "
                        + "affected."
                )
            );
        if (futureCount > 0)
        {
            var tooFar =
                furthest > TimeToLive.ClockTolerance
                    ? $"; entries more than {Duration.Brief(TimeToLive.ClockTolerance)} ahead are not shown, and their claims do not count"
                    : "";
            problems.Add(
                new PoolProblem(
                    PoolProblemKind.Clock,
                    $"{Count(futureCount, "entry is", "entries are")} dated in the future, by up to {Duration.Brief(furthest)}; check "
                        + $"the clocks{tooFar}."
                )
            );
        }

        return problems;
    }

    private static string Count(long count, string one, string several) =>
        string.Create(CultureInfo.InvariantCulture, $"{count} {(count == 1 ? one : several)}");
}

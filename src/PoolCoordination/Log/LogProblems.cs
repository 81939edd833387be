using System.Globalization;
using PoolCoordination.Entries;

namespace PoolCoordination.Log;

/// <summary>Says what is wrong with a log's lines.</summary>
internal static class LogProblems
{
    /// <summary>The problems that some counts show.</summary>
    public static IEnumerable<PoolProblem> Of(LogCounts counts)
    {
        if (counts.Malformed > 0)
            yield return new PoolProblem(PoolProblemKind.Lines, Malformed(counts));
        if (counts.TornBytes > 0)
            yield return new PoolProblem(
                PoolProblemKind.TornTail,
                $"The last line is incomplete ({counts.TornBytes} bytes): its writer was interrupted. New entries are not affected."
            );
        if (counts.Future > 0)
            yield return new PoolProblem(PoolProblemKind.Clock, Future(counts));
    }

    private static string Malformed(LogCounts counts)
    {
        var numbers = string.Join(", ", counts.MalformedNumbers) + (counts.Malformed > counts.MalformedNumbers.Count ? ", …" : "");
        return Count(counts.Malformed, "line is not a JSON object and is", "lines are not JSON objects and are")
            + (counts.MalformedNumbers.Count > 0 ? $" ignored: {numbers}." : " ignored.");
    }

    private static string Future(LogCounts counts)
    {
        var tolerance = TimeToLive.ClockTolerance;
        var tooFar =
            counts.Furthest > tolerance
                ? $"; entries more than {Duration.Brief(tolerance)} ahead are not shown, and their claims do not count"
                : "";
        return Count(counts.Future, "entry is", "entries are")
            + $" dated in the future, by up to {Duration.Brief(counts.Furthest)}; check the clocks{tooFar}.";
    }

    private static string Count(long count, string one, string several) =>
        string.Create(CultureInfo.InvariantCulture, $"{count} {(count == 1 ? one : several)}");
}

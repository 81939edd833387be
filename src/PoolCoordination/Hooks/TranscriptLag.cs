using System.Diagnostics;

namespace PoolCoordination.Hooks;

/// <summary>
/// The client writes its transcript behind its work, in order: at the end of a turn the turn's lines are there once its last message is.
/// That took up to some 80 ms where it was measured.
/// </summary>
internal static class TranscriptLag
{
    private const long Farthest = 256 * 1024;

    private static readonly TimeSpan s_longest = TimeSpan.FromMilliseconds(200);
    private static readonly TimeSpan s_pause = TimeSpan.FromMilliseconds(4);

    /// <summary>Waits for the final message of the turn that an event ends, and not for long, as it may never come.</summary>
    public static void WaitForMessage(HookCall call)
    {
        if (call.Input.TranscriptPath is not { } path)
            return;
        for (var start = Stopwatch.GetTimestamp(); !Holds(call, path) && Stopwatch.GetElapsedTime(start) < s_longest;)
            Thread.Sleep(s_pause);
    }

    private static bool Holds(HookCall call, string path)
    {
        if (!File.Exists(path))
            return false;
        try
        {
            var turn = call.Input.PromptId;
            // Without the turn's id, the newest turn of the transcript is the present one.
            var earlierTurns = turn is null ? 1 : 0;
            var from = Math.Max(0, new FileInfo(path).Length - Farthest);
            return Transcript.Read(path, turn, earlierTurns, from, call.Session.StartedAt, isNewestEnough: true).Has(call.Input.LastAssistantMessage ?? "", turn);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            // Without the transcript the message itself may name files.
            return false;
        }
    }
}

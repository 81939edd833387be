using System.Diagnostics;

namespace PoolCoordination.Agents.ClaudeCode;

/// <summary>
/// The client writes its transcript after its work, in order: what stands before a message is there once the message is. That took up to
/// some 80 ms where it was measured.
/// </summary>
internal static class TranscriptLag
{
    private const long Farthest = 256 * 1024;

    private static readonly TimeSpan s_longest = TimeSpan.FromMilliseconds(200);
    private static readonly TimeSpan s_pause = TimeSpan.FromMilliseconds(4);

    /// <summary>
    /// Waits for the message of an event: the one that asked for its tool, or the final one of the turn that it ends. It does not wait for
    /// long, as the message may never come.
    /// </summary>
    public static void WaitForMessage(HookInput input, DateTimeOffset since)
    {
        if (input.TranscriptPath is not { } path)
            return;
        for (var start = Stopwatch.GetTimestamp(); !HasMessage(input, since, path) && Stopwatch.GetElapsedTime(start) < s_longest;)
            Thread.Sleep(s_pause);
    }

    /// <summary>Whether the message of an event stands in the last part of the transcript.</summary>
    internal static bool HasMessage(HookInput input, DateTimeOffset since, string path)
    {
        if (!File.Exists(path))
            return false;
        try
        {
            var from = Math.Max(0, new FileInfo(path).Length - Farthest);
            if (input.ToolUseId is { } toolUse)
                return TranscriptReader.HasToolUse(path, toolUse, from);
            var turn = input.PromptId;
            // Without the turn's id, the newest turn of the transcript is the present one.
            var earlierTurns = turn is null ? 1 : 0;
            var query = new TranscriptQuery(path, turn, earlierTurns)
            {
                From = from,
                Since = since,
                IsNewestEnough = true,
            };
            return TranscriptReader.Read(query).Has(input.LastAssistantMessage ?? "", turn);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            // Without the transcript the message itself may name files.
            return false;
        }
    }
}

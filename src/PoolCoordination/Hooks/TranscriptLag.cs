using System.Diagnostics;
using PoolCoordination.Log;

namespace PoolCoordination.Hooks;

/// <summary>
/// The client writes its transcript behind its work, in order: at the end of a turn the turn's lines are there once its last message is.
/// That took up to some 30 ms where it was measured.
/// </summary>
internal static class TranscriptLag
{
    private const long Farthest = 256 * 1024;

    private static readonly TimeSpan s_longest = TimeSpan.FromMilliseconds(200);
    private static readonly TimeSpan s_pause = TimeSpan.FromMilliseconds(4);

    /// <summary>Waits for a turn's last message, and not for long, as it may never come.</summary>
    /// <param name="path">The transcript, which need not exist yet.</param>
    /// <param name="message">The message.</param>
    public static void WaitFor(string path, string message)
    {
        for (var start = Stopwatch.GetTimestamp(); !Holds(path, message) && Stopwatch.GetElapsedTime(start) < s_longest;)
            Thread.Sleep(s_pause);
    }

    private static bool Holds(string path, string message)
    {
        if (!File.Exists(path))
            return false;
        try
        {
            using var file = File.OpenHandle(path, share: FileShare.ReadWrite | FileShare.Delete);
            var length = RandomAccess.GetLength(file);
            using var lines = new BackwardLines(file, Math.Max(0, length - Farthest), length);
            while (lines.MoveNext())
            {
                if (TranscriptLine.Parse(lines.Line, isTextWanted: true) is { IsOfAssistant: true, IsSidechain: false, Texts: [.., var text] })
                    return message.Contains(text.Trim(), StringComparison.Ordinal);
            }
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            // Without the transcript the message itself may name files.
        }

        return false;
    }
}

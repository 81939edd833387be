using PoolCoordination.Log;

namespace PoolCoordination.Hooks;

/// <summary>The end of a session's transcript: the assistant's messages of the present turn and of a bounded number of earlier ones.</summary>
internal sealed class Transcript
{
    private readonly List<TranscriptMessage> _messages = [];

    private Transcript() { }

    /// <summary>The messages, the earlier first.</summary>
    public IReadOnlyList<TranscriptMessage> Messages => _messages;

    /// <summary>The length in bytes of the whole lines that were there when it was read.</summary>
    public long Length { get; private set; }

    /// <summary>Reads a transcript from its end back, as far as it matters and no further.</summary>
    /// <param name="path">The transcript.</param>
    /// <param name="turn">The id of the present turn, or null where it is not known.</param>
    /// <param name="earlierTurns">How many turns besides the present one are wanted; the newest counts as earlier where the present one is not known.</param>
    /// <param name="from">The offset at which to stop.</param>
    /// <param name="isOfSubagent">Whether the file is a subagent's own.</param>
    public static Transcript Read(string path, string? turn, int earlierTurns, long from, bool isOfSubagent = false)
    {
        using var file = File.OpenHandle(path, share: FileShare.ReadWrite | FileShare.Delete);
        var length = RandomAccess.GetLength(file);
        var transcript = new Transcript();
        using var lines = new BackwardLines(file, from <= length ? from : 0, length);
        transcript.Collect(lines, turn, earlierTurns, isOfSubagent);
        transcript._messages.Reverse();
        return transcript;
    }

    private void Collect(BackwardLines lines, string? turn, int earlierTurns, bool isOfSubagent)
    {
        // Only lines of the user's side name their turn, so texts wait for the one before them.
        var waiting = new List<string>();
        var otherTurns = new List<string>();
        while (lines.MoveNext())
        {
            if (Length == 0)
                Length = lines.LineEnd;
            var isNewest = waiting.Count == 0 && _messages.Count == 0;
            if (TranscriptLine.Parse(lines.Line, isTextWanted: isNewest) is not { } line || (line.IsSidechain && !isOfSubagent))
                continue;
            if (line.IsOfAssistant)
            {
                for (var i = line.Texts.Count - 1; i >= 0; i--)
                    waiting.Add(line.Texts[i]);
            }
            else if (line.TurnKey is { } key)
            {
                if (key != turn && !otherTurns.Contains(key))
                {
                    if (otherTurns.Count == earlierTurns)
                        return;
                    otherTurns.Add(key);
                }

                Take(waiting, line.PromptId);
            }
        }

        Take(waiting, otherTurns.Count == 0 ? turn : null);
    }

    private void Take(List<string> waiting, string? turn)
    {
        foreach (var text in waiting)
            _messages.Add(new TranscriptMessage(turn, text));
        waiting.Clear();
    }
}

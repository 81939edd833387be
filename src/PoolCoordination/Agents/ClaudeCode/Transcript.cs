using System.Text;
using PoolCoordination.Storage;

namespace PoolCoordination.Agents.ClaudeCode;

/// <summary>
/// The end of a session's transcript: the assistant's messages of the present turn and of a bounded number of earlier ones.
/// </summary>
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
    /// <param name="earlierTurns">
    /// How many turns besides the present one are wanted; the newest counts as earlier where the present one is not known.
    /// </param>
    /// <param name="from">The offset at which to stop.</param>
    /// <param name="turnAtStart">The id of the turn that went on at that offset, or null where it is not known.</param>
    /// <param name="since">When the session began; lines of before were copied from another.</param>
    /// <param name="isFromSubagent">Whether the file is a subagent's own.</param>
    /// <param name="isNewestEnough">Whether the newest message is all that is wanted.</param>
    public static Transcript Read(
        string path,
        string? turn,
        int earlierTurns,
        long from,
        string? turnAtStart,
        DateTimeOffset since,
        bool isFromSubagent = false,
        bool isNewestEnough = false
    )
    {
        using var file = RegularFile.OpenForReading(path) ?? throw new FileNotFoundException($"'{path}' does not exist.", path);
        var length = RandomAccess.GetLength(file);
        var transcript = new Transcript();
        // A shorter one was made anew.
        var isContinued = from <= length;
        using var lines = new BackwardLines(file, isContinued ? from : 0, length);
        transcript.Collect(lines, turn, earlierTurns, isContinued ? turnAtStart : null, since, isFromSubagent, isNewestEnough);
        transcript._messages.Reverse();
        return transcript;
    }

    /// <summary>
    /// The transcript of a subagent that is at work: <c>subagents/agent-ID.jsonl</c> in a folder with the name of the session's; null for
    /// an id that cannot be part of a name.
    /// </summary>
    /// <param name="path">The session's transcript.</param>
    /// <param name="agentId">The subagent's id.</param>
    public static string? PathOfSubagent(string path, string agentId) =>
        agentId.All(character => char.IsAsciiLetterOrDigit(character) || character is '-' or '_')
            ? Path.Combine(Path.ChangeExtension(path, null), "subagents", $"agent-{agentId}.jsonl")
            : null;

    /// <summary>
    /// Whether it has a turn's final message yet: the client writes its transcript after its work. The final message of the turn before may
    /// say the same.
    /// </summary>
    /// <param name="message">The message as the event has it.</param>
    /// <param name="turn">The turn's id, or null where it is not known.</param>
    public bool Has(string message, string? turn) =>
        _messages is [.., var last]
        && (turn is null || last.Turn == turn)
        && message.AsSpan().Trim().EndsWith(last.Text.AsSpan().Trim(), StringComparison.Ordinal);

    /// <summary>Whether the end of a transcript has the message that asked for the use of a tool.</summary>
    /// <param name="path">The transcript.</param>
    /// <param name="toolUse">The id of the use.</param>
    /// <param name="from">The offset at which to stop.</param>
    public static bool HasToolUse(string path, string toolUse, long from)
    {
        using var file = RegularFile.OpenForReading(path);
        if (file is null)
            return false;
        using var lines = new BackwardLines(file, from, RandomAccess.GetLength(file));
        var id = Encoding.UTF8.GetBytes(toolUse);
        while (lines.MoveNext())
        {
            // A tool's result names the use too.
            if (lines.Line.IndexOf(id) >= 0 && TranscriptLine.Parse(lines.Line, isTextWanted: true)?.ToolUses.Contains(toolUse) == true)
                return true;
        }

        return false;
    }

    private void Collect(
        BackwardLines lines,
        string? turn,
        int earlierTurns,
        string? turnAtStart,
        DateTimeOffset since,
        bool isFromSubagent,
        bool isNewestEnough
    )
    {
        // Only lines of the user's side name their turn, so texts wait for the one before them.
        var waiting = new List<string>();
        var otherTurns = new List<string>();
        while (lines.MoveNext())
        {
            if (Length == 0)
                Length = lines.LineEnd;
            var isNewest = waiting.Count == 0 && _messages.Count == 0;
            if (TranscriptLine.Parse(lines.Line, isTextWanted: isNewest) is not { } line || (line.IsSidechain && !isFromSubagent))
                continue;
            // All before it are older still.
            if (line.Time < since)
                break;
            if (line.IsFromAssistant)
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
                if (isNewestEnough && _messages.Count > 0)
                    return;
            }
        }

        Take(waiting, turnAtStart ?? (otherTurns.Count == 0 ? turn : null));
    }

    private void Take(List<string> waiting, string? turn)
    {
        foreach (var text in waiting)
            _messages.Add(new TranscriptMessage(turn, text));
        waiting.Clear();
    }
}

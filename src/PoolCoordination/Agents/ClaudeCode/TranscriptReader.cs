using System.Text;
using PoolCoordination.Storage;

namespace PoolCoordination.Agents.ClaudeCode;

/// <summary>Reads a session's transcript from its end back.</summary>
internal sealed class TranscriptReader
{
    private readonly List<TranscriptMessage> _messages = [];
    private long _length;

    private TranscriptReader() { }

    /// <summary>Reads a transcript as far as it matters and no further.</summary>
    /// <exception cref="IOException">It cannot be read, or is not there.</exception>
    public static Transcript Read(TranscriptQuery query)
    {
        using var file =
            RegularFile.OpenForReading(query.Path) ?? throw new FileNotFoundException($"'{query.Path}' does not exist.", query.Path);
        var length = RandomAccess.GetLength(file);
        var reader = new TranscriptReader();
        // A shorter one was made anew.
        var isContinued = query.From <= length;
        using var lines = new BackwardLines(file, isContinued ? query.From : 0, length);
        reader.Collect(lines, isContinued ? query : query with { TurnAtStart = null });
        reader._messages.Reverse();
        return new Transcript(reader._messages, reader._length);
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
            if (
                lines.Line.IndexOf(id) >= 0
                && TranscriptLine.Parse(lines.Line, isTextWanted: true)?.Calls.Exists(call => call.Id == toolUse) == true
            )
                return true;
        }

        return false;
    }

    private void Collect(BackwardLines lines, TranscriptQuery query)
    {
        var turn = query.Turn;
        // Only lines of the user's side name their turn, so texts wait for the one before them.
        var waiting = new List<string>();
        var otherTurns = new List<string>();
        while (lines.MoveNext())
        {
            if (_length == 0)
                _length = lines.LineEnd;
            var isNewest = waiting.Count == 0 && _messages.Count == 0;
            if (TranscriptLine.Parse(lines.Line, isTextWanted: isNewest) is not { } line || (line.IsSidechain && !query.IsFromSubagent))
                continue;
            // All before it are older still.
            if (line.Time < query.Since)
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
                    if (otherTurns.Count == query.EarlierTurns)
                        return;
                    otherTurns.Add(key);
                }

                Take(waiting, line.PromptId);
                if (query.IsNewestEnough && _messages.Count > 0)
                    return;
            }
        }

        Take(waiting, query.TurnAtStart ?? (otherTurns.Count == 0 ? turn : null));
    }

    private void Take(List<string> waiting, string? turn)
    {
        foreach (var text in waiting)
            _messages.Add(new TranscriptMessage(turn, text));
        waiting.Clear();
    }
}

using PoolCoordination.Agents;
using PoolCoordination.Sessions;
using PoolCoordination.Storage;

namespace PoolCoordination.Timeline;

/// <summary>The turns in a transcript: from its end back for as long as it matters, and then what is added to it.</summary>
/// <param name="path">The transcript.</param>
/// <param name="parse">Reads a line.</param>
/// <param name="from">The moment from which on turns are asked for.</param>
internal sealed class TranscriptTurns(string path, TranscriptTurns.LineParser parse, DateTimeOffset from)
{
    /// <summary>How much is read of a transcript, from its end back: the results of tools can fill hundreds of megabytes.</summary>
    private const long MostBytes = 32 * 1024 * 1024;

    private const int LongestLine = 4 * 1024 * 1024;

    // The oldest first.
    private readonly List<SessionTurn> _turns = [];
    private long _read;
    private bool _isLastOver;

    /// <summary>Reads a line of a transcript; null for one that does not matter.</summary>
    public delegate ConversationLine? LineParser(ReadOnlySpan<byte> line);

    /// <summary>The moment from which on turns were read.</summary>
    public DateTimeOffset From { get; } = from;

    /// <summary>Whether the transcript is still there.</summary>
    public bool Exists => File.Exists(path);

    /// <summary>Reads on, and gives the turns.</summary>
    /// <param name="oldest">The moment before which turns are forgotten.</param>
    /// <param name="goesOn">Whether the session is at work, in the last turn or in one that is not written down yet.</param>
    public IReadOnlyList<SessionTurn> Read(DateTimeOffset oldest, bool goesOn)
    {
        using var file = RegularFile.OpenForReading(path);
        if (file is null)
            return [];
        var length = RandomAccess.GetLength(file);
        // A shorter one was made anew.
        if (length < _read)
            Forget();
        if (length > _read)
            Add(LinesBack(new BackwardLines(file, Math.Max(_read, length - MostBytes), length, LongestLine)));
        _ = _turns.RemoveAll(turn => turn.End < oldest);
        return
        [
            .. _turns.SkipLast(1).Where(turn => turn.End > turn.Begin),
            .. _turns
                .TakeLast(1)
                .Select(turn => goesOn && !_isLastOver ? turn with { End = null } : turn)
                .Where(turn => turn.End != turn.Begin),
        ];
    }

    /// <summary>What is new, the oldest first.</summary>
    private List<ConversationLine> LinesBack(BackwardLines lines)
    {
        var found = new List<ConversationLine>();
        using (lines)
        {
            var end = _read;
            while (lines.MoveNext())
            {
                end = Math.Max(end, lines.LineEnd);
                if (parse(lines.Line) is not { } line)
                    continue;
                // All before it are older still.
                if (line.Time < From)
                    break;
                found.Add(line);
            }

            _read = end;
        }

        found.Reverse();
        return found;
    }

    private void Add(List<ConversationLine> lines)
    {
        foreach (var line in lines)
        {
            if (line.Prompt is not null)
                _turns.Add(new SessionTurn(line.Time, line.Time, PromptTopic.Of(line.Prompt) ?? ""));
            else if (_turns is [.., var last] && last.End < line.Time)
                _turns[^1] = last with { End = line.Time };
            _isLastOver = line.EndsTurn;
        }
    }

    private void Forget()
    {
        _turns.Clear();
        (_read, _isLastOver) = (0, false);
    }
}

using System.Text;
using PoolCoordination.Storage;

namespace PoolCoordination.Agents.ClaudeCode;

/// <summary>The files that the edit tools of the present turn wrote, from the session's transcript.</summary>
internal static class EditedFiles
{
    private const int Most = 20;

    // Of a turn that is longer the last edits are enough: a hook has no time for more.
    private const long Farthest = 8 * 1024 * 1024;

    private static ReadOnlySpan<byte> Failure => "\"is_error\":true"u8;

    private static ReadOnlySpan<byte> UseId => "\"tool_use_id\":\""u8;

    /// <summary>The files in the order of their last edits, each once; none where there is no transcript.</summary>
    /// <param name="path">The transcript, or null.</param>
    /// <param name="turn">The id of the turn, or null where it is not known.</param>
    /// <param name="since">When the session began; lines of before were copied from another.</param>
    public static IReadOnlyList<string> Of(string? path, string? turn, DateTimeOffset since)
    {
        if (!File.Exists(path))
            return [];
        try
        {
            return Read(path, turn, since);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            // The message may name files, and an entry without any is better than none.
            return [];
        }
    }

    private static List<string> Read(string path, string? turn, DateTimeOffset since)
    {
        using var file = RegularFile.OpenForReading(path);
        if (file is null)
            return [];
        var length = RandomAccess.GetLength(file);
        using var lines = new BackwardLines(file, Math.Max(0, length - Farthest), length);
        var files = new List<string>();
        var failed = new List<string>();
        // Only lines of the user's side name their turn, so edits wait for the one before them.
        var waiting = new List<string>();
        while (files.Count < Most && lines.MoveNext())
        {
            if (FailedUse(lines.Line) is { } use)
                failed.Add(use);
            if (!MayMatter(lines.Line) || TranscriptLine.Parse(lines.Line, isTextWanted: true) is not { } line)
                continue;
            if (line.Time < since)
                break;
            for (var i = line.Edits.Count - 1; i >= 0; i--)
            {
                if (!failed.Contains(line.Edits[i].Id))
                    waiting.Add(line.Edits[i].File);
            }

            // A subagent's edits are the turn's too; its prompts begin none.
            if (line.IsSidechain || line.TurnKey is not { } key)
                continue;
            if (turn is not null && line.PromptId is not null && key != turn)
            {
                waiting.Clear();
                break;
            }

            Take(waiting, files);
            if (key != turn)
                break;
        }

        Take(waiting, files);
        files.Reverse();
        return files;
    }

    private static void Take(List<string> waiting, List<string> files)
    {
        foreach (var file in waiting)
        {
            if (!files.Contains(file))
                files.Add(file);
        }

        waiting.Clear();
    }

    private static bool MayMatter(ReadOnlySpan<byte> line) => line.IndexOf("\"user\""u8) >= 0 || line.IndexOf("\"tool_use\""u8) >= 0;

    /// <summary>
    /// The use of a tool that failed or that the user refused. A line with a result may be long and is not parsed for it.
    /// </summary>
    private static string? FailedUse(ReadOnlySpan<byte> line)
    {
        if (line.IndexOf(Failure) < 0 || line.IndexOf(UseId) is not (>= 0 and var start))
            return null;
        var id = line[(start + UseId.Length)..];
        return id.IndexOf((byte)'"') is >= 0 and var end ? Encoding.UTF8.GetString(id[..end]) : null;
    }
}

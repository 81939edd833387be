using Microsoft.Win32.SafeHandles;
using PoolCoordination.Detection.Turns;
using PoolCoordination.Storage;

namespace PoolCoordination.Agents.ClaudeCode;

/// <summary>Reads from the session's transcript what the present turn did.</summary>
internal static class TurnReader
{
    // Of a turn that is longer the end is enough: a hook has no time for more.
    private const long Farthest = 8 * 1024 * 1024;

    private const int Most = 3000;

    /// <summary>The uses of tools in their order; none where there is no transcript.</summary>
    /// <param name="path">The transcript, or null.</param>
    /// <param name="turn">The id of the turn, or null where it is not known.</param>
    /// <param name="since">When the session began; lines of before were copied from another.</param>
    public static IReadOnlyList<ToolCall> Read(string? path, string? turn, DateTimeOffset since)
    {
        if (!File.Exists(path))
            return [];
        try
        {
            using var file = RegularFile.OpenForReading(path);
            return file is null ? [] : Read(file, turn, since);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            // The message may say enough.
            return [];
        }
    }

    private static List<ToolCall> Read(SafeFileHandle file, string? turn, DateTimeOffset since)
    {
        var length = RandomAccess.GetLength(file);
        using var lines = new BackwardLines(file, Math.Max(0, length - Farthest), length);
        var calls = new List<ToolCall>();
        var results = new Dictionary<string, TranscriptResult>(StringComparer.Ordinal);
        // Only lines of the user's side name their turn, so calls wait for the one before them.
        var waiting = new List<ToolCall>();
        while (calls.Count + waiting.Count < Most && lines.MoveNext())
        {
            foreach (var result in TranscriptResult.In(lines.Line))
                results[result.Id] = result;
            if (!MayMatter(lines.Line) || TranscriptLine.Parse(lines.Line, isTextWanted: true) is not { } line)
                continue;
            if (line.Time < since)
                break;
            for (var i = line.Calls.Count - 1; i >= 0; i--)
                waiting.Add(Of(line.Calls[i], line, results.GetValueOrDefault(line.Calls[i].Id)));
            // A subagent's edits are the turn's too; its prompts begin none.
            if (line.IsSidechain || line.TurnKey is not { } key)
                continue;
            turn ??= line.PromptId;
            if (turn is not null && line.PromptId is not null && key != turn)
            {
                waiting.Clear();
                break;
            }

            calls.AddRange(waiting);
            waiting.Clear();
            if (key != turn)
                break;
        }

        calls.AddRange(waiting);
        calls.Reverse();
        return calls;
    }

    private static bool MayMatter(ReadOnlySpan<byte> line) => line.IndexOf("\"user\""u8) >= 0 || line.IndexOf("\"tool_use\""u8) >= 0;

    private static ToolCall Of(TranscriptCall call, TranscriptLine line, TranscriptResult? result) =>
        new()
        {
            Tool = call.Tool,
            EditedFiles = call.EditedFile is { } file ? [file] : [],
            Command = ShellTool.IsOne(call.Tool) ? call.Input.Command : null,
            IsPowerShell = call.Tool == ShellTool.PowerShell,
            Folder = line.Folder,
            At = line.Time == DateTimeOffset.MaxValue ? DateTimeOffset.MinValue : line.Time,
            IsFailed = result?.IsFailed == true,
            Output = result?.Output ?? "",
        };
}

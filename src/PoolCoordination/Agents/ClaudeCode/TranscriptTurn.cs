using PoolCoordination.Detection;
using PoolCoordination.Detection.Turns;
using PoolCoordination.Faults;
using PoolCoordination.Host;

namespace PoolCoordination.Agents.ClaudeCode;

/// <summary>The last turn of a transcript, as automatic mode judges it when that stops.</summary>
public static class TranscriptTurn
{
    /// <summary>What the turn completed or is blocked by; null where it is neither, or in doubt.</summary>
    /// <param name="path">A transcript of Claude Code.</param>
    /// <param name="environment">The environment; its working folder is the project's where the transcript names none.</param>
    /// <exception cref="PoolException">There is no file, or it cannot be read.</exception>
    public static DetectedEntry? Detect(string path, PoolEnvironment environment)
    {
        ArgumentNullException.ThrowIfNull(path);
        ArgumentNullException.ThrowIfNull(environment);
        try
        {
            var messages = TranscriptReader.Read(new TranscriptQuery(path, Turn: null, EarlierTurns: 1) { IsNewestEnough = true }).Messages;
            var calls = TurnReader.Read(path, turn: null, DateTimeOffset.MinValue);
            var folder = calls.Count > 0 && calls[0].Folder is { } named ? named : environment.WorkingFolder;
            var turn = Turn.In(calls, folder, environment.HomeFolder);
            return TurnDetector.Detect(messages is [.., var last] ? last.Text : "", turn);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new PoolException($"The transcript '{path}' cannot be read: {exception.Message}", exception);
        }
    }
}

using PoolCoordination.Sessions;

namespace PoolCoordination.Hooks;

/// <summary>
/// A fork goes on with the conversation of another session under an id of its own. The client's command line names that session
/// (<c>--resume ID --fork-session</c>), or means the last one in the folder (<c>--continue</c>); within a client it is the one in its
/// process.
/// </summary>
internal static class ForkedSession
{
    /// <summary>Counts as shown to a fork what the session was shown that it is of. Of a session that is none nothing changes.</summary>
    public static void TakeOver(HookCall call)
    {
        try
        {
            var parent = ParentOf(call);
            if (parent is null || parent == call.Input.SessionId)
                return;
            SessionRecords.Continue(call.Pool.Location, parent, call.Input.SessionId, record => record);
            var shown = SessionState.Read(call.Pool.Location, parent);
            if (!shown.IsNew)
                call.Session.TryChange(state => state with { Considered = shown.Considered, ConsideredAt = shown.ConsideredAt });
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            call.LogError($"What the session of a fork was shown cannot be read, so it is shown again: {exception.Message}");
        }
    }

    private static string? ParentOf(HookCall call)
    {
        var (arguments, location, id) = (call.Client.Arguments, call.Pool.Location, call.Input.SessionId);
        if (!arguments.Contains("--fork-session", StringComparer.Ordinal))
            return call.Client.Process?.ToString() is { } process && call.Input.Source == "fork"
                ? SessionRecords.Last(location, id, record => record.Processes.Contains(process))?.SessionId
                : null;
        for (var i = 0; i < arguments.Count; i++)
        {
            if (arguments[i].StartsWith("--resume=", StringComparison.Ordinal))
                return arguments[i]["--resume=".Length..];
            // Without an id the user chooses one from a list, which the hook does not see.
            if (arguments[i] is "--resume" or "-r")
                return i + 1 < arguments.Count && arguments[i + 1][0] != '-' ? arguments[i + 1] : null;
        }

        // The transcripts of the sessions that began in a folder are in one.
        return Path.GetDirectoryName(call.Input.TranscriptPath) is { Length: > 0 } folder
            ? SessionRecords.Last(location, id, record => File.Exists(Path.Combine(folder, record.SessionId + ".jsonl")))?.SessionId
            : null;
    }
}

using PoolCoordination.Blocks;
using PoolCoordination.Detection;
using PoolCoordination.Entries;
using PoolCoordination.Faults;
using PoolCoordination.Host;
using PoolCoordination.Log;
using PoolCoordination.Pools;

namespace PoolCoordination.Hooks;

/// <summary>
/// Writes the entry that a model forgot, where its final message reports a completion or a blocker: at most one in five minutes for a
/// session, and none with the topic of the last.
/// </summary>
internal static class AutomaticEntry
{
    private static readonly TimeSpan s_pause = TimeSpan.FromMinutes(5);

    public static void Write(HookCall call)
    {
        var message = call.Input.LastAssistantMessage ?? "";
        if (EntryDetector.Detect(message) is not { } detected)
            return;
        if (IsTooSoon(call, Last(call)))
            return;
        var draft = call.Pool.Draft(detected with { Files = Files(call, detected) }, call.Reader);
        var entry = draft with { Turn = Identity.Shorten(call.Input.PromptId), RawHash = BlockHash.Of(message) };
        // Looked for once more: another hook of the session may have written one while this one waited for the transcript.
        call.Session.RunExclusiveOrAnyway(() =>
        {
            if (Last(call) is var last && !IsTooSoon(call, last) && last?.Topic != entry.Topic)
                EntryPosting.Post(call, entry);
        });
    }

    private static bool IsTooSoon(HookCall call, PoolEntry? last) => last is not null && call.Pool.Now - last.Timestamp < s_pause;

    /// <summary>What the turn's edit tools wrote, else what the message names; relative to the project's folder where below it.</summary>
    private static List<string> Files(HookCall call, DetectedEntry detected)
    {
        call.Agent.WaitForMessage(call.Input, call.Session.State.StartedAt);
        var edited = call.Agent.FilesOfTurn(call.Input, call.Session.State.StartedAt);
        var folder = call.Pool.Environment.WorkingFolder;
        var files = new List<string>();
        foreach (var file in edited.Count > 0 ? edited : detected.Files)
            files.Add(Relative(file, folder));
        return files;
    }

    private static string Relative(string file, string folder)
    {
        var path = WindowsPath.Local(file).Replace('\\', '/');
        var start = folder.Replace('\\', '/').TrimEnd('/') + "/";
        return path.Length > start.Length && path.StartsWith(start, PathCase.Comparison) ? path[start.Length..] : file;
    }

    private static PoolEntry? Last(HookCall call)
    {
        try
        {
            return LastOfLog(call);
        }
        catch (PoolUnavailableException exception)
        {
            call.LogUnavailable(exception);
            return new Outbox(call.Pool.Location).Entries.LastOrDefault(entry => entry.IsAutomatic && call.Reader.SharesSessionWith(entry));
        }
    }

    private static PoolEntry? LastOfLog(HookCall call)
    {
        using var snapshot = call.Pool.Log.Open();
        foreach (var entry in snapshot.EntriesBack(EntryScan.Recent(call.Pool.Now) with { Filter = new AutomaticFilter() }))
        {
            if (entry.IsAutomatic && call.Reader.SharesSessionWith(entry))
                return entry;
        }

        return null;
    }
}

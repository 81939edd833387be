using PoolCoordination.Blocks;
using PoolCoordination.Detection;
using PoolCoordination.Entries;
using PoolCoordination.Faults;
using PoolCoordination.Log;
using PoolCoordination.Pools;

namespace PoolCoordination.Hooks;

/// <summary>
/// Writes the entry that a model forgot, where its turn completed something or is blocked: at most one in five minutes for a session, and
/// none with the topic of the last.
/// </summary>
internal static class AutomaticEntry
{
    private static readonly TimeSpan s_pause = TimeSpan.FromMinutes(5);

    public static void Write(HookCall call)
    {
        var message = call.Input.LastAssistantMessage ?? "";
        if (IsTooSoon(call, Last(call)) || Detect(call, message) is not { } detected)
            return;
        var draft = call.Pool.Draft(detected, call.Reader);
        var entry = draft with { Turn = Identity.Shorten(call.Input.PromptId), RawHash = BlockHash.Of(message) };
        // Looked for once more: another hook of the session may have written one while this one waited for the transcript.
        call.Session.RunExclusiveOrAnyway(() =>
        {
            if (Last(call) is var last && !IsTooSoon(call, last) && last?.Topic != entry.Topic)
                EntryPosting.Post(call, entry);
        });
    }

    private static bool IsTooSoon(HookCall call, PoolEntry? last) => last is not null && call.Pool.Now - last.Timestamp < s_pause;

    /// <summary>By what the turn did; of an agent whose turns are not known, by what the message says.</summary>
    private static DetectedEntry? Detect(HookCall call, string message) =>
        PresentTurn.Of(call) is not { } turn ? EntryDetector.Detect(message)
        : PresentTurn.HasPosted(call, turn) ? null
        : TurnDetector.Detect(message, turn);

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

using PoolCoordination.Blocks;
using PoolCoordination.Entries;
using PoolCoordination.Log;
using PoolCoordination.Signals;

namespace PoolCoordination.Hooks;

/// <summary>
/// Writes the entry that a model forgot, where its final message tells of a completion or a blocker: at most one in five minutes for a
/// session, and none with the topic of the last.
/// </summary>
internal static class AutomaticEntry
{
    private static readonly TimeSpan s_pause = TimeSpan.FromMinutes(5);
    private static readonly byte[] s_mark = [.. "\"auto\""u8];

    public static void Write(HookCall call)
    {
        var message = call.Input.LastAssistantMessage ?? "";
        if (SignalDetector.Detect(message) is not { } signal)
            return;
        var entry = call.Pool.Draft(signal, call.Reader) with { Turn = Identity.Shorten(call.Input.PromptId), RawHash = BlockHash.Of(message) };
        if (Last(call, entry.SessionId) is { } last && (call.Pool.Now - last.Timestamp < s_pause || last.Topic == entry.Topic))
            return;
        call.Post(entry);
    }

    private static PoolEntry? Last(HookCall call, string? session)
    {
        try
        {
            return LastOfLog(call, session);
        }
        catch (PoolAwayException exception)
        {
            call.LogAway(exception);
            return new Outbox(call.Pool.Location).Entries.LastOrDefault(entry => entry.IsAutomatic && entry.SessionId == session);
        }
    }

    private static PoolEntry? LastOfLog(HookCall call, string? session)
    {
        using var snapshot = call.Pool.Log.Open();
        foreach (var entry in snapshot.EntriesBack(EntryScan.Recent(call.Pool.Now) with { Containing = s_mark }))
        {
            if (entry.IsAutomatic && entry.SessionId == session)
                return entry;
        }

        return null;
    }
}

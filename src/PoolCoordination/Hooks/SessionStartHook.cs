using PoolCoordination.Agents;
using PoolCoordination.Context;
using PoolCoordination.Entries;
using PoolCoordination.Log;
using PoolCoordination.Pools;
using PoolCoordination.Settings;

namespace PoolCoordination.Hooks;

/// <summary>
/// Shows a session what others did recently, and what a pool block is; also after a compaction of its conversation. A conversation that
/// goes on has that already: its first prompt is shown what is new.
/// </summary>
internal static class SessionStartHook
{
    public static HookOutput Run(HookCall call)
    {
        var isNew = call.Session.State.IsNew;
        if (isNew && call.Input.Source is not ("startup" or "clear"))
            TurnCollector.SkipCopiedTurns(call);
        else if (!isNew)
            TurnCollector.CollectEarlierTurn(call);
        if (isNew && call.Input.Source == "fork")
            ForkedSession.TakeOver(call);
        InheritedName.Clear(call);
        SessionNaming.Apply(call);
        SessionUpkeep.Begin(call);
        var reader = SessionSuccession.TakeOver(call);
        SessionNaming.TellOfSameName(call);
        call.IfReached(call.ReleaseDead);
        var notices = SessionNotices.Read(call) + MoveNotice.Read(call) + NeighborNotice.Read(call);
        // Before the log is opened, so that what is added meanwhile is no older than this.
        var now = call.Pool.Now;
        using var snapshot = call.Pool.Log.Open();
        call.Session.ChangeOnceShown(state => state.StartAt(now) with { IsEnded = false });
        var text = notices + (GoesOn(call, isNew) ? "" : Introduction(call, reader, snapshot, now, isFirst: notices.Length == 0));
        DetachedPool.Start(call, snapshot.Length);
        return new HookOutput(call.Input.EventName) { Context = text, WatchedFiles = FileChangedHook.WatchedFiles(call) };
    }

    /// <summary>Whether the conversation has been shown the pool: as this session, or as the one that it is a fork of.</summary>
    private static bool GoesOn(HookCall call, bool isNew) =>
        call.Input.Source == "fork"
        || (call.Input.Source == "resume" && !isNew && call.Session.State.ConsideredAt > DateTimeOffset.UnixEpoch);

    /// <summary>What others did, and what a pool block is.</summary>
    public static string Introduction(HookCall call, Identity reader, LogSnapshot snapshot, DateTimeOffset now, bool isFirst)
    {
        var context = call.Pool.Context(reader, snapshot);
        var text = context.IsEmpty ? "" : context.Text(call.Pool.Environment.IsFullContext);
        if (call.Pool.Settings.IsOn(PoolOption.Primer))
            text += isFirst && text.Length == 0 ? Primer.Text : $"\n{Primer.Text}";
        var (from, end) = (call.Session.State.Considered, snapshot.EndPosition());
        call.Session.ChangeOnceShown(state => state.Consider(from, end, now));
        return text;
    }
}

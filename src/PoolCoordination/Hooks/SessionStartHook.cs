using PoolCoordination.Agents;
using PoolCoordination.Context;
using PoolCoordination.Pools;
using PoolCoordination.Settings;

namespace PoolCoordination.Hooks;

/// <summary>
/// Shows a session what others did recently, and what a pool block is; also after a compaction of its conversation.
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
        InheritedName.Clear(call);
        SessionNaming.Apply(call);
        SessionUpkeep.Begin(call);
        SessionNaming.TellOfSameName(call);
        SessionSuccession.TakeOver(call);
        call.IfReached(() => DeadHolders.ReleaseAll(call));
        var notices = SessionNotices.Read(call) + MoveNotice.Read(call) + NeighborNotice.Read(call);
        // Before the log is opened, so that what is added meanwhile is no older than this.
        var now = call.Pool.Now;
        using var snapshot = call.Pool.Log.Open();
        var context = call.Pool.Context(call.Reader, snapshot);
        var text = notices + (context.IsEmpty ? "" : context.Text(call.Pool.Environment.IsFullContext));
        if (call.Pool.Settings.IsOn(PoolOption.Primer))
            text = text.Length > 0 ? $"{text}\n{Primer.Text}" : Primer.Text;
        var (from, end) = (call.Session.State.Considered, snapshot.EndPosition());
        call.Session.ChangeOnceShown(state => state.Consider(from, end, now).StartAt(now) with { IsEnded = false });
        DetachedCompaction.StartIfAbove(call, snapshot.Length);
        return new HookOutput(call.Input.EventName) { Context = text, WatchedFiles = FileChangedHook.WatchedFiles(call) };
    }
}

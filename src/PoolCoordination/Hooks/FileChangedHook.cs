using PoolCoordination.Agents;
using PoolCoordination.Sessions;
using PoolCoordination.Settings;

namespace PoolCoordination.Hooks;

/// <summary>
/// Wakes a session that waits for its user when the log has an entry that should not wait for the next prompt. That costs a turn, so it is
/// off unless the option <c>wake</c> is on.
/// </summary>
internal static class FileChangedHook
{
    private static readonly TimeSpan s_interval = TimeSpan.FromMinutes(10);

    /// <summary>The files whose changes may wake a session: the log, if the session is to be woken and the log is a file.</summary>
    public static IReadOnlyList<string> WatchedFiles(HookCall call) =>
        call.Pool.Location.Server is null && call.Pool.Settings.IsOn(PoolOption.Wake) ? [call.Pool.Location.LogPath] : [];

    public static HookOutput Run(HookCall call)
    {
        if (
            !call.Pool.Settings.IsOn(PoolOption.Wake)
            || call.Pool.Now - call.Session.State.WokenAt < s_interval
            || SessionRecords.Find(call.Pool.Location, call.Input.SessionId)?.Status != SessionStatus.Waiting
        )
            return HookOutput.None;
        var now = call.Pool.Now;
        var text = WakingNews.Read(call);
        if (text.Length == 0)
            return HookOutput.None;
        call.Session.ChangeOnceShown(state => state with { WokenAt = now });
        return new HookOutput(call.Input.EventName) { WakingText = text };
    }
}

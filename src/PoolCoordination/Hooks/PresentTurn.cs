using PoolCoordination.Detection.Turns;
using PoolCoordination.Faults;
using PoolCoordination.Log;

namespace PoolCoordination.Hooks;

/// <summary>What the turn that stops did.</summary>
internal static class PresentTurn
{
    /// <summary>The turn; null for an agent whose turns are not known.</summary>
    public static Turn? Of(HookCall call)
    {
        call.Agent.WaitForMessage(call.Input, call.Session.State.StartedAt);
        return call.Agent.CallsOfTurn(call.Input, call.Session.State.StartedAt) is { } calls
            ? Turn.In(calls, call.Pool.Environment.WorkingFolder, call.Pool.Environment.HomeFolder)
            : null;
    }

    /// <summary>Whether the session has posted in it by hand, with <c>pool add</c> or through the server of tools.</summary>
    public static bool HasPosted(HookCall call, Turn turn)
    {
        if (!turn.Calls.Any(used => (used.Command ?? used.Tool).Contains("pool", StringComparison.Ordinal)))
            return false;
        var begun = turn.Calls[0].At;
        try
        {
            using var snapshot = call.Pool.Log.Open();
            foreach (var entry in snapshot.EntriesBack(EntryScan.Recent(call.Pool.Now)))
            {
                if (entry.Timestamp < begun)
                    return false;
                if (call.Reader.SharesSessionWith(entry) && !entry.IsUpkeepOfClaim)
                    return true;
            }
        }
        catch (PoolUnavailableException exception)
        {
            call.LogUnavailable(exception);
        }

        return false;
    }
}

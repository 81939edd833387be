using PoolCoordination.Agents;

namespace PoolCoordination.Hooks;

/// <summary>
/// Has all that is live count as new again: the model is about to lose what it was shown, and its agent starts no session anew for that.
/// </summary>
internal static class PreCompactHook
{
    public static HookOutput Run(HookCall call)
    {
        call.Session.TryChange(state => state with { Considered = null });
        return HookOutput.None;
    }
}

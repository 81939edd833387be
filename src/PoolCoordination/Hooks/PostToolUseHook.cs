namespace PoolCoordination.Hooks;

/// <summary>Prolongs the claims of a session that is at work, also in a long turn without an edit.</summary>
internal static class PostToolUseHook
{
    public static HookOutput Run(HookCall call)
    {
        ClaimUpkeep.Renew(call);
        return HookOutput.None;
    }
}

namespace PoolCoordination.Hooks;

/// <summary>Guards a file that another has claimed against an edit, and tells of claims that were refused since.</summary>
internal static class PreToolUseHook
{
    public static HookOutput Run(HookCall call)
    {
        var decision = call.Input.EditedFile is { } path ? EditGuard.Decide(call, path) : GuardDecision.None;
        var text = $"{decision.Reason}\n{ClaimNotices.Take(call)}".Trim();
        var output = new HookOutput(call.Input.EventName);
        return decision.Word is "deny" or "ask" ? output with { Decision = decision.Word, Reason = text } : output with { Context = text };
    }
}

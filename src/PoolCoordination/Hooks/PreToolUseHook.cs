using PoolCoordination.Json;

namespace PoolCoordination.Hooks;

/// <summary>Guards a file that another has claimed against an edit, and tells of claims that were refused since.</summary>
internal static class PreToolUseHook
{
    public static string Run(HookCall call)
    {
        var decision = call.Input.EditedFile is { } path ? EditGuard.Decide(call, path) : GuardDecision.None;
        var notices = ClaimNotices.Take(call);
        if (decision.Word is "deny" or "ask")
            return Output(new JsonLine().Add("hookEventName", "PreToolUse").Add("permissionDecision", decision.Word).Add("permissionDecisionReason", decision.Reason + notices));
        return decision.Reason.Length + notices.Length == 0
            ? ""
            : Output(new JsonLine().Add("hookEventName", "PreToolUse").Add("additionalContext", decision.Reason + notices));
    }

    private static string Output(JsonLine specific) => new JsonLine().Add("hookSpecificOutput", specific).ToString();
}

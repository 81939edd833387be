using PoolCoordination.Json;

namespace PoolCoordination.Hooks;

/// <summary>Guards a file that another has claimed against an edit, and tells of claims that were refused since.</summary>
internal static class PreToolUseHook
{
    public static string Run(HookCall call)
    {
        var decision = call.Input.EditedFile is { } path ? EditGuard.Decide(call, path) : GuardDecision.None;
        var text = $"{decision.Reason}\n{ClaimNotices.Take(call)}".Trim();
        if (text.Length == 0)
            return "";
        var output = new JsonLine().Add("hookEventName", "PreToolUse");
        return decision.Word is "deny" or "ask"
            ? Output(output.Add("permissionDecision", decision.Word).Add("permissionDecisionReason", text))
            : Output(output.Add("additionalContext", text));
    }

    private static string Output(JsonLine specific) => new JsonLine().Add("hookSpecificOutput", specific).ToString();
}

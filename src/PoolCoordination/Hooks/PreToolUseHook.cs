using PoolCoordination.Agents;
using PoolCoordination.Agents.ClaudeCode;
using PoolCoordination.Faults;
using PoolCoordination.Settings;

namespace PoolCoordination.Hooks;

/// <summary>
/// Guards the work of others against an edit or a command, and reports claims that were refused since, what others added, and what they
/// moved.
/// </summary>
internal static class PreToolUseHook
{
    public static HookOutput Run(HookCall call)
    {
        call.IfReached(() => ClaimUpkeep.ResumeUnlessEnded(call));
        var decision =
            call.Input.Command is { } command ? ShellGuard.Decide(call, command)
            : call.Input.EditedFile is { } path ? Decide(call, path)
            : EditTool.IsOne(call.Input.ToolName) ? GuardDecision.Unknown(call.Pool.Settings, null, "the hook's input names no file.")
            : GuardDecision.None;
        // A claim says more than the changes themselves.
        if (decision == GuardDecision.None && call.Input.EditedFile is { } file && Path.IsPathFullyQualified(file))
            decision = InProgressGuard.Decide(call, file);
        if (decision is { IsBlocking: true, Holder.Length: > 0 })
            SessionUpkeep.NoteDenial(call, decision.Holder, decision.Subject.Length > 0 ? decision.Subject : call.Input.EditedFile ?? "");
        // What waits to be told comes at the next event, so that the reason stands alone.
        var notices = decision.IsBlocking ? "" : SessionNotices.Read(call) + MoveNotice.Read(call) + News(call);
        return Output(call, decision, notices);
    }

    /// <summary>What others added since.</summary>
    private static string News(HookCall call)
    {
        if ((call.Input.EditedFile ?? call.Input.Command) is null)
            return "";
        try
        {
            return SessionNews.ReadInTurn(call);
        }
        catch (Exception exception) when (OutOfReach.IsReason(exception))
        {
            call.LogUnavailable(exception);
            return "";
        }
    }

    /// <summary>
    /// Answers an event whose input could not be read whole: what the guard cannot know, it says. A tool that is not known may be one that
    /// edits.
    /// </summary>
    public static HookOutput RunUnreadable(HookCall call) =>
        call.Input.EventName == HookEventName.PreToolUse && (call.Input.ToolName is null || EditTool.IsOne(call.Input.ToolName))
            ? Output(
                call,
                GuardDecision.Unknown(call.Pool.Settings, call.Input.EditedFile, "the hook's input could not be read."),
                ""
            )
            : HookOutput.None;

    private static HookOutput Output(HookCall call, GuardDecision decision, string notices)
    {
        var text = $"{decision.Reason}\n{notices}".Trim();
        var output = new HookOutput(call.Input.EventName);
        return decision.IsBlocking ? output with { Decision = decision.Word, Reason = text } : output with { Context = text };
    }

    private static GuardDecision Decide(HookCall call, string path)
    {
        if (!call.Pool.Settings.IsOn(PoolOption.AutoClaim))
            return EditGuard.Decide(call, path);
        // It looks for the session's own claim before it makes one.
        var decision = GuardDecision.None;
        call.Session.RunExclusiveOrAnyway(() => decision = EditGuard.Decide(call, path));
        return decision;
    }
}

using PoolCoordination.Agents;
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
        SessionNaming.Apply(call);
        call.IfReached(() => ClaimUpkeep.ResumeUnlessEnded(call));
        var decision =
            call.Input.Command is { } command ? ShellGuard.Decide(call, command)
            : call.Input.IsEdit ? DecideEdit(call)
            : GuardDecision.None;
        if (decision is { IsBlocking: true, Holder.Length: > 0 })
            SessionUpkeep.NoteDenial(call, decision.Holder, decision.Subject);
        // What waits to be told comes at the next event, so that the reason stands alone.
        var news = decision.IsBlocking || !call.Agent.ShowsText(HookEventName.PreToolUse) ? "" : NewsInTurn.Read(call);
        return Output(call, decision, news);
    }

    private static GuardDecision DecideEdit(HookCall call)
    {
        if (call.Input.EditedFiles.Count == 0)
            return GuardDecision.Unknown(call.Pool.Settings, null, "the hook's input names no file.");
        var reasons = new List<string>();
        foreach (var file in call.Input.EditedFiles)
        {
            var decision = DecideEdit(call, file);
            if (decision.IsBlocking)
                return decision with { Subject = file };
            if (decision.Reason.Length > 0)
                reasons.Add(decision.Reason);
        }

        return GuardDecision.Warning(string.Join('\n', reasons));
    }

    private static GuardDecision DecideEdit(HookCall call, string file)
    {
        var decision = Decide(call, file);
        // A claim says more than the changes themselves.
        return decision == GuardDecision.None && Path.IsPathFullyQualified(file) ? InProgressGuard.Decide(call, file) : decision;
    }

    /// <summary>
    /// Answers an event whose input could not be read whole: what the guard cannot know, it says. A tool that is not known may be one that
    /// edits.
    /// </summary>
    public static HookOutput RunUnreadable(HookCall call) =>
        call.Input.EventName == HookEventName.PreToolUse && (call.Input.ToolName is null || call.Input.IsEdit)
            ? Output(call, Unreadable(call), "")
            : HookOutput.None;

    private static GuardDecision Unreadable(HookCall call) =>
        GuardDecision.Unknown(
            call.Pool.Settings,
            call.Input.EditedFiles is [var file, ..] ? file : null,
            "the hook's input could not be read."
        );

    private static HookOutput Output(HookCall call, GuardDecision decision, string notices)
    {
        var text = $"{decision.Reason}\n{notices}".Trim();
        var output = new HookOutput(call.Input.EventName);
        if (decision.IsBlocking)
            return output with { Decision = decision.Word, Reason = text };
        if (call.Agent.ShowsText(HookEventName.PreToolUse))
            return output with { Context = text };
        // The client shows it after the tool; of an event that could not be read the session is not known.
        if (text.Length > 0 && call.Input.SessionId.Length > 0)
            SessionNotices.Add(call, $"tool-{call.Pool.Now.UtcTicks}", text);
        return output;
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

using PoolCoordination.Json;

namespace PoolCoordination.Agents;

/// <summary>An answer as Claude Code reads it from JSON, and Codex after it.</summary>
internal static class StructuredAnswer
{
    /// <summary>One object, with what concerns the event in a member of its own; empty if there is nothing to say.</summary>
    public static string Of(HookOutput output)
    {
        var json = new JsonLine();
        if (output.SystemMessage.Length > 0)
            json.Add("systemMessage", output.SystemMessage);
        if (output.EventName == HookEventName.Stop && output.Decision is { } decision)
            json.Add("decision", decision).Add("reason", output.Reason);
        else if (output.Decision is not null || output.Context.Length > 0 || output.WatchedFiles.Count > 0)
            json.Add("hookSpecificOutput", Specific(output));
        else if (output.SystemMessage.Length == 0)
            return "";
        return json.ToString();
    }

    private static JsonLine Specific(HookOutput output)
    {
        var specific = new JsonLine().Add("hookEventName", output.EventName);
        if (output.Decision is not null)
            specific.Add("permissionDecision", output.Decision).Add("permissionDecisionReason", output.Reason);
        if (output.WatchedFiles.Count > 0)
            specific.Add("watchPaths", output.WatchedFiles);
        return output.Context.Length > 0 ? specific.Add("additionalContext", output.Context) : specific;
    }
}

using PoolCoordination.Json;

namespace PoolCoordination.Agents.ClaudeCode;

/// <summary>Writes a hook's output in the form that Claude Code reads from the hook's standard output.</summary>
internal static class Answer
{
    /// <summary>
    /// Gets the text for standard output: the context alone if the event takes plain text, else a JSON object; empty if there is nothing to
    /// say.
    /// </summary>
    public static string ToText(HookOutput output)
    {
        if (IsPlainText(output))
            return output.Context;
        var json = new JsonLine();
        if (output.SystemMessage.Length > 0)
            json.Add("systemMessage", output.SystemMessage);
        if (output.Decision is not null || output.Context.Length > 0 || output.WatchedFiles.Count > 0)
            json.Add("hookSpecificOutput", Specific(output));
        else if (output.SystemMessage.Length == 0)
            return "";
        return json.ToString();
    }

    // A client takes a text that begins with a brace for JSON.
    private static bool IsPlainText(HookOutput output) =>
        output.Decision is null
        && output.SystemMessage.Length == 0
        && output.WatchedFiles.Count == 0
        && output.EventName is HookEventName.SessionStart or HookEventName.UserPromptSubmit
        && !output.Context.StartsWith('{');

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

namespace PoolCoordination.Agents.ClaudeCode;

/// <summary>Writes a hook's output in the form that Claude Code reads from the hook's standard output.</summary>
internal static class Answer
{
    /// <summary>
    /// Gets the text for standard output: the context alone if the event takes plain text, else a JSON object; empty if there is nothing to
    /// say.
    /// </summary>
    public static string ToText(HookOutput output) => IsPlainText(output) ? output.Context : StructuredAnswer.Of(output);

    // A client takes a text that begins with a brace for JSON.
    private static bool IsPlainText(HookOutput output) =>
        output.Decision is null
        && output.SystemMessage.Length == 0
        && output.WatchedFiles.Count == 0
        && output.EventName is HookEventName.SessionStart or HookEventName.UserPromptSubmit
        && !output.Context.StartsWith('{');
}

using System.Text;
using PoolCoordination.Json;

namespace PoolCoordination.Hooks;

/// <summary>
/// What a hook says to its client: a text for the model, a decision about a tool, a message for the person. What it shows counts as shown
/// once the front end confirms that it was written.
/// </summary>
/// <param name="EventName">The event that it answers.</param>
public sealed record HookOutput(string EventName)
{
    /// <summary>An output that says nothing and has nothing to confirm.</summary>
    public static HookOutput None { get; } = new("");

    /// <summary>The text for the model; empty where there is none. Only events that take one may have one, and Stop does not.</summary>
    public string Context { get; init; } = "";

    /// <summary>
    /// The decision about the tool that is about to run, <c>deny</c> or <c>ask</c>; null where there is none. For PreToolUse only.
    /// </summary>
    public string? Decision { get; init; }

    /// <summary>Why it was decided so; empty without a decision.</summary>
    public string Reason { get; init; } = "";

    /// <summary>The message for the person, which the model does not see; empty where there is none.</summary>
    public string SystemMessage { get; init; } = "";

    /// <summary>What is done once the output was written; null where there is nothing to do.</summary>
    internal Action? Written { get; init; }

    // A client takes a text that begins with a brace for JSON.
    private bool IsPlainText =>
        Decision is null && SystemMessage.Length == 0 && EventName is "SessionStart" or "UserPromptSubmit" && !Context.StartsWith('{');

    /// <summary>The same with something more to do once it was written, after what there is to do already.</summary>
    internal HookOutput AfterWriting(Action action) => this with { Written = Written + action };

    /// <summary>
    /// Confirms that the output was written to its end. Whoever cannot write it does not call this, so that the session's next hook shows
    /// it again. It never throws: a fault is a line in the pool's error log.
    /// </summary>
    public void Confirm() => Written?.Invoke();

    /// <summary>The exact bytes for standard output, as UTF-8; none where there is nothing to say.</summary>
    public byte[] ToBytes() => Encoding.UTF8.GetBytes(ToString());

    /// <summary>
    /// The text for standard output: the context alone where the event takes plain text, else a JSON object; empty where there is nothing
    /// to say.
    /// </summary>
    public override string ToString()
    {
        if (IsPlainText)
            return Context;
        var output = new JsonLine();
        if (SystemMessage.Length > 0)
            output.Add("systemMessage", SystemMessage);
        if (Decision is not null || Context.Length > 0)
            output.Add("hookSpecificOutput", Specific());
        else if (SystemMessage.Length == 0)
            return "";
        return output.ToString();
    }

    private JsonLine Specific()
    {
        var specific = new JsonLine().Add("hookEventName", EventName);
        if (Decision is not null)
            specific.Add("permissionDecision", Decision).Add("permissionDecisionReason", Reason);
        return Context.Length > 0 ? specific.Add("additionalContext", Context) : specific;
    }
}

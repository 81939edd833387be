using System.Runtime.CompilerServices;

namespace PoolCoordination.Agents;

/// <summary>
/// A hook's answer to its client: a text for the model, a decision about a tool, a message for the person. What it shows counts as shown
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
    /// The decision about the tool that is about to run, <c>deny</c> or <c>ask</c>, or about the end of a turn, <c>block</c>; null where
    /// there is none. For PreToolUse and Stop only.
    /// </summary>
    public string? Decision { get; init; }

    /// <summary>Why it was decided so; empty without a decision.</summary>
    public string Reason { get; init; } = "";

    /// <summary>The message for the person, which the model does not see; empty where there is none.</summary>
    public string SystemMessage { get; init; } = "";

    /// <summary>The files whose changes are events of the session from now on. For SessionStart only.</summary>
    public IReadOnlyList<string> WatchedFiles { get; init; } = [];

    /// <summary>The text with which a session that waits for its user goes on without him; empty if it goes on waiting.</summary>
    public string WakingText { get; init; } = "";

    /// <summary>The agent that is answered; null where there is nothing to say.</summary>
    internal Agent? Agent { get; init; }

    /// <summary>What the agent's client reads from standard output; empty if there is nothing to say.</summary>
    public string Text => Agent?.Answer(this) ?? "";

    /// <summary>The action once the output was written; null if there is none.</summary>
    internal Action? Written { get; init; }

    /// <summary>The action where the output could not be written; null if there is none.</summary>
    internal Action<Exception>? NotWritten { get; init; }

    /// <summary>Gets a copy with one more action once it was written, after those it has.</summary>
    internal HookOutput AfterWriting(Action action) => this with { Written = Written + action };

    /// <summary>
    /// Confirms that the output was written to its end. Whoever cannot write it does not call this, so that the session's next hook shows
    /// it again. It never throws: a fault is a line in the pool's error log.
    /// </summary>
    public void Confirm() => Written?.Invoke();

    /// <summary>Reports that the output could not be written, which is logged. It never throws.</summary>
    internal void Report(Exception exception) => NotWritten?.Invoke(exception);

    /// <summary>Whether it is the same answer; what two say is never compared.</summary>
    public bool Equals(HookOutput? other) => ReferenceEquals(this, other);

    /// <summary>A hash of the answer itself.</summary>
    public override int GetHashCode() => RuntimeHelpers.GetHashCode(this);

    /// <summary>The event's name.</summary>
    public override string ToString() => EventName;
}

namespace PoolCoordination.Hooks;

/// <summary>What becomes of an edit.</summary>
/// <param name="Word">A value of the option <c>guard</c>: <c>deny</c>, <c>ask</c>, <c>warn</c> or <c>off</c>.</param>
/// <param name="Reason">What the model is told; empty where nothing.</param>
internal sealed record GuardDecision(string Word, string Reason)
{
    /// <summary>The word for an edit that passes and of which the model is told something.</summary>
    public const string Warn = "warn";

    /// <summary>The edit passes, and nothing is said.</summary>
    public static GuardDecision None { get; } = new("off", "");
}

namespace PoolCoordination.Git;

/// <summary>A move of a reference, such as HEAD.</summary>
/// <param name="At">When.</param>
/// <param name="Commit">The commit that it means since.</param>
/// <param name="Reason">Why, in git's words, such as <c>checkout: moving from main to feature/x</c>.</param>
internal sealed record ReferenceMove(DateTimeOffset At, string Commit, string Reason)
{
    /// <summary>Whether it is a commit on top of the one before.</summary>
    public bool IsPlainCommit =>
        Reason.StartsWith("commit: ", StringComparison.Ordinal) || Reason.StartsWith("commit (initial): ", StringComparison.Ordinal);
}

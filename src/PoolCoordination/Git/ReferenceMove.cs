namespace PoolCoordination.Git;

/// <summary>A move of a reference, such as HEAD.</summary>
/// <param name="At">When.</param>
/// <param name="Former">The commit that it meant before.</param>
/// <param name="Commit">The commit that it means since.</param>
/// <param name="Reason">Why, in git's words, such as <c>checkout: moving from main to feature/x</c>.</param>
internal sealed record ReferenceMove(DateTimeOffset At, string Former, string Commit, string Reason)
{
    /// <summary>Whether it is a checkout, and between which branches or commits it went.</summary>
    public bool IsCheckout(out string from, out string to)
    {
        var words = Reason.Split(' ');
        var isCheckout = words is ["checkout:", "moving", "from", _, "to", _];
        (from, to) = isCheckout ? (words[3], words[5]) : ("", "");
        return isCheckout;
    }

    /// <summary>Whether it is a commit on top of the one before, or leads nowhere else, as the reset with which a stash ends.</summary>
    public bool IsHarmless =>
        Reason.StartsWith("commit: ", StringComparison.Ordinal)
        || Reason.StartsWith("commit (initial): ", StringComparison.Ordinal)
        || (Former == Commit && Reason.StartsWith("reset: ", StringComparison.Ordinal));

    /// <summary>Why it moved.</summary>
    public override string ToString() => Reason;
}

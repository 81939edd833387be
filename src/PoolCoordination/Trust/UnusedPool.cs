namespace PoolCoordination.Trust;

/// <summary>A project pool that was found and is not used.</summary>
/// <param name="Pool">The pool.</param>
/// <param name="Reason">Why it is not used, and what to do about it: a clause for a message.</param>
public sealed record UnusedPool(ProjectPool Pool, string Reason)
{
    /// <summary>Gets the notice for the person.</summary>
    public string Notice => Pool.Notice(Reason);

    /// <summary>Why it is not used.</summary>
    public override string ToString() => Reason;
}

namespace PoolCoordination.Trust;

/// <summary>A project pool that was found and is not used.</summary>
/// <param name="Pool">The pool.</param>
/// <param name="Refusal">Why, and what to do about it: a clause for a message.</param>
public sealed record UnusedPool(ProjectPool Pool, string Refusal)
{
    /// <summary>What the person is told.</summary>
    public string Notice => Pool.Notice(Refusal);
}

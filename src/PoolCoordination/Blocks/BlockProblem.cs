namespace PoolCoordination.Blocks;

/// <summary>Something in a block that was not understood; the rest of the block stands.</summary>
/// <param name="Line">The line in the text, counted from 1.</param>
/// <param name="Reason">What is wrong, with which value, and what was done.</param>
public sealed record BlockProblem(int Line, string Reason)
{
    /// <summary>What is wrong.</summary>
    public override string ToString() => Reason;
}

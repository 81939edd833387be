using PoolCoordination.Shell;

namespace PoolCoordination.Pools;

/// <summary>What the guard sees in a line of commands, and what it answers.</summary>
public sealed record CommandVerdict
{
    /// <summary>The line.</summary>
    public required string Command { get; init; }

    /// <summary>The answer.</summary>
    public ShellAnswer Answer { get; init; }

    /// <summary>What the model is told: who has what, and how to go on; empty if it is told nothing.</summary>
    public string Text { get; init; } = "";

    /// <summary>A command that does what may have been meant and harms nobody; null if there is none.</summary>
    public string? SafeWay { get; init; }

    /// <summary>What the line would do, as far as it is understood, whether that harms anybody or not.</summary>
    public IReadOnlyList<CommandEffect> Effects { get; init; } = [];

    /// <summary>Whether the line is understood; what is not understood passes.</summary>
    public bool IsUnderstood { get; init; } = true;

    /// <summary>The name of the instance in whose way the line is; empty if it is in nobody's, or that is not known.</summary>
    public string Holder { get; init; } = "";
}

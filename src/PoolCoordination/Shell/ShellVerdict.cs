namespace PoolCoordination.Shell;

/// <summary>What is answered to a line of commands, and why.</summary>
internal sealed class ShellVerdict
{
    /// <summary>The line runs, and nothing is said.</summary>
    public static ShellVerdict Passing { get; } = new();

    /// <summary>The answer.</summary>
    public ShellAnswer Answer { get; init; }

    /// <summary>What the line would do to others.</summary>
    public IReadOnlyList<ShellHarm> Harms { get; init; } = [];

    /// <summary>What the model is told: who has what, and how to go on. Empty if it is told nothing.</summary>
    public string Text { get; init; } = "";

    /// <summary>The commands that do what may have been meant and harm nobody; null if there are none.</summary>
    public string? SafeWay { get; init; }
}

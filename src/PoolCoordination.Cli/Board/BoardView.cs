namespace PoolCoordination.Cli.Board;

/// <summary>How a person looks at a board.</summary>
internal sealed record BoardView
{
    /// <summary>What the person does.</summary>
    public BoardMode Mode { get; init; }

    /// <summary>The selected row; the first one where null.</summary>
    public BoardItem? Selected { get; init; }

    /// <summary>The row that was shown as the selected one last; null before anything was shown.</summary>
    public BoardItem? Shown { get; init; }

    /// <summary>Whether the question of whether to release was shown: what was typed before is not an answer to it.</summary>
    public bool IsAsked { get; init; }

    /// <summary>Which row of its section that was when it was shown last, from 0, for when it is gone.</summary>
    public int Row { get; init; }

    /// <summary>The text that rows have in them, ignoring case; all are shown where it is empty.</summary>
    public string Filter { get; init; } = "";

    /// <summary>Whether only those who wait for others are shown, and what is in their way.</summary>
    public bool HasOnlyBlockers { get; init; }

    /// <summary>The note, as far as it is typed.</summary>
    public string Note { get; init; } = "";

    /// <summary>How many lines of the details are above the first one that is shown.</summary>
    public int Scroll { get; init; }

    /// <summary>What came of what the person did last; empty where there is nothing to say.</summary>
    public string Message { get; init; } = "";
}

namespace PoolCoordination.Detection.Turns;

/// <summary>A use of a tool, as far as it tells what a turn did.</summary>
internal sealed class ToolCall
{
    /// <summary>The tool, as its agent names it.</summary>
    public string Tool { get; init; } = "";

    /// <summary>The files that it was to edit, as it was given them; none for a tool that edits none.</summary>
    public IReadOnlyList<string> EditedFiles { get; init; } = [];

    /// <summary>The line of commands that it handed to a shell; null if it handed over none.</summary>
    public string? Command { get; init; }

    /// <summary>The absolute path of the folder in which the model worked; null where that is not known.</summary>
    public string? Folder { get; init; }

    /// <summary>Whether that shell is PowerShell.</summary>
    public bool IsPowerShell { get; init; }

    /// <summary>When it was asked for; the earliest time there is where that is not known.</summary>
    public DateTimeOffset At { get; init; }

    /// <summary>Whether its result is known to be a failure: an error, a refusal, a command that ended with another code than 0.</summary>
    public bool IsFailed { get; init; }

    /// <summary>What it gave: of a long text the beginning and the end; empty where that is not known.</summary>
    public string Output { get; init; } = "";

    /// <summary>The tool.</summary>
    public override string ToString() => Tool;
}

namespace PoolCoordination.Status;

/// <summary>A line of a status.</summary>
/// <param name="Label">What it is about; empty where it goes on with the line before.</param>
/// <param name="Text">What it says.</param>
public readonly record struct StatusLine(string Label, string Text);

namespace PoolCoordination.Agents;

/// <summary>Which messages of a transcript are wanted.</summary>
/// <param name="Path">The transcript.</param>
/// <param name="Turn">The id of the present turn, or null where it is not known.</param>
/// <param name="EarlierTurns">
/// How many turns besides the present one are wanted; the newest counts as earlier where the present one is not known.
/// </param>
internal readonly record struct TranscriptQuery(string Path, string? Turn, int EarlierTurns)
{
    /// <summary>The offset at which to stop.</summary>
    public long From { get; init; }

    /// <summary>The id of the turn that went on at that offset, or null where it is not known.</summary>
    public string? TurnAtStart { get; init; }

    /// <summary>When the session began; lines of before were copied from another.</summary>
    public DateTimeOffset Since { get; init; }

    /// <summary>Whether the file is a subagent's own.</summary>
    public bool IsFromSubagent { get; init; }

    /// <summary>Whether the newest message is all that is wanted.</summary>
    public bool IsNewestEnough { get; init; }
}

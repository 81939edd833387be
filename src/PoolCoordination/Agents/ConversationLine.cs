namespace PoolCoordination.Agents;

/// <summary>A line of a transcript, as far as it tells when turns were.</summary>
/// <param name="Time">When it was written.</param>
/// <param name="Prompt">What the user asked for, where the line begins a turn; null elsewhere.</param>
internal sealed record ConversationLine(DateTimeOffset Time, string? Prompt)
{
    /// <summary>Whether it is known that the turn is over with it.</summary>
    public bool EndsTurn { get; init; }
}

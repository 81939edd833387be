namespace PoolCoordination.Agents;

/// <summary>A text of the assistant in a transcript.</summary>
/// <param name="Turn">The id of the turn it belongs to, or null if the transcript does not say.</param>
/// <param name="Text">The text.</param>
internal sealed record TranscriptMessage(string? Turn, string Text)
{
    /// <summary>The text.</summary>
    public override string ToString() => Text;
}

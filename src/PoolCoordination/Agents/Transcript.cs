namespace PoolCoordination.Agents;

/// <summary>
/// The end of a session's transcript: the assistant's messages of the present turn and of a bounded number of earlier ones.
/// </summary>
/// <param name="messages">The messages, the earlier first.</param>
/// <param name="length">The length in bytes of the whole lines that were there when it was read.</param>
internal sealed class Transcript(IReadOnlyList<TranscriptMessage> messages, long length)
{
    /// <summary>The messages, the earlier first.</summary>
    public IReadOnlyList<TranscriptMessage> Messages => messages;

    /// <summary>The length in bytes of the whole lines that were there when it was read.</summary>
    public long Length => length;

    /// <summary>
    /// Whether it has a turn's final message yet: a client writes its transcript after its work. The final message of the turn before may
    /// say the same.
    /// </summary>
    /// <param name="message">The message as the event has it.</param>
    /// <param name="turn">The turn's id, or null where it is not known.</param>
    public bool Has(string message, string? turn) =>
        messages is [.., var last]
        && (turn is null || last.Turn == turn)
        && message.AsSpan().Trim().EndsWith(last.Text.AsSpan().Trim(), StringComparison.Ordinal);
}

namespace PoolCoordination.Signals.Structure;

/// <summary>A sentence of a message, with what its place tells.</summary>
/// <param name="Kind">The part in which it stands.</param>
/// <param name="Text">Its text without emphasis and link targets; code stays in its backticks.</param>
/// <param name="Words">Its words.</param>
internal sealed record Sentence(PartKind Kind, string Text, Word[] Words)
{
    /// <summary>The number of its part in the message.</summary>
    public int Part { get; init; }

    /// <summary>Whether its part begins with a check mark.</summary>
    public bool HasCheckMark { get; init; }

    /// <summary>Whether it is a question.</summary>
    public bool IsQuestion => Text.AsSpan().TrimEnd("*_)\" ").EndsWith('?');

    /// <summary>Whether a list or the like follows that it introduces.</summary>
    public bool IsIntroduction => Text.AsSpan().TrimEnd("*_ ").EndsWith(':');
}

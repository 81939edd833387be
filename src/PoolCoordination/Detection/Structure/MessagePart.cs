namespace PoolCoordination.Detection.Structure;

/// <summary>A heading, a paragraph or a list item of a message.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Text">Its source, on one line, without the marks that begin the line.</param>
/// <param name="HasCheckMark">Whether it begins with a check mark or the like.</param>
internal sealed record MessagePart(PartKind Kind, string Text, bool HasCheckMark)
{
    /// <summary>What it says.</summary>
    public override string ToString() => Text;
}

namespace PoolCoordination.Detection.Structure;

/// <summary>What a part of a message is.</summary>
internal enum PartKind
{
    /// <summary>Running text.</summary>
    Paragraph,

    /// <summary>A heading, or a line of its own that is wholly bold.</summary>
    Heading,

    /// <summary>An item of a list.</summary>
    Item,

    /// <summary>An item with an empty box.</summary>
    OpenTask,
}

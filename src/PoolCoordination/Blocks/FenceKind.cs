namespace PoolCoordination.Blocks;

/// <summary>What kind of fence a piece of a text stands in.</summary>
internal enum FenceKind
{
    /// <summary>One that is named <c>pool</c>.</summary>
    Pool,

    /// <summary>One with another name, or without a name.</summary>
    Other,

    /// <summary>None: the piece is a paragraph.</summary>
    None,
}

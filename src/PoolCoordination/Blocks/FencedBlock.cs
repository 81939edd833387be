namespace PoolCoordination.Blocks;

/// <summary>What stands between two fences, or in a paragraph outside of them.</summary>
/// <param name="FirstLine">The number of the first line in the text, counted from 1.</param>
/// <param name="Lines">The lines without their breaks.</param>
/// <param name="Kind">What kind of fence it stands in.</param>
internal sealed record FencedBlock(int FirstLine, List<string> Lines, FenceKind Kind)
{
    /// <summary>The lines.</summary>
    public override string ToString() => string.Join('\n', Lines);
}

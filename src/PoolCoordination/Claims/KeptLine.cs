namespace PoolCoordination.Claims;

/// <summary>Where the line of a claim is kept.</summary>
/// <param name="Lines">The lines among which it is.</param>
/// <param name="At">Its offset among them.</param>
/// <param name="Length">Its length in bytes.</param>
internal readonly record struct KeptLine(KeptLines Lines, long At, int Length)
{
    /// <summary>Reads it.</summary>
    /// <exception cref="IOException">It cannot be read.</exception>
    public ReadOnlyMemory<byte> Read() => Lines.Read(At, Length);
}

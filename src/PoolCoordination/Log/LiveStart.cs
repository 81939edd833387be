namespace PoolCoordination.Log;

/// <summary>Where live entries begin in a log, as what has expired stays so.</summary>
/// <param name="Offset">Before this offset no entry was live.</param>
/// <param name="Second">When that was found, in Unix seconds.</param>
internal readonly record struct LiveStart(long Offset, long Second)
{
    /// <summary>The offset at which to stop reading back what is live at a moment: 0 before the one at which this was found.</summary>
    public long OffsetAt(DateTimeOffset now) => now.ToUnixTimeSeconds() >= Second ? Offset : 0;

    /// <summary>The offset and the second.</summary>
    public override string ToString() => $"{Offset} {Second}";
}

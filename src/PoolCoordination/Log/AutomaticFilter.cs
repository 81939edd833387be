namespace PoolCoordination.Log;

/// <summary>Lines of the entries that automatic mode made.</summary>
internal sealed class AutomaticFilter : LineFilter
{
    /// <inheritdoc/>
    public override bool MayPass(ReadOnlySpan<byte> line) => line.IndexOf("\"auto\""u8) >= 0;
}

using PoolCoordination.Log;

namespace PoolCoordination.Claims;

/// <summary>Lines that claims are judged by: those that claim, renew or release, and those that complete a topic.</summary>
internal sealed class ClaimFilter : LineFilter
{
    /// <summary>
    /// A read of all these lines. One whose id was there before is given too: a fold decides on it alike wherever it began.
    /// </summary>
    public static EntryScan Scan(CancellationToken cancellation = default) =>
        new()
        {
            Filter = new ClaimFilter(),
            IncludesRepeats = true,
            Cancellation = cancellation,
        };

    /// <inheritdoc/>
    public override bool MayPass(ReadOnlySpan<byte> line) => ClaimLine.MayPass(line);
}

using PoolCoordination.Entries;

namespace PoolCoordination.Log;

/// <summary>Says by their bytes which lines are too old for a read from the end back, and when all others are older.</summary>
internal sealed class LineAge(EntryScan scan)
{
    private const int StopAfterBytes = 64 * 1024;
    private const int StopAfterLines = 200;

    private readonly bool _isUnbounded = scan.IsUnbounded;
    private readonly long _oldest = scan.Oldest.ToUnixTimeSeconds();
    private readonly long _liveAt = scan.LiveAt?.ToUnixTimeSeconds() ?? 0;
    private long _oldBytes;
    private int _oldLines;

    /// <summary>
    /// Whether 64 KB and 200 lines in a row were too old: what is further back is older still, but for clocks that jumped.
    /// </summary>
    public bool IsTooOld => _oldLines >= StopAfterLines && _oldBytes >= StopAfterBytes;

    /// <summary>Whether a line's bytes leave it among those that are not too old.</summary>
    public bool MayPass(ReadOnlySpan<byte> line)
    {
        if (_isUnbounded || !LineNumber.TryFindTimestamp(line, out var second))
            return true;
        if (second < _oldest)
        {
            _oldBytes += line.Length;
            _oldLines++;
            return false;
        }

        (_oldBytes, _oldLines) = (0, 0);
        return _liveAt == 0 || !LineNumber.IsExpiredAt(line, second, _liveAt);
    }
}

using PoolCoordination.Text;

namespace PoolCoordination.Log;

/// <summary>
/// A place after a line of the log. It names the line besides the offset, so that it can be found again after the log was
/// rewritten without its oldest lines.
/// </summary>
/// <param name="Offset">The offset in bytes after the line's break.</param>
/// <param name="LineLength">The line's length in bytes, without its break.</param>
/// <param name="LineHash">A hash of the line's bytes (64-bit FNV-1a).</param>
public readonly record struct LogPosition(long Offset, int LineLength, ulong LineHash)
{
    /// <summary>The place after a line that ends at an offset.</summary>
    internal static LogPosition After(ReadOnlySpan<byte> line, long offset) => new(offset, line.Length, Fnv1a.Hash(line));

    /// <summary>Whether the place is after this line.</summary>
    internal bool IsAfter(ReadOnlySpan<byte> line) => line.Length == LineLength && Fnv1a.Hash(line) == LineHash;
}

using System.Text;

namespace PoolCoordination.Log;

/// <summary>Lines of the entries that were made from the same block.</summary>
/// <param name="rawHash">The hash of the block's text.</param>
internal sealed class RawHashFilter(string rawHash) : LineFilter
{
    private readonly byte[] _bytes = Encoding.UTF8.GetBytes(rawHash);

    /// <summary>The hash of the block's text.</summary>
    public string RawHash => rawHash;

    /// <inheritdoc/>
    public override bool MayPass(ReadOnlySpan<byte> line) => line.IndexOf(_bytes) >= 0;
}

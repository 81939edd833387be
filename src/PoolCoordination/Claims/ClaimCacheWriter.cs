using System.Buffers;
using System.Buffers.Binary;
using System.Runtime.InteropServices;

namespace PoolCoordination.Claims;

/// <summary>Writes what is kept of claims, so that <see cref="ClaimCacheReader"/> reads it.</summary>
/// <param name="size">About how many bytes it will be.</param>
internal sealed class ClaimCacheWriter(int size)
{
    private readonly ArrayBufferWriter<byte> _bytes = new(size);

    /// <summary>What was written so far, where room was left to be written over.</summary>
    public Span<byte> Written => MemoryMarshal.AsMemory(_bytes.WrittenMemory).Span;

    /// <summary>Leaves room.</summary>
    public void Skip(int length)
    {
        _bytes.GetSpan(length)[..length].Fill((byte)' ');
        _bytes.Advance(length);
    }

    public void Byte(int value)
    {
        _bytes.GetSpan(1)[0] = checked((byte)value);
        _bytes.Advance(1);
    }

    public void Number(uint value)
    {
        BinaryPrimitives.WriteUInt32LittleEndian(_bytes.GetSpan(sizeof(uint)), value);
        _bytes.Advance(sizeof(uint));
    }

    /// <summary>A moment, in the whole seconds that lines have.</summary>
    public void Time(DateTimeOffset time)
    {
        BinaryPrimitives.WriteInt64LittleEndian(_bytes.GetSpan(sizeof(long)), time.ToUnixTimeSeconds());
        _bytes.Advance(sizeof(long));
    }

    public void Numbers(ReadOnlySpan<uint> values)
    {
        Number((uint)values.Length);
        foreach (var value in values)
            Number(value);
    }

    /// <summary>A text in the units that it has in memory, as not every one can be told in others.</summary>
    public void Text(string text) => Bytes(MemoryMarshal.AsBytes(text.AsSpan()));

    public void Bytes(ReadOnlySpan<byte> bytes)
    {
        Number((uint)bytes.Length);
        _bytes.Write(bytes);
    }
}

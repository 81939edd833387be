using System.Buffers;
using System.Buffers.Binary;
using System.Runtime.InteropServices;

namespace PoolCoordination.Claims;

/// <summary>Writes what is kept of claims, so that <see cref="ClaimCacheReader"/> reads it.</summary>
internal sealed class ClaimCacheWriter
{
    private readonly ArrayBufferWriter<byte> _bytes = new();
    private readonly ArrayBufferWriter<byte> _lines = new();

    /// <summary>How many bytes all but the lines have.</summary>
    public int Length => _bytes.WrittenCount;

    /// <summary>What was written, with the lines at the end.</summary>
    /// <param name="room">How many bytes to leave free before it.</param>
    public byte[] Content(int room)
    {
        var content = new byte[room + _bytes.WrittenCount + _lines.WrittenCount];
        _bytes.WrittenSpan.CopyTo(content.AsSpan(room));
        _lines.WrittenSpan.CopyTo(content.AsSpan(room + _bytes.WrittenCount));
        return content;
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

    /// <summary>A text in the units that it has in memory, as not every one can be written in others.</summary>
    public void Text(string text) => Bytes(MemoryMarshal.AsBytes(text.AsSpan()));

    public void Bytes(ReadOnlySpan<byte> bytes)
    {
        Number((uint)bytes.Length);
        _bytes.Write(bytes);
    }

    /// <summary>The line of a claim, which comes after all that is asked of every claim.</summary>
    public void Line(ReadOnlySpan<byte> line)
    {
        Number((uint)line.Length);
        _lines.Write(line);
    }
}

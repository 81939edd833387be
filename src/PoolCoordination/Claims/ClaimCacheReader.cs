using System.Buffers.Binary;
using System.Runtime.InteropServices;

namespace PoolCoordination.Claims;

/// <summary>Reads what <see cref="ClaimCacheWriter"/> wrote; the bytes are as they were written, as their hash says.</summary>
/// <param name="content">What is asked of every claim.</param>
/// <param name="lines">The claims' lines.</param>
internal ref struct ClaimCacheReader(ReadOnlyMemory<byte> content, KeptLines lines)
{
    private readonly ReadOnlySpan<byte> _bytes = content.Span;
    private int _at;
    private long _nextLine;

    /// <summary>Whether all is read.</summary>
    public readonly bool IsAtEnd => _at >= _bytes.Length;

    public int Byte() => _bytes[_at++];

    public uint Number() => BinaryPrimitives.ReadUInt32LittleEndian(Take(sizeof(uint)));

    public DateTimeOffset Time() => DateTimeOffset.FromUnixTimeSeconds(BinaryPrimitives.ReadInt64LittleEndian(Take(sizeof(long))));

    public uint[] Numbers()
    {
        var bytes = Take(checked((int)Number() * sizeof(uint)));
        var numbers = new uint[bytes.Length / sizeof(uint)];
        for (var i = 0; i < numbers.Length; i++)
            numbers[i] = BinaryPrimitives.ReadUInt32LittleEndian(bytes[(i * sizeof(uint))..]);
        return numbers;
    }

    public string Text() => TextOf(Take((int)Number()));

    /// <summary>The text of bytes that were kept as such.</summary>
    public static string TextOf(ReadOnlySpan<byte> bytes) => new(MemoryMarshal.Cast<byte, char>(bytes));

    public ReadOnlyMemory<byte> Bytes()
    {
        var length = Number();
        Take((int)length);
        return content.Slice(_at - (int)length, (int)length);
    }

    /// <summary>The place of the next line, which is not read.</summary>
    public KeptLine Line()
    {
        var line = new KeptLine(lines, _nextLine, checked((int)Number()));
        _nextLine += line.Length;
        return line;
    }

    private ReadOnlySpan<byte> Take(int length)
    {
        var taken = _bytes.Slice(_at, length);
        _at += length;
        return taken;
    }
}

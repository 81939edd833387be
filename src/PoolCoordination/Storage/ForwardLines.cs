using System.Buffers;
using Microsoft.Win32.SafeHandles;

namespace PoolCoordination.Storage;

/// <summary>The whole lines of a file between two offsets, from the first on, read in blocks.</summary>
internal sealed class ForwardLines : IDisposable
{
    private const int BlockSize = 256 * 1024;

    private readonly SafeFileHandle _file;
    private readonly long _to;
    private readonly int _longest;
    private byte[] _buffer = ArrayPool<byte>.Shared.Rent(BlockSize);
    private long _read;
    private int _start;
    private int _end;
    private int _lineStart;
    private int _lineLength;

    /// <summary>The lines between two offsets.</summary>
    /// <param name="file">The file.</param>
    /// <param name="from">Where they begin.</param>
    /// <param name="to">Where they end.</param>
    /// <param name="longest">The length in bytes beyond which a line is given as an empty one, and not held in memory.</param>
    public ForwardLines(SafeFileHandle file, long from, long to, int longest = int.MaxValue)
    {
        _file = file;
        _longest = longest;
        _read = from;
        _to = to;
    }

    /// <summary>The line at which the reader stands, without its break; valid until the next move.</summary>
    public ReadOnlySpan<byte> Line => _buffer.AsSpan(_lineStart, _lineLength);

    /// <summary>The line at which the reader stands, with its break; valid until the next move.</summary>
    public ReadOnlySpan<byte> LineWithBreak => _buffer.AsSpan(_lineStart, _lineLength + 1);

    /// <summary>The offset after the line's break, where the next line begins.</summary>
    public long LineEnd => _read - (_end - _start);

    /// <summary>Moves to the next line; what stands after the last line break is not yet one.</summary>
    public bool MoveNext()
    {
        var searched = 0;
        var isTooLong = false;
        int lineBreak;
        while ((lineBreak = _buffer.AsSpan(_start + searched, _end - _start - searched).IndexOf((byte)'\n')) < 0)
        {
            if (_end - _start > _longest)
            {
                isTooLong = true;
                _start = _end;
            }

            searched = _end - _start;
            if (!ReadBlock())
                return false;
        }

        var next = _start + searched + lineBreak + 1;
        _lineStart = isTooLong || next - 1 - _start > _longest ? next - 1 : _start;
        _lineLength = next - 1 - _lineStart;
        _start = next;
        return true;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        ArrayPool<byte>.Shared.Return(_buffer);
        _buffer = [];
    }

    private bool ReadBlock()
    {
        if (_read >= _to)
            return false;
        var kept = _end - _start;
        var buffer = kept > _buffer.Length / 2 ? ArrayPool<byte>.Shared.Rent(_buffer.Length * 2) : _buffer;
        _buffer.AsSpan(_start, kept).CopyTo(buffer);
        if (buffer != _buffer)
            ArrayPool<byte>.Shared.Return(_buffer);
        _buffer = buffer;
        _start = 0;
        _end = kept;
        var wanted = (int)Math.Min(_buffer.Length - kept, _to - _read);
        var got = RandomAccess.Read(_file, _buffer.AsSpan(kept, wanted), _read);
        _read += got;
        _end += got;
        return got > 0;
    }
}

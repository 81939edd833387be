using System.Buffers;
using Microsoft.Win32.SafeHandles;

namespace PoolCoordination.Storage;

/// <summary>
/// The lines of a file from its end back, read in blocks; what stands after the last line break is not yet a line. Used for logs
/// and for transcripts, of which only the end is of interest.
/// </summary>
internal sealed class BackwardLines : IDisposable
{
    private const int FirstBlockSize = 4 * 1024;
    private const int LargestBlockSize = 64 * 1024;

    private readonly SafeFileHandle? _file;
    private readonly long _from;
    private readonly int _longest;
    private byte[] _buffer = [];
    private int _blockSize = FirstBlockSize;
    private long _bufferOffset;

    // The part of the buffer that is still to be given: it ends after a line break, once the torn tail is cut off.
    private int _start;
    private int _end;
    private bool _isTailCut;
    private int _lineStart;
    private int _lineLength;

    /// <summary>The lines between two offsets.</summary>
    /// <param name="file">The file; none where null.</param>
    /// <param name="from">Where they begin.</param>
    /// <param name="to">Where they end.</param>
    /// <param name="longest">The length in bytes beyond which a line is given as an empty one, and not held in memory.</param>
    public BackwardLines(SafeFileHandle? file, long from, long to, int longest = int.MaxValue)
    {
        _file = file;
        _longest = longest;
        _from = Math.Max(0, from);
        _bufferOffset = Math.Max(to, _from);
    }

    /// <summary>The line at which the reader stands, without its break; valid until the next move.</summary>
    public ReadOnlySpan<byte> Line => _buffer.AsSpan(_lineStart, _lineLength);

    /// <summary>The offset after the line's break.</summary>
    public long LineEnd { get; private set; }

    /// <summary>Moves to the line before.</summary>
    public bool MoveNext()
    {
        if (_file is null || (!_isTailCut && !CutTail()))
            return false;
        if (_end == _start && !ReadBlockBefore())
            return false;
        LineEnd = _bufferOffset + (_end - _start);
        int lineBreak;
        var isTooLong = false;
        // The last byte of what is left is the break that ends the line; its beginning is after the one before.
        var searched = 1;
        while ((lineBreak = _buffer.AsSpan(_start, _end - _start - searched).LastIndexOf((byte)'\n')) < 0)
        {
            if (_end - _start - 1 > _longest)
            {
                isTooLong = true;
                _end = _start;
            }

            var seen = _end - _start;
            if (!ReadBlockBefore())
                break;
            searched = seen;
        }

        _lineStart = _start + lineBreak + 1;
        var length = _end - 1 - _lineStart;
        _lineLength = isTooLong || length > _longest ? 0 : length;
        _end = _lineStart;
        return true;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        ArrayPool<byte>.Shared.Return(_buffer);
        _buffer = [];
    }

    private bool CutTail()
    {
        _isTailCut = true;
        while (ReadBlockBefore())
        {
            var lineBreak = _buffer.AsSpan(_start, _end - _start).LastIndexOf((byte)'\n');
            if (lineBreak >= 0)
            {
                _end = _start + lineBreak + 1;
                return true;
            }

            // A tail longer than a block is not a line: what was read of it is not needed.
            _end = _start;
        }

        return false;
    }

    /// <summary>Puts the block before in front of what the buffer still holds.</summary>
    private bool ReadBlockBefore()
    {
        if (_bufferOffset <= _from)
            return false;
        var kept = _end - _start;
        // The last lines are often all that is asked for. With the kept part the blocks grow further, so that a very long line is not
        // copied again for each small block.
        var count = (int)Math.Min(Math.Max(_blockSize, kept), _bufferOffset - _from);
        _blockSize = Math.Min(_blockSize * 2, LargestBlockSize);
        if (_start < count)
            MakeRoom(count, kept);
        _start -= count;
        var block = _buffer.AsSpan(_start, count);
        var read = 0;
        while (read < count)
        {
            var got = RandomAccess.Read(_file!, block[read..], _bufferOffset - count + read);
            if (got == 0)
                throw new IOException("The file was truncated while it was being read.");
            read += got;
        }

        _bufferOffset -= count;
        return true;
    }

    private void MakeRoom(int count, int kept)
    {
        // Of twice the largest block, so that in most files one buffer is enough.
        var buffer = count + kept > _buffer.Length ? ArrayPool<byte>.Shared.Rent(Math.Max(2 * LargestBlockSize, count + kept)) : _buffer;
        _buffer.AsSpan(_start, kept).CopyTo(buffer.AsSpan(buffer.Length - kept));
        if (buffer != _buffer)
            ArrayPool<byte>.Shared.Return(_buffer);
        _buffer = buffer;
        _start = buffer.Length - kept;
        _end = buffer.Length;
    }
}

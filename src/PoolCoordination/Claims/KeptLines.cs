using Microsoft.Win32.SafeHandles;

namespace PoolCoordination.Claims;

/// <summary>
/// The lines of the claims that are kept, in the file in which they are kept: of thousands a hook needs few, and reads only those.
/// </summary>
internal sealed class KeptLines : IDisposable
{
    private const int WindowLength = 4096;

    private readonly SafeFileHandle _file;
    private readonly long _start;
    private ReadOnlyMemory<byte> _window;
    private long _windowStart;

    /// <summary>The lines from an offset of a file on, which it takes over.</summary>
    /// <param name="file">The file.</param>
    /// <param name="start">The offset.</param>
    /// <param name="areFew">Whether few are needed; all are read at once otherwise, and the file does not stay open.</param>
    /// <exception cref="IOException">They cannot be read.</exception>
    public KeptLines(SafeFileHandle file, long start, bool areFew)
    {
        (_file, _start, _windowStart) = (file, start, start);
        if (areFew)
            return;
        _window = ReadWindow(start, (int)Math.Max(0, RandomAccess.GetLength(file) - start));
        file.Dispose();
    }

    /// <summary>Closes the file; what was read stays.</summary>
    public void Dispose() => _file.Dispose();

    /// <summary>Reads a line, or a part of one where the file ends before.</summary>
    /// <param name="at">Its offset among the lines.</param>
    /// <param name="length">Its length.</param>
    /// <exception cref="IOException">It cannot be read.</exception>
    public ReadOnlyMemory<byte> Read(long at, int length)
    {
        var offset = _start + at;
        if (offset < _windowStart || offset + length > _windowStart + _window.Length)
            (_window, _windowStart) = (ReadWindow(offset, Math.Max(length, WindowLength)), offset);
        return _window.Slice((int)(offset - _windowStart), length);
    }

    private byte[] ReadWindow(long offset, int length)
    {
        var window = new byte[length];
        var end = 0;
        while (RandomAccess.Read(_file, window.AsSpan(end), offset + end) is > 0 and var got)
            end += got;
        return end == length ? window : window[..end];
    }
}

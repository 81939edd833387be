using System.Buffers.Binary;
using Microsoft.Win32.SafeHandles;

namespace PoolCoordination.Git;

/// <summary>
/// Reads the entries of a git index of version 2, 3 or 4 in their order, which is that of their paths' bytes. An index of another shape
/// ends in an <see cref="InvalidDataException"/>.
/// </summary>
internal sealed class GitIndexReader : IDisposable
{
    private const int FixedSize = 40;
    private const int ModeOffset = 24;
    private const int ExtendedFlag = 0x4000;
    private const int Alignment = 8;
    private const int ExtensionHeaderSize = 8;

    private readonly SafeFileHandle _file;
    private readonly int _idSize;
    private readonly uint _version;
    private byte[] _buffer = new byte[64 * 1024];
    private long _read;
    private int _start;
    private int _end;
    private uint _left;
    private byte[] _path = new byte[512];
    private int _pathLength;

    /// <summary>Opens an index.</summary>
    /// <param name="path">The index.</param>
    /// <param name="idSize">The size of an object's id: 20 bytes, in a repository of SHA-256 32.</param>
    public GitIndexReader(string path, int idSize)
    {
        _idSize = idSize;
        _file = File.OpenHandle(path, share: FileShare.ReadWrite | FileShare.Delete);
        var header = Take(12);
        _version = BinaryPrimitives.ReadUInt32BigEndian(header[4..]);
        _left = BinaryPrimitives.ReadUInt32BigEndian(header[8..]);
        if (!header.StartsWith("DIRC"u8) || _version is < 2 or > 4)
            throw Invalid();
    }

    /// <summary>The entry's type and permissions, such as octal 100644.</summary>
    public uint Mode { get; private set; }

    /// <summary>The id of its content, in hexadecimal.</summary>
    public string ObjectId { get; private set; } = "";

    /// <summary>Its path in the working tree, with slashes; empty for one that changes an entry of a shared index.</summary>
    public ReadOnlySpan<byte> PathBytes => _path.AsSpan(0, _pathLength);

    /// <summary>Moves to the next entry.</summary>
    /// <param name="wantsId">Whether the content's id is of interest for a path.</param>
    public bool MoveNext(Func<GitIndexReader, bool> wantsId)
    {
        if (_left == 0)
            return false;
        _left--;
        var size = FixedSize + _idSize + 2;
        Ensure(size);
        Mode = BinaryPrimitives.ReadUInt32BigEndian(_buffer.AsSpan(_start + ModeOffset));
        var idAt = _read - (_end - _start) + FixedSize;
        if (_version >= 3 && (BinaryPrimitives.ReadUInt16BigEndian(_buffer.AsSpan(_start + FixedSize + _idSize)) & ExtendedFlag) != 0)
            size += 2;
        Take(size);
        ReadPath(size);
        ObjectId = wantsId(this) ? ReadId(idAt) : "";
        return true;
    }

    /// <summary>
    /// The id of the shared index that a split one is made of; null where the index is whole. It stands in the extension <c>link</c> after
    /// the entries, which are passed over (gitformat-index(5)).
    /// </summary>
    public string? FindSharedIndex()
    {
        while (MoveNext(_ => false)) { }
        // The checksum of all ends the file.
        var end = RandomAccess.GetLength(_file) - _idSize;
        Span<byte> header = stackalloc byte[ExtensionHeaderSize];
        for (var at = _read - (_end - _start); at < end;)
        {
            if (RandomAccess.Read(_file, header, at) < ExtensionHeaderSize)
                throw Invalid();
            at += ExtensionHeaderSize;
            if (header.StartsWith("link"u8))
                return ReadId(at) is var id && id.AsSpan().ContainsAnyExcept('0') ? id : null;
            at += BinaryPrimitives.ReadUInt32BigEndian(header[4..]);
        }

        return null;
    }

    /// <inheritdoc/>
    public void Dispose() => _file.Dispose();

    private void ReadPath(int size)
    {
        var kept = _version == 4 ? _pathLength - ReadStrip() : 0;
        if (kept < 0)
            throw Invalid();
        int length;
        while ((length = _buffer.AsSpan(_start, _end - _start).IndexOf((byte)0)) < 0)
            Ensure(_end - _start + 1);
        if (kept + length > _path.Length)
            Array.Resize(ref _path, Math.Max(kept + length, _path.Length * 2));
        _buffer.AsSpan(_start, length).CopyTo(_path.AsSpan(kept));
        _pathLength = kept + length;
        // One to eight bytes of zero end an entry, so that the next begins at a multiple of eight; in version 4 it is one.
        Take(length + (_version == 4 ? 1 : Alignment - ((size + length) % Alignment)));
    }

    /// <summary>How many bytes of the path before are dropped from its end.</summary>
    private int ReadStrip()
    {
        var value = Take(1)[0];
        long strip = value & 0x7F;
        while ((value & 0x80) != 0 && strip < int.MaxValue)
        {
            value = Take(1)[0];
            strip = ((strip + 1) << 7) | (uint)(value & 0x7F);
        }

        return strip < int.MaxValue ? (int)strip : throw Invalid();
    }

    private string ReadId(long at)
    {
        var id = new byte[_idSize];
        return RandomAccess.Read(_file, id, at) == id.Length ? Convert.ToHexStringLower(id) : throw Invalid();
    }

    private ReadOnlySpan<byte> Take(int count)
    {
        Ensure(count);
        var taken = _buffer.AsSpan(_start, count);
        _start += count;
        return taken;
    }

    /// <summary>Has at least so many bytes at hand.</summary>
    private void Ensure(int count)
    {
        while (_end - _start < count)
        {
            _buffer.AsSpan(_start, _end - _start).CopyTo(_buffer);
            (_start, _end) = (0, _end - _start);
            if (_end == _buffer.Length)
                Array.Resize(ref _buffer, _buffer.Length * 2);
            var got = RandomAccess.Read(_file, _buffer.AsSpan(_end), _read);
            if (got == 0)
                throw Invalid();
            _end += got;
            _read += got;
        }
    }

    private static InvalidDataException Invalid() => new("The index has another shape than versions 2 to 4 have.");
}

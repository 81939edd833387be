using System.IO.Compression;

namespace PoolCoordination.Log;

/// <summary>An archive's file that is being written. It has its name once it is whole and on the disk, and goes again where it is not kept.</summary>
internal sealed class ArchiveFile(string path) : IDisposable
{
    private FileStream? _file;
    private GZipStream? _packed;
    private bool _isKept;

    /// <summary>Where it is once it is whole.</summary>
    public string Path => path;

    /// <summary>How many lines it has.</summary>
    public long Lines { get; private set; }

    private string UnfinishedPath => path + Archive.UnfinishedExtension;

    /// <summary>Adds a line with its break.</summary>
    public void Write(ReadOnlySpan<byte> line)
    {
        _file ??= PrivateFile.CreateNew(UnfinishedPath);
        _packed ??= new GZipStream(_file, CompressionLevel.Optimal, leaveOpen: true);
        _packed.Write(line);
        Lines++;
    }

    /// <summary>Finishes it and gives it its name.</summary>
    public void Close()
    {
        _packed?.Dispose();
        _file?.Flush(flushToDisk: true);
        _file?.Dispose();
        File.Move(UnfinishedPath, path);
    }

    /// <summary>Says that the log has its lines no more.</summary>
    public void Keep() => _isKept = true;

    /// <inheritdoc/>
    public void Dispose()
    {
        _packed?.Dispose();
        _file?.Dispose();
        if (_isKept || _file is null)
            return;
        File.Delete(UnfinishedPath);
        File.Delete(path);
    }
}

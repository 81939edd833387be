using System.IO.Compression;
using PoolCoordination.Storage;

namespace PoolCoordination.Log.Archive;

/// <summary>An archive's file that is being written, with the log's owner; it goes again where it is not kept.</summary>
internal sealed class ArchiveFile(string path, string logPath) : IDisposable
{
    private FileStream? _file;
    private GZipStream? _packed;
    private bool _isKept;

    /// <summary>Where it is.</summary>
    public string Path => path;

    /// <summary>How many lines it has.</summary>
    public long Lines { get; private set; }

    /// <summary>Adds a line with its break.</summary>
    public void Write(ReadOnlySpan<byte> line)
    {
        _file ??= PrivateFile.CreateNew(path, like: logPath);
        _packed ??= new GZipStream(_file, CompressionLevel.Optimal, leaveOpen: true);
        _packed.Write(line);
        Lines++;
    }

    /// <summary>Brings it whole to the disk.</summary>
    public void Close()
    {
        _packed?.Dispose();
        _file?.Flush(flushToDisk: true);
        _file?.Dispose();
        UnixFile.SyncFolder(System.IO.Path.GetDirectoryName(path)!);
    }

    /// <summary>Says that the log has its lines no more.</summary>
    public void Keep() => _isKept = true;

    /// <inheritdoc/>
    public void Dispose()
    {
        if (_file is null)
            return;
        try
        {
            _packed?.Dispose();
            _file.Dispose();
        }
        catch (IOException) when (!_isKept)
        {
            // On a full disk the rest of it cannot be written; it goes in any case.
        }
        finally
        {
            if (!_isKept)
                File.Delete(path);
        }
    }
}

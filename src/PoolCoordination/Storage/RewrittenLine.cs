using System.Text;
using PoolCoordination.Text;

namespace PoolCoordination.Storage;

/// <summary>
/// A file with one line, which hooks write anew again and again. On Linux that is done in its place, as a new file under its name takes
/// ext4 a millisecond; who reads meanwhile finds by the hash after the line that it is not whole, and reads again. What stands after the
/// hash is left of longer lines. After a failure of the power the line may be lost. Its writers keep each other out.
/// </summary>
internal static class RewrittenLine
{
    private const int MostReads = 100;
    private const int MostQuickReads = 95;

    /// <summary>No line of ours comes near it; what is longer is another's.</summary>
    private const long Longest = 64 * 1024;

    /// <summary>Reads the line; null where there is none.</summary>
    /// <param name="path">The file.</param>
    /// <param name="owners">Whose it may be.</param>
    /// <returns>The line with its break; all that is there where it has no break or no hash.</returns>
    /// <exception cref="IOException">It is not a file, cannot be read, or is not whole however often it is read.</exception>
    /// <exception cref="UnauthorizedAccessException">It may not be read, or is another's.</exception>
    public static ReadOnlyMemory<byte>? Read(string path, FileOwners owners)
    {
        for (var reads = 0; reads < MostReads; reads++)
        {
            if (new FileInfo(path) is { Exists: true, Length: > Longest })
                throw new IOException($"'{path}' is longer than {Longest} bytes, so that it is not a line of a hook.");
            if (RegularFile.ReadAll(path, owners) is not { } content)
                return null;
            var line = content.AsMemory(0, content.AsSpan().IndexOf((byte)'\n') + 1);
            // The beginning of a long line may have been written, and no more yet.
            if (content.Length == 0 || line.Length == content.Length || (line.IsEmpty && reads == MostReads - 1))
                return content;
            if (!line.IsEmpty && content.AsSpan(line.Length).StartsWith(HashOf(line.Span)))
                return line;
            // A writer that waits for a processor gets one in the end.
            Thread.Sleep(reads < MostQuickReads ? 0 : 1);
        }

        throw new IOException($"'{path}' is not whole: its line and its hash do not agree.");
    }

    /// <summary>Writes the line.</summary>
    /// <param name="path">The file; a link that stands there is replaced and not followed.</param>
    /// <param name="line">The line with its break.</param>
    /// <exception cref="IOException">It cannot be written.</exception>
    /// <exception cref="UnauthorizedAccessException">It may not be written.</exception>
    public static void Write(string path, string line)
    {
        var bytes = Encoding.UTF8.GetBytes(line);
        byte[] content = [.. bytes, .. HashOf(bytes)];
        if (!TryWriteInPlace(path, content) && !TryCreate(path, content))
            PrivateFile.Replace(path, content);
    }

    private static byte[] HashOf(ReadOnlySpan<byte> line) => Encoding.ASCII.GetBytes($"{Fnv1a.Digits(Fnv1a.Hash(line))}\n");

    /// <summary>Writes a file that is not there yet. Who reads before it has its content takes it for missing.</summary>
    private static bool TryCreate(string path, byte[] content)
    {
        if (Path.Exists(path))
            return false;
        try
        {
            using var file = PrivateFile.CreateNew(path);
            file.Write(content);
            return true;
        }
        catch (IOException) when (Path.Exists(path))
        {
            // Another was first, or it could not be written whole.
            return false;
        }
    }

    private static bool TryWriteInPlace(string path, byte[] content)
    {
        if (!OperatingSystem.IsLinux())
            return false;
        using var file = UnixFile.OpenForWriting(path);
        // Another name of it may be that of a file which somebody wants to be overwritten.
        if (file.IsInvalid || UnixStatus.Of(file) is not { Kind: UnixFileKind.Regular, Links: 1 })
            return false;
        RandomAccess.Write(file, content, 0);
        return true;
    }
}

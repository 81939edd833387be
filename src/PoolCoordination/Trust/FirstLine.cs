using System.Globalization;
using PoolCoordination.Storage;
using PoolCoordination.Text;

namespace PoolCoordination.Trust;

/// <summary>The first line of a log, by which it is known again.</summary>
internal static class FirstLine
{
    private const int Longest = 4096;

    /// <summary>The hash of the first line, or of its first 4,096 bytes; empty where there is none, or the log cannot be read.</summary>
    public static string HashIn(PoolLocation location)
    {
        try
        {
            using var file = RegularFile.OpenForReading(location.LogPath, location.Owners);
            if (file is null)
                return "";
            Span<byte> bytes = stackalloc byte[Longest];
            var line = bytes[..RandomAccess.Read(file, bytes, 0)];
            var end = line.IndexOf((byte)'\n');
            // One without an end is still being written.
            line = end >= 0 ? line[..end] : line.Length == Longest ? line : [];
            return line.IsEmpty ? "" : Fnv1a.Hash(line).ToString("x16", CultureInfo.InvariantCulture);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return "";
        }
    }
}

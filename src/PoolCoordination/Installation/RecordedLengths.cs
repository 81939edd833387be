using System.Globalization;
using System.Text;
using PoolCoordination.Storage;

namespace PoolCoordination.Installation;

/// <summary>
/// The lengths of the files of a copy, in a file beside them: by it a hook sees at the cost of one small file that an executable was cut
/// short.
/// </summary>
internal static class RecordedLengths
{
    private const string FileName = "lengths";

    /// <summary>Records the lengths of the files in a folder.</summary>
    public static void Write(string folder)
    {
        var files = new DirectoryInfo(folder).GetFiles().OrderBy(file => file.Name, StringComparer.Ordinal);
        var lines = files.Select(file => string.Create(CultureInfo.InvariantCulture, $"{file.Length} {file.Name}\n"));
        var content = Encoding.UTF8.GetBytes(string.Concat(lines));
        using var record = PrivateFile.CreateNew(Path.Combine(folder, FileName));
        record.Write(content);
    }

    /// <summary>The length that a file had when it was copied; null where none is recorded.</summary>
    public static long? Of(string path)
    {
        if (RegularFile.ReadAll(Path.Combine(Path.GetDirectoryName(path)!, FileName)) is not { } content)
            return null;
        foreach (var line in Encoding.UTF8.GetString(content).Split('\n'))
        {
            var space = line.IndexOf(' ', StringComparison.Ordinal);
            if (space > 0 && line.AsSpan(space + 1).SequenceEqual(Path.GetFileName(path)))
                return long.TryParse(line[..space], NumberStyles.None, CultureInfo.InvariantCulture, out var length) ? length : null;
        }

        return null;
    }
}

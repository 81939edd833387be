using System.Globalization;
using System.Text;
using PoolCoordination.Hygiene;

namespace PoolCoordination.Log;

/// <summary>The faults that a hook met, a line each, beside the log. It is cut when it exceeds 1 MB.</summary>
public sealed class ErrorLog
{
    private const long LongestFile = 1024 * 1024;
    private const int KeptBytes = 512 * 1024;
    private const int LongestMessage = 1000;
    private const int LongestPlace = 100;

    private readonly string _path;

    /// <summary>The error log of a pool.</summary>
    public ErrorLog(PoolLocation location)
    {
        ArgumentNullException.ThrowIfNull(location);
        _path = location.ErrorLogPath;
    }

    /// <summary>Adds a line: time, where it happened, what happened. Where even that fails, nothing is left to be done.</summary>
    public void Add(DateTimeOffset time, string where, string message)
    {
        var text = EntryHygiene.Line(message, LongestMessage);
        // The event's name and the session's id come from outside, too.
        var place = EntryHygiene.Line(where, LongestPlace);
        var line = string.Create(CultureInfo.InvariantCulture, $"{time.UtcDateTime:yyyy-MM-dd'T'HH:mm:ss'Z'} {place}: {text}\n");
        try
        {
            FileLog.Append(_path, Encoding.UTF8.GetBytes(line));
            if (new FileInfo(_path).Length > LongestFile)
                Shorten();
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or PoolException)
        {
            // The folder that cannot be written is the fault that was to be reported.
        }
    }

    /// <summary>The last lines, the newest last.</summary>
    internal IReadOnlyList<string> Last(int most)
    {
        if (!File.Exists(_path))
            return [];
        var lines = new List<string>();
        using var file = File.OpenHandle(_path, share: FileShare.ReadWrite | FileShare.Delete);
        using var back = new BackwardLines(file, 0, RandomAccess.GetLength(file));
        while (lines.Count < most && back.MoveNext())
            lines.Add(Encoding.UTF8.GetString(back.Line));
        lines.Reverse();
        return lines;
    }

    private void Shorten()
    {
        var content = File.ReadAllBytes(_path);
        var kept = content.AsSpan(content.Length - KeptBytes);
        PrivateFile.Replace(_path, kept[(kept.IndexOf((byte)'\n') + 1)..]);
    }
}

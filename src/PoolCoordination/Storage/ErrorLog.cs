using System.Globalization;
using System.Text;
using PoolCoordination.Faults;
using PoolCoordination.Text;

namespace PoolCoordination.Storage;

/// <summary>The faults that a hook met, a line each, beside the log. It is cut when it exceeds 1 MB.</summary>
internal sealed class ErrorLog
{
    private const long LongestFile = 1024 * 1024;
    private const int KeptBytes = 512 * 1024;
    private const int LongestMessage = 1000;
    private const int LongestSource = 100;

    /// <summary>
    /// How long a line waits for who cuts the file, and on Windows for who writes to it; it is then written all the same, and may go with
    /// what is cut.
    /// </summary>
    private static readonly TimeSpan s_timeout = TimeSpan.FromMilliseconds(OperatingSystem.IsWindows() ? 1000 : 250);

    private readonly string _path;
    private readonly FileOwners _owners;

    /// <summary>The error log of a pool.</summary>
    public ErrorLog(PoolLocation location)
    {
        ArgumentNullException.ThrowIfNull(location);
        _path = location.ErrorLogPath;
        _owners = location.Owners;
    }

    /// <summary>Adds a line: time, where it happened, what happened. Where even that fails, nothing is left to be done.</summary>
    public void Add(DateTimeOffset time, string where, string message) => Add(() => time, where, () => message);

    /// <summary>Adds an exception: its message, and of one that nobody expected also its type and method.</summary>
    public void Add(TimeProvider clock, string where, Exception exception) => Add(() => clock.GetUtcNow(), where, () => Text(exception));

    private void Add(Func<DateTimeOffset> time, string where, Func<string> message)
    {
        try
        {
            var text = Sanitizer.ForDisplay(message(), LongestMessage);
            // The event's name and the session's id come from outside, too.
            var source = Sanitizer.ForDisplay(where, LongestSource);
            var line = string.Create(CultureInfo.InvariantCulture, $"{time().UtcDateTime:yyyy-MM-dd'T'HH:mm:ss'Z'} {source}: {text}\n");
            if (Append(Encoding.UTF8.GetBytes(line)) > LongestFile)
                Shorten();
        }
#pragma warning disable CA1031 // The last place to report a fault in: who reports one is not to be met by another.
        catch
#pragma warning restore CA1031
        {
            // The folder that cannot be written is usually the fault that was to be reported.
        }
    }

    /// <summary>The time of a line, and what it says after that; a line of another form has none and says all of it.</summary>
    public static (DateTimeOffset? Time, string Text) Split(string line)
    {
        ArgumentNullException.ThrowIfNull(line);
        var end = line.IndexOf(' ', StringComparison.Ordinal);
        return
            end > 0
            && DateTimeOffset.TryParse(line.AsSpan(0, end), CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var time)
            ? (time, line[(end + 1)..])
            : (null, line);
    }

    /// <summary>The last lines, the newest last.</summary>
    internal IReadOnlyList<string> Last(int most)
    {
        using var file = RegularFile.OpenForReading(_path, _owners);
        if (file is null)
            return [];
        var lines = new List<string>();
        using var back = new BackwardLines(file, 0, RandomAccess.GetLength(file));
        while (lines.Count < most && back.MoveNext())
            lines.Add(Encoding.UTF8.GetString(back.Line));
        lines.Reverse();
        return lines;
    }

    private static string Text(Exception exception)
    {
        if (exception is PoolException or IOException or UnauthorizedAccessException)
            return exception.Message;
        // Where names of methods are left out, there is an address.
        var method = exception.StackTrace?.Split('\n')[0].Split(" in ")[0].Trim();
        return $"{exception.GetType().Name} {method}: {exception.Message}";
    }

    /// <summary>Appends a line, which no cut at the same time takes away.</summary>
    /// <returns>The file's length.</returns>
    private long Append(byte[] line)
    {
        PrivateFile.CreateFolder(Path.GetDirectoryName(_path)!);
        using var logLock = LogLock.TryAcquireShared(_path, s_timeout, _owners);
        WholeLine.Append(_path, line, _owners);
        return new FileInfo(_path).Length;
    }

    private void Shorten()
    {
        using var alone = LogLock.TryAcquireExclusive(_path, s_timeout, _owners);
        // Another may have cut it meanwhile; and where others write on without a pause, one of the next lines cuts it.
        if (alone is null || RegularFile.ReadAll(_path, _owners) is not { Length: > (int)LongestFile } content)
            return;
        var kept = content.AsSpan(content.Length - KeptBytes);
        PrivateFile.Replace(_path, kept[(kept.IndexOf((byte)'\n') + 1)..]);
    }
}

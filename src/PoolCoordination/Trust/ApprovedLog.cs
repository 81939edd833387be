using System.Text;
using PoolCoordination.Host;
using PoolCoordination.Storage;
using PoolCoordination.Text;

namespace PoolCoordination.Trust;

/// <summary>
/// The log of a project pool as it was approved, known again by its first line, which stays while the log is only appended to. A pull that
/// runs, or that was cut off, has put files in its place of which git's index knows nothing yet.
/// </summary>
internal sealed class ApprovedLog
{
    private const int LongestLine = 4096;

    private readonly PoolLocation _location;
    private readonly string _path;
    private readonly bool _canBeReplaced;

    /// <summary>The log of a pool, for the user of an environment.</summary>
    public ApprovedLog(PoolEnvironment environment, ProjectPool pool)
    {
        _location = pool.Location;
        _canBeReplaced = pool.IsInClaudeFolder && pool.IsInWorkingTree;
        var name = Fnv1a.Digits(pool.Folder);
        _path = Path.Combine(environment.OwnPoolFolder, "approved", name);
    }

    /// <summary>Stores how it begins now.</summary>
    public void Keep()
    {
        if (_canBeReplaced)
            PrivateFile.Replace(_path, Encoding.UTF8.GetBytes(FirstLine()));
    }

    /// <summary>The same where that was stored before.</summary>
    public void Renew()
    {
        if (Known() is not null)
            Keep();
    }

    /// <summary>
    /// Stores a line that is about to begin an empty log. Writers that begin it at once each add theirs: one of them is first.
    /// </summary>
    public void Begin(ReadOnlySpan<byte> line)
    {
        if (!_canBeReplaced || Known() is null)
            return;
        try
        {
            WholeLine.Append(_path, Encoding.UTF8.GetBytes('\n' + HashOf(line) + '\n'), FileOwners.User);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            // The log is not known again, and its user is asked.
        }
    }

    /// <summary>
    /// Whether it begins as it was stored; one that is empty or missing has nothing that anybody could have brought.
    /// </summary>
    public bool IsSame() =>
        !_canBeReplaced || Known() is not { } known || IsEmpty() || (FirstLine() is { Length: > 0 } line && known.Contains(line));

    /// <summary>The hashes of the lines that it may begin with; null where none was ever stored.</summary>
    private string[]? Known()
    {
        try
        {
            return RegularFile.ReadAll(_path, FileOwners.User) is { } content
                ? Encoding.UTF8.GetString(content).Split('\n', StringSplitOptions.RemoveEmptyEntries)
                : null;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    private bool IsEmpty() => new FileInfo(_location.LogPath) is not { Exists: true, Length: > 0 };

    /// <summary>
    /// The hash of the first line with its break, or of its first 4,096 bytes; empty if none has ended yet, or the log cannot be read.
    /// </summary>
    private string FirstLine()
    {
        try
        {
            using var file = RegularFile.OpenForReading(_location.LogPath, _location.Owners);
            if (file is null)
                return "";
            Span<byte> bytes = stackalloc byte[LongestLine];
            return HashOf(bytes[..RandomAccess.Read(file, bytes, 0)]);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return "";
        }
    }

    private static string HashOf(ReadOnlySpan<byte> lines)
    {
        var end = lines.IndexOf((byte)'\n');
        // A line without an end is still being written.
        var line =
            end >= 0 && end < LongestLine ? lines[..(end + 1)]
            : lines.Length >= LongestLine ? lines[..LongestLine]
            : [];
        return line.IsEmpty ? "" : Fnv1a.Digits(Fnv1a.Hash(line));
    }
}

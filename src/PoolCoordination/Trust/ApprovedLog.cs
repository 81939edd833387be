using System.Globalization;
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
        var name = Fnv1a.Hash(Encoding.UTF8.GetBytes(pool.Folder)).ToString("x16", CultureInfo.InvariantCulture);
        _path = Path.Combine(environment.OwnPoolFolder, "approved", name);
    }

    /// <summary>Keeps in mind how it begins now.</summary>
    public void Keep()
    {
        if (_canBeReplaced)
            PrivateFile.Replace(_path, Encoding.UTF8.GetBytes(FirstLine()));
    }

    /// <summary>The same where that was kept in mind before.</summary>
    public void Renew()
    {
        if (File.Exists(_path))
            Keep();
    }

    /// <summary>
    /// Whether it begins as it was kept in mind; one that is empty or missing has nothing that anybody could have brought. What first comes
    /// into an empty log is kept in mind, too.
    /// </summary>
    public bool IsSame()
    {
        if (!_canBeReplaced || Known() is not { } known || IsEmpty())
            return true;
        var present = FirstLine();
        if (present == known)
            return true;
        if (known.Length > 0)
            return false;
        try
        {
            Keep();
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            // The next use keeps it in mind.
        }

        return true;
    }

    private string? Known()
    {
        try
        {
            return RegularFile.ReadAll(_path, FileOwners.User) is { } content ? Encoding.UTF8.GetString(content) : null;
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
            var line = bytes[..RandomAccess.Read(file, bytes, 0)];
            var end = line.IndexOf((byte)'\n');
            // One without an end is still being written.
            line = end >= 0 ? line[..(end + 1)] : line.Length == LongestLine ? line : [];
            return line.IsEmpty ? "" : Fnv1a.Hash(line).ToString("x16", CultureInfo.InvariantCulture);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return "";
        }
    }
}

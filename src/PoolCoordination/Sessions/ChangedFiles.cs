using System.Text;
using PoolCoordination.Entries;
using PoolCoordination.Json;
using PoolCoordination.Storage;

namespace PoolCoordination.Sessions;

/// <summary>
/// The files of a working tree that sessions have changed and not committed yet. It is a list that all sessions append to: the last line on
/// a file and a session counts. What a session changed before <c>/clear</c> is that of each session that follows it.
/// </summary>
internal sealed class ChangedFiles
{
    private const string Extension = ".files";
    private const long Longest = 256 * 1024;
    private const long LongestKept = 2 * Longest;

    private static readonly TimeSpan s_longestKept = TimeSpan.FromDays(7);

    private readonly PoolLocation _location;
    private readonly SharedList _list;

    /// <summary>The list of a working tree.</summary>
    /// <param name="location">The pool.</param>
    /// <param name="workingTree">The working tree's path, without links.</param>
    public ChangedFiles(PoolLocation location, string workingTree)
        : this(location, new SharedList(location, workingTree, Extension, Longest)) { }

    private ChangedFiles(PoolLocation location, SharedList list) => (_location, _list) = (location, list);

    /// <summary>The files of all working trees, at least those in a folder.</summary>
    /// <param name="location">The pool.</param>
    /// <param name="folder">The folder's path, without links; empty for any.</param>
    /// <exception cref="IOException">They cannot be read.</exception>
    /// <exception cref="UnauthorizedAccessException">They may not be read.</exception>
    public static IReadOnlyList<ChangedFile> OfAllTrees(PoolLocation location, string folder = "")
    {
        var files = new List<ChangedFile>();
        var member = Encoding.UTF8.GetBytes(Member(folder).TrimEnd('"'));
        foreach (var list in SharedList.All(location, Extension, Longest))
        {
            // Most lists have none, and are not parsed.
            if (list.Read().IndexOf(member) >= 0)
                files.AddRange(new ChangedFiles(location, list).All());
        }

        return files;
    }

    /// <summary>Adds files that a session changed at one moment.</summary>
    /// <returns>False if others kept the list locked for too long, so that they were not added.</returns>
    public bool Add(params IReadOnlyList<ChangedFile> files) =>
        files.Count == 0
        || _list.Append(Lines(files), () => Text([.. All().Where(other => other.ChangedAt >= files[0].ChangedAt - s_longestKept)]));

    /// <summary>Whether the list is shortened before files are added.</summary>
    public bool IsShortenedBefore(IReadOnlyList<ChangedFile> files) => _list.IsShortenedBefore(Lines(files));

    /// <summary>Takes files out, unless their sessions changed them again since they were read.</summary>
    public void Remove(IReadOnlyList<ChangedFile> files)
    {
        if (files.Count > 0)
            _list.Rewrite(() => Text([.. All().Except(files)]));
    }

    /// <summary>The files, in the order in which they were first changed.</summary>
    public IReadOnlyList<ChangedFile> All() => Read(_list.Read(), path: null);

    /// <summary>The sessions that have changed one file, in the order in which they first did.</summary>
    /// <param name="path">The file's path, without links.</param>
    public IReadOnlyList<ChangedFile> Of(string path)
    {
        var content = _list.Read();
        // Most files are nobody's, and then nothing is parsed.
        return content.IndexOf(Encoding.UTF8.GetBytes(Member(path))) < 0 ? [] : Read(content, path);
    }

    private static string Text(IReadOnlyList<ChangedFile> files)
    {
        var text = Lines(files);
        if (text.Length <= LongestKept)
            return text;
        // Of thousands of files those count most that were changed last.
        List<ChangedFile> last = [.. files];
        last.Sort((one, other) => one.ChangedAt.CompareTo(other.ChangedAt));
        last.RemoveRange(0, (last.Count + 1) / 2);
        return Text(last);
    }

    /// <summary>A line each; what several sessions go on with is one.</summary>
    private static string Lines(IReadOnlyList<ChangedFile> files) => string.Concat(files.Select(Line).Distinct(StringComparer.Ordinal));

    private static string Line(ChangedFile file) =>
        new JsonLine()
            .Add("at", file.ChangedAt.ToUnixTimeSeconds())
            .Add("session_id", file.ChangedBy)
            .Add("path", file.Path)
            .ToString() + '\n';

    private static string Member(string path) => new JsonLine().Add("path", path).ToString()[1..^1];

    private List<ChangedFile> Read(ReadOnlySpan<byte> content, string? path)
    {
        var files = new OrderedDictionary<string, ChangedFile>(StringComparer.Ordinal);
        var workersOf = new Dictionary<string, IReadOnlyList<string>>(StringComparer.Ordinal);
        foreach (var range in content.Split((byte)'\n'))
        {
            if (Parse(content[range]) is not { } file || (path ?? file.Path) != file.Path)
                continue;
            if (!workersOf.TryGetValue(file.SessionId, out var workers))
                workersOf[file.SessionId] = workers = SessionRecords.WorkersOf(_location, file.SessionId);
            // No id has a line break.
            foreach (var worker in workers)
                files[$"{worker}\n{file.Path}"] = file with { SessionId = worker };
        }

        return [.. files.Values];
    }

    private static ChangedFile? Parse(ReadOnlySpan<byte> line)
    {
        var reader = new JsonReader(line);
        if (!reader.Read() || reader.TokenType != JsonToken.StartObject)
            return null;
        var (session, path, second) = ("", "", 0d);
        while (reader.Read() && reader.TokenType == JsonToken.PropertyName)
        {
            if (JsonText.Is(ref reader, "session_id"u8))
                session = reader.Read() && reader.TokenType == JsonToken.String ? JsonText.Read(ref reader) : "";
            else if (JsonText.Is(ref reader, "path"u8))
                path = reader.Read() && reader.TokenType == JsonToken.String ? JsonText.Read(ref reader) : "";
            else if (JsonText.Is(ref reader, "at"u8))
                _ = reader.Read() && reader.TryGetDouble(out second);
            else
                reader.Skip();
        }

        return reader.IsAtEnd() && session.Length > 0 && path.Length > 0 && second is > 0 and <= LineNumber.LastUnixSecond
            ? new ChangedFile(session, path, DateTimeOffset.FromUnixTimeSeconds((long)second))
            : null;
    }
}

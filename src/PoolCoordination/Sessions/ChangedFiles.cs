using System.Text;
using PoolCoordination.Entries;
using PoolCoordination.Json;
using PoolCoordination.Storage;

namespace PoolCoordination.Sessions;

/// <summary>
/// The files of a working tree that sessions have changed and not committed yet. It is a list that all sessions append to: the last line on
/// a file and a session counts.
/// </summary>
internal sealed class ChangedFiles
{
    private const long Longest = 256 * 1024;

    private static readonly TimeSpan s_longestKept = TimeSpan.FromDays(7);

    private readonly SharedList _list;

    /// <summary>The list of a working tree.</summary>
    /// <param name="location">The pool.</param>
    /// <param name="workingTree">The working tree's path, without links.</param>
    public ChangedFiles(PoolLocation location, string workingTree) => _list = new SharedList(location, workingTree, ".files", Longest);

    /// <summary>Adds a file that a session changed.</summary>
    /// <returns>False if others kept the list locked for too long, so that it was not added.</returns>
    public bool Add(ChangedFile file) => _list.Append(Line(file, isLeft: false), () => Recent(file.ChangedAt - s_longestKept));

    /// <summary>Takes files out, unless their sessions changed them again since they were read.</summary>
    public void Remove(IReadOnlyList<ChangedFile> files)
    {
        if (files.Count > 0)
            _list.Change(() => string.Concat(files.Intersect(All()).Select(file => Line(file, isLeft: true))));
    }

    /// <summary>Makes the files of a session those of the one that goes on with its work.</summary>
    public void HandOver(string from, string to) =>
        _list.Change(() =>
            string.Concat(
                All()
                    .Where(file => file.SessionId == from)
                    .Select(file => Line(file, isLeft: true) + Line(file with { SessionId = to }, isLeft: false))
            )
        );

    /// <summary>The files, in the order in which they were first changed.</summary>
    public IReadOnlyList<ChangedFile> All() => Read(_list.Read());

    /// <summary>The sessions that have changed one file, in the order in which they first did.</summary>
    /// <param name="path">The file's path, without links.</param>
    public IReadOnlyList<ChangedFile> Of(string path)
    {
        var content = _list.Read();
        // Most files are nobody's, and then nothing is parsed.
        return content.IndexOf(Encoding.UTF8.GetBytes(Member(path))) < 0
            ? []
            : [.. Read(content).Where(file => string.Equals(file.Path, path, StringComparison.Ordinal))];
    }

    private string Recent(DateTimeOffset oldest) =>
        string.Concat(All().Where(file => file.ChangedAt >= oldest).Select(file => Line(file, isLeft: false)));

    private static string Line(ChangedFile file, bool isLeft) =>
        new JsonLine()
            .Add("at", file.ChangedAt.ToUnixTimeSeconds())
            .Add("session_id", file.SessionId)
            .Add("path", file.Path)
            .AddIfTrue("left", isLeft)
            .ToString() + '\n';

    private static string Member(string path) => new JsonLine().Add("path", path).ToString()[1..^1];

    private static List<ChangedFile> Read(ReadOnlySpan<byte> content)
    {
        var files = new OrderedDictionary<(string, string), ChangedFile>();
        foreach (var range in content.Split((byte)'\n'))
        {
            if (Parse(content[range], out var isLeft) is not { } file)
                continue;
            if (isLeft)
                files.Remove((file.SessionId, file.Path));
            else
                files[(file.SessionId, file.Path)] = file;
        }

        return [.. files.Values];
    }

    private static ChangedFile? Parse(ReadOnlySpan<byte> line, out bool isLeft)
    {
        isLeft = false;
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
            else if (JsonText.Is(ref reader, "left"u8))
                isLeft = reader.Read() && reader.TokenType == JsonToken.True;
            else
                reader.Skip();
        }

        return reader.IsAtEnd() && session.Length > 0 && path.Length > 0 && second is > 0 and <= LineNumber.LastUnixSecond
            ? new ChangedFile(session, path, DateTimeOffset.FromUnixTimeSeconds((long)second))
            : null;
    }
}

using PoolCoordination.Entries;
using PoolCoordination.Json;
using PoolCoordination.Storage;

namespace PoolCoordination.Sessions;

/// <summary>
/// The commands of sessions that were about to move HEAD, a branch or the stash of a repository: a list that the hooks of all append to, so
/// that it is known whose a move was.
/// </summary>
/// <param name="location">The pool.</param>
/// <param name="commonFolder">The git common directory.</param>
internal sealed class RepositoryCommands(PoolLocation location, string commonFolder)
{
    private const long Longest = 64 * 1024;
    private const int MostKept = 200;

    /// <summary>How long a command may take of which the end is not known, so that a move after it is still its own.</summary>
    private static readonly TimeSpan s_longestRun = TimeSpan.FromMinutes(10);

    private readonly SharedList _list = new(location, commonFolder, ".commands", Longest);

    /// <summary>Adds one.</summary>
    /// <returns>False if others kept the list locked for too long, so that it was not added.</returns>
    public bool Add(RepositoryCommand command) =>
        _list.Append(Line(command), () => string.Concat(All().TakeLast(MostKept).Select(Line)));

    /// <summary>All that are kept, in the order in which they ran.</summary>
    public IReadOnlyList<RepositoryCommand> All()
    {
        var commands = new List<RepositoryCommand>();
        var content = _list.Read();
        foreach (var line in content.Split((byte)'\n'))
        {
            if (Parse(content[line]) is { } command)
                commands.Add(command);
        }

        return commands;
    }

    /// <summary>The sessions whose command may have made a move: none if it was a person or an unknown program.</summary>
    /// <param name="commands">What <see cref="All"/> gives.</param>
    /// <param name="moment">When the move was made, in whole seconds.</param>
    /// <param name="workingTree">The working tree whose HEAD moved; null for a move of the stash, which all working trees share.</param>
    /// <returns>The session that began last; several if they began in the same second.</returns>
    public static IReadOnlyList<string> SessionsAt(
        IReadOnlyList<RepositoryCommand> commands,
        DateTimeOffset moment,
        string? workingTree
    )
    {
        var sessions = new List<string>();
        var ended = new HashSet<string>(StringComparer.Ordinal);
        var begun = DateTimeOffset.MinValue;
        for (var i = commands.Count - 1; i >= 0; i--)
        {
            var command = commands[i];
            var isOther = workingTree is null ? !command.IsAboutStash : command.WorkingTree != workingTree;
            if (isOther || command.At > moment || ended.Contains(command.SessionId))
                continue;
            if (command.IsEnd && command.At < moment)
                ended.Add(command.SessionId);
            if (command.IsEnd || sessions.Contains(command.SessionId))
                continue;
            if (moment - command.At > s_longestRun || (sessions.Count > 0 && command.At != begun))
                break;
            sessions.Add(command.SessionId);
            begun = command.At;
        }

        return sessions;
    }

    private static string Line(RepositoryCommand command) =>
        new JsonLine()
            .Add("at", command.At.ToUnixTimeSeconds())
            .Add("session_id", command.SessionId)
            .Add("working_tree", command.WorkingTree)
            .AddIfTrue("stash", command.IsAboutStash)
            .AddIfTrue("end", command.IsEnd)
            .ToString() + '\n';

    private static RepositoryCommand? Parse(ReadOnlySpan<byte> line)
    {
        var reader = new JsonReader(line);
        if (!reader.Read() || reader.TokenType != JsonToken.StartObject)
            return null;
        var (session, tree, isStash, isEnd, second) = ("", "", false, false, 0d);
        while (reader.Read() && reader.TokenType == JsonToken.PropertyName)
        {
            if (JsonText.Is(ref reader, "session_id"u8))
                session = reader.Read() && reader.TokenType == JsonToken.String ? JsonText.Read(ref reader) : "";
            else if (JsonText.Is(ref reader, "working_tree"u8))
                tree = reader.Read() && reader.TokenType == JsonToken.String ? JsonText.Read(ref reader) : "";
            else if (JsonText.Is(ref reader, "stash"u8))
                isStash = reader.Read() && reader.TokenType == JsonToken.True;
            else if (JsonText.Is(ref reader, "end"u8))
                isEnd = reader.Read() && reader.TokenType == JsonToken.True;
            else if (JsonText.Is(ref reader, "at"u8))
                _ = reader.Read() && reader.TryGetDouble(out second);
            else
                reader.Skip();
        }

        return reader.IsAtEnd() && session.Length > 0 && second is > 0 and <= LineNumber.LastUnixSecond
            ? new RepositoryCommand(DateTimeOffset.FromUnixTimeSeconds((long)second), session, tree, isStash) { IsEnd = isEnd }
            : null;
    }
}

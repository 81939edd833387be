using PoolCoordination.Entries;
using PoolCoordination.Json;
using PoolCoordination.Storage;
using PoolCoordination.Text;

namespace PoolCoordination.Sessions;

/// <summary>The records of the sessions of a pool: a small file of JSON each, which is replaced as a whole.</summary>
internal static class SessionRecords
{
    private const string Extension = ".session";
    private const string Working = "working";
    private const string Waiting = "waiting";
    private const string Ended = "ended";
    private const int MostSuccessors = 100;
    private const char ProcessSeparator = ',';
    private const char LineSeparator = '\n';

    /// <summary>The record of a session; null where there is none, or it cannot be read.</summary>
    public static SessionRecord? Find(PoolLocation location, string sessionId) =>
        Read(location, SessionFiles.PathOf(location, sessionId, Extension)) is { } record && record.SessionId == sessionId ? record : null;

    /// <summary>The ids of the sessions that go on with a session's work: its own, unless it has ended and others followed it.</summary>
    public static IReadOnlyList<string> WorkersOf(PoolLocation location, string sessionId)
    {
        List<string> workers = [];
        List<string> sessions = [sessionId];
        for (var i = 0; i < sessions.Count && i < MostSuccessors; i++)
        {
            var record = Find(location, sessions[i]);
            if (record is { Status: SessionStatus.Ended, Successors.Count: > 0 })
                sessions.AddRange(record.Successors);
            // Of those that have ended the last one counts where no other is left.
            else if (record is not { Status: SessionStatus.Ended } || i == sessions.Count - 1 && workers.Count == 0)
                workers.Add(sessions[i]);
        }

        return workers.Count > 0 ? workers : [sessionId];
    }

    /// <summary>Whether a session is another one, or goes on with its work, also beside it.</summary>
    public static bool IsContinuedBy(PoolLocation location, string sessionId, string other)
    {
        List<string> sessions = [sessionId];
        for (var i = 0; i < sessions.Count && i < MostSuccessors; i++)
        {
            if (sessions[i] == other)
                return true;
            sessions.AddRange(Find(location, sessions[i])?.Successors ?? TextList.Empty);
        }

        return false;
    }

    /// <summary>Writes down that another session goes on with the work of a session, and what changes for that one.</summary>
    /// <returns>The record as it is from then on; null where there is none.</returns>
    public static SessionRecord? Continue(
        PoolLocation location,
        string sessionId,
        string successor,
        Func<SessionRecord, SessionRecord> change
    )
    {
        using var mutex = FileMutex.TryAcquire(SessionFiles.LockPathOf(location, sessionId), LockTimeout.OfHook);
        if (Find(location, sessionId) is not { } record)
            return null;
        List<string> successors = [.. record.Successors.Where(other => other != successor), successor];
        var changed = change(record) with { Successors = TextList.Of([.. successors.TakeLast(MostSuccessors)]) };
        Write(location, changed);
        return changed;
    }

    /// <summary>All records that can be read.</summary>
    public static IEnumerable<SessionRecord> All(PoolLocation location)
    {
        if (!Directory.Exists(location.SessionsFolder))
            yield break;
        foreach (var file in Directory.EnumerateFiles(location.SessionsFolder, "*" + Extension))
        {
            if (Read(location, file) is { } record)
                yield return record;
        }
    }

    /// <summary>Those that were written last.</summary>
    /// <param name="location">The pool.</param>
    /// <param name="most">How many are looked at.</param>
    public static IEnumerable<SessionRecord> Newest(PoolLocation location, int most) =>
        new DirectoryInfo(location.SessionsFolder) is { Exists: true } folder
            ? folder
                .EnumerateFiles("*" + Extension)
                .OrderByDescending(file => file.LastWriteTimeUtc)
                .Take(most)
                .Select(file => Read(location, file.FullName))
                .OfType<SessionRecord>()
            : [];

    /// <summary>The record of another session that was seen last; null where there is none.</summary>
    /// <param name="location">The pool.</param>
    /// <param name="sessionId">The session that it is not.</param>
    /// <param name="isMeant">Which sessions may be it.</param>
    public static SessionRecord? Last(PoolLocation location, string sessionId, Predicate<SessionRecord> isMeant)
    {
        SessionRecord? last = null;
        foreach (var record in All(location))
        {
            if (record.SessionId != sessionId && isMeant(record) && !(last?.LastSeen > record.LastSeen))
                last = record;
        }

        return last;
    }

    /// <summary>The records of the sessions that are chosen by the short forms of their ids; others are not read.</summary>
    public static IEnumerable<SessionRecord> Of(PoolLocation location, Func<string, bool> isChosen)
    {
        if (!Directory.Exists(location.SessionsFolder))
            yield break;
        foreach (var file in Directory.EnumerateFiles(location.SessionsFolder, "*" + Extension))
        {
            if (
                Identity.Shorten(Path.GetFileNameWithoutExtension(file)) is { } session
                && isChosen(session)
                && Read(location, file) is { } record
            )
                yield return record;
        }
    }

    /// <summary>Writes a session's record.</summary>
    /// <exception cref="IOException">It cannot be written.</exception>
    /// <exception cref="UnauthorizedAccessException">It may not be written.</exception>
    public static void Write(PoolLocation location, SessionRecord record) =>
        RewrittenLine.Write(SessionFiles.PathOf(location, record.SessionId, Extension), Text(record) + '\n');

    private static SessionRecord? Read(PoolLocation location, string path)
    {
        try
        {
            return RewrittenLine.Read(path, location.Owners) is { } line ? Parse(line.Span) : null;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            // What stands there is not this user's, or no file; a session without a record is one that nothing is known of.
            return null;
        }
    }

    /// <summary>A record as a line of JSON, without its end.</summary>
    public static string Text(SessionRecord record) =>
        new JsonLine()
            .Add("session_id", record.SessionId)
            .Add("agent", record.Agent)
            .Add("instance", record.Instance)
            .AddIfGiven("title", record.Title)
            .AddIfGiven("topic", record.Topic)
            .Add("machine", record.Machine)
            .Add("processes", string.Join(ProcessSeparator, record.Processes))
            .Add("working_folder", record.WorkingFolder)
            .Add("working_tree", record.WorkingTree)
            .AddIfGiven("common_folder", record.CommonFolder)
            .AddIfGiven("branch", record.Branch)
            .Add("begun", record.Begun.ToUnixTimeSeconds())
            .Add("last_seen", record.LastSeen.ToUnixTimeSeconds())
            .Add("status", NameOf(record.Status))
            .AddIfGiven("successors", record.Successors.Count == 0 ? null : string.Join(LineSeparator, record.Successors))
            .AddIfGiven("changed_files", record.ChangedFiles.Count == 0 ? null : string.Join(LineSeparator, record.ChangedFiles))
            .ToString();

    /// <summary>Reads what <see cref="Text(SessionRecord)"/> gave; null where it is something else.</summary>
    public static SessionRecord? Parse(ReadOnlySpan<byte> json)
    {
        var reader = new JsonReader(json);
        if (!reader.Read() || reader.TokenType != JsonToken.StartObject)
            return null;
        var record = new SessionRecord { SessionId = "", Agent = "" };
        while (reader.Read() && reader.TokenType == JsonToken.PropertyName)
        {
            if (JsonText.Is(ref reader, "session_id"u8))
                record = record with { SessionId = Text(ref reader) };
            else if (JsonText.Is(ref reader, "agent"u8))
                record = record with { Agent = Name(ref reader) };
            else if (JsonText.Is(ref reader, "instance"u8))
                record = record with { Instance = Name(ref reader) };
            else if (JsonText.Is(ref reader, "title"u8))
                record = record with { Title = Name(ref reader) };
            else if (JsonText.Is(ref reader, "topic"u8))
                record = record with { Topic = PromptTopic.Clean(Text(ref reader)) };
            else if (JsonText.Is(ref reader, "machine"u8))
                record = record with { Machine = Name(ref reader) };
            else if (JsonText.Is(ref reader, "processes"u8))
                record = record with { Processes = TextList.Of(Parts(ref reader, ProcessSeparator)) };
            else if (JsonText.Is(ref reader, "working_folder"u8))
                record = record with { WorkingFolder = Text(ref reader) };
            else if (JsonText.Is(ref reader, "working_tree"u8))
                record = record with { WorkingTree = Text(ref reader) };
            else if (JsonText.Is(ref reader, "common_folder"u8))
                record = record with { CommonFolder = Text(ref reader) };
            else if (JsonText.Is(ref reader, "branch"u8))
                record = record with { Branch = Name(ref reader) };
            else if (JsonText.Is(ref reader, "begun"u8))
                record = record with { Begun = Time(ref reader) };
            else if (JsonText.Is(ref reader, "last_seen"u8))
                record = record with { LastSeen = Time(ref reader) };
            else if (JsonText.Is(ref reader, "status"u8))
                record = record with { Status = StatusOf(Text(ref reader)) };
            else if (JsonText.Is(ref reader, "successors"u8))
                record = record with { Successors = TextList.Of(Parts(ref reader, LineSeparator)) };
            else if (JsonText.Is(ref reader, "changed_files"u8))
                record = record with { ChangedFiles = TextList.Of(Parts(ref reader, LineSeparator)) };
            else
                Pass(ref reader);
        }

        return reader.IsAtEnd() && record.SessionId.Length > 0 ? record : null;
    }

    private static string Text(ref JsonReader reader)
    {
        reader.Read();
        if (reader.TokenType == JsonToken.String)
            return JsonText.Read(ref reader);
        reader.Skip();
        return "";
    }

    private static string[] Parts(ref JsonReader reader, char separator) =>
        Text(ref reader).Split(separator, StringSplitOptions.RemoveEmptyEntries);

    private static string Name(ref JsonReader reader) => Identity.CleanName(Text(ref reader));

    private static DateTimeOffset Time(ref JsonReader reader)
    {
        reader.Read();
        if (reader.TokenType == JsonToken.Number && reader.TryGetDouble(out var second) && second is > 0 and <= LineNumber.LastUnixSecond)
            return DateTimeOffset.FromUnixTimeSeconds((long)second);
        reader.Skip();
        return DateTimeOffset.UnixEpoch;
    }

    private static void Pass(ref JsonReader reader)
    {
        reader.Read();
        reader.Skip();
    }

    private static string NameOf(SessionStatus status) =>
        status switch
        {
            SessionStatus.Working => Working,
            SessionStatus.Ended => Ended,
            _ => Waiting,
        };

    private static SessionStatus StatusOf(string name) =>
        name switch
        {
            Working => SessionStatus.Working,
            Ended => SessionStatus.Ended,
            _ => SessionStatus.Waiting,
        };
}

using System.Globalization;
using System.Text;
using PoolCoordination.Entries;
using PoolCoordination.Log;

namespace PoolCoordination.Hooks;

/// <summary>What one session has behind it, kept beside the log so that its next hook knows: a small file per session.</summary>
internal sealed record SessionState
{
    private const string Version = "2";
    private const string Extension = ".state";
    private const string AtWork = "at-work";
    private const string Ended = "ended";

    private static readonly LogPosition s_none = new(0, 0, 0);

    private static readonly TimeSpan s_lately = TimeSpan.FromHours(1);

    private static readonly TimeSpan s_longestIdle = TimeSpan.FromDays(8);

    /// <summary>The place in the log up to which everything was considered, shown or not; null at the beginning.</summary>
    public LogPosition? Considered { get; init; }

    /// <summary>When that was, in whole seconds; it tells what is new where the log was replaced and the place is gone.</summary>
    public DateTimeOffset ConsideredAt { get; init; } = DateTimeOffset.UnixEpoch;

    /// <summary>The length in bytes of the transcript up to which all blocks were collected.</summary>
    public long CollectedTranscript { get; init; }

    /// <summary>Whether no hook of the session has written anything down yet.</summary>
    public bool IsNew { get; private init; }

    /// <summary>The instance that the session was last; empty where no hook has run yet.</summary>
    public string Instance { get; init; } = "";

    /// <summary>Whether the session has ended; it is at work again when it is resumed.</summary>
    public bool IsEnded { get; init; }

    /// <summary>The sessions that were at work of late and have not ended.</summary>
    public static IEnumerable<(string Id, string Instance)> ActiveSessions(PoolLocation location, DateTimeOffset now)
    {
        if (!Directory.Exists(location.SessionsFolder))
            yield break;
        foreach (var file in Directory.EnumerateFiles(location.SessionsFolder, "*" + Extension))
        {
            if (now.UtcDateTime - File.GetLastWriteTimeUtc(file) < s_lately && Parse(File.ReadAllText(file)) is { IsEnded: false, Instance.Length: > 0 } state)
                yield return (Identity.Shorten(Path.GetFileName(file))!, state.Instance);
        }
    }

    /// <summary>Reads a session's state; without a file, or with one of another version, it is that of a new session.</summary>
    public static SessionState Read(PoolLocation location, string sessionId)
    {
        var path = PathOf(location, sessionId, Extension);
        return File.Exists(path) ? Parse(File.ReadAllText(path)) : new SessionState { IsNew = true };
    }

    /// <summary>Removes the states of sessions that have been idle for so long that nothing of theirs can be live.</summary>
    public static void RemoveOld(PoolLocation location, DateTimeOffset now)
    {
        if (!Directory.Exists(location.SessionsFolder))
            return;
        foreach (var file in Directory.EnumerateFiles(location.SessionsFolder))
        {
            if (now.UtcDateTime - File.GetLastWriteTimeUtc(file) > s_longestIdle)
                File.Delete(file);
        }
    }

    /// <summary>Writes the state.</summary>
    public void Write(PoolLocation location, string sessionId)
    {
        var position = Considered ?? s_none;
        var text = string.Create(
            CultureInfo.InvariantCulture,
            $"{Version} {position.Offset} {position.LineLength} {position.LineHash} {ConsideredAt.ToUnixTimeSeconds()} {CollectedTranscript} {(IsEnded ? Ended : AtWork)} {Instance}\n"
        );
        PrivateFile.Replace(PathOf(location, sessionId, Extension), Encoding.UTF8.GetBytes(text));
    }

    /// <summary>The path of a file about a session, which goes when the session has been idle for long.</summary>
    internal static string PathOf(PoolLocation location, string sessionId, string extension)
    {
        Span<char> name = stackalloc char[Math.Min(sessionId.Length, 64)];
        for (var i = 0; i < name.Length; i++)
            name[i] = char.IsAsciiLetterOrDigit(sessionId[i]) ? sessionId[i] : '-';
        return Path.Combine(location.SessionsFolder, $"{name}{extension}");
    }

    private static SessionState Parse(string text)
    {
        var fields = text.TrimEnd('\n').Split(' ', 8);
        if (
            fields is not [Version, var offset, var length, var hash, var second, var transcript, var activity, var instance]
            || !long.TryParse(offset, CultureInfo.InvariantCulture, out var lineEnd)
            || !int.TryParse(length, CultureInfo.InvariantCulture, out var lineLength)
            || !ulong.TryParse(hash, CultureInfo.InvariantCulture, out var lineHash)
            || !long.TryParse(second, CultureInfo.InvariantCulture, out var consideredSecond)
            || !long.TryParse(transcript, CultureInfo.InvariantCulture, out var collected)
        )
        {
            return new SessionState { IsNew = true };
        }

        var position = new LogPosition(lineEnd, lineLength, lineHash);
        return new SessionState
        {
            Considered = position == s_none ? null : position,
            ConsideredAt = DateTimeOffset.FromUnixTimeSeconds(Math.Clamp(consideredSecond, 0, (long)LineNumber.LastUnixSecond)),
            CollectedTranscript = collected,
            IsEnded = activity == Ended,
            Instance = instance,
        };
    }
}

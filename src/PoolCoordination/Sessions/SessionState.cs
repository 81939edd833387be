using System.Globalization;
using System.Text;
using PoolCoordination.Entries;
using PoolCoordination.Log;
using PoolCoordination.Storage;
using PoolCoordination.Text;

namespace PoolCoordination.Sessions;

/// <summary>The state of one session: what it has seen and done, in a small file beside the log so that its next hook knows.</summary>
internal sealed record SessionState
{
    private const string Version = "8";
    private const string VersionBefore = "7";
    private const string AtWork = "at-work";
    private const string Ended = "ended";
    private const string NoTurn = "-";

    private static readonly LogPosition s_none = new(0, 0, 0);

    /// <summary>The place in the log up to which everything was considered, shown or not; null at the beginning.</summary>
    public LogPosition? Considered { get; init; }

    /// <summary>When that was, in whole seconds; it tells what is new where the log was replaced and the place is gone.</summary>
    public DateTimeOffset ConsideredAt { get; init; } = DateTimeOffset.UnixEpoch;

    /// <summary>The length in bytes of the transcript up to which all blocks were collected.</summary>
    public long CollectedTranscript { get; init; }

    /// <summary>The id of the turn that went on there, to which what comes late belongs; null where it is not known.</summary>
    public string? CollectedTurn { get; init; }

    /// <summary>The length in bytes of the session's notices up to which all were shown.</summary>
    public long ToldNotices { get; init; }

    /// <summary>The claims in other working trees, and the changed files of others, that it was told of.</summary>
    public ToldOnce ToldOnce { get; init; }

    /// <summary>
    /// When the session began: what its transcript has of before is another's. The beginning of all times where that is not known.
    /// </summary>
    public DateTimeOffset StartedAt { get; init; } = DateTimeOffset.UnixEpoch;

    /// <summary>The hash of the id of the latest turn of which a block was written while it went on; 0 where there was none.</summary>
    public ulong TurnWithBlock { get; init; }

    /// <summary>When the session was last woken, in whole seconds; the beginning of Unix time where it never was.</summary>
    public DateTimeOffset WokenAt { get; init; } = DateTimeOffset.UnixEpoch;

    /// <summary>When the session was last asked for a block, in whole seconds; the beginning of Unix time where it never was.</summary>
    public DateTimeOffset AskedAt { get; init; } = DateTimeOffset.UnixEpoch;

    /// <summary>How far the moves of HEAD and of the stash were seen, and of which working tree.</summary>
    public SeenMoves SeenMoves { get; init; }

    /// <summary>Whether no hook of the session has written anything down yet.</summary>
    public bool IsNew { get; private init; }

    /// <summary>The state of a session of which nothing is known.</summary>
    public static SessionState New { get; } = new() { IsNew = true };

    /// <summary>The instance that the session was last; empty where no hook has run yet.</summary>
    public string Instance { get; init; } = "";

    /// <summary>Whether the session has ended; it is at work again when it is resumed.</summary>
    public bool IsEnded { get; init; }

    /// <summary>The names of other sessions that were at work since a moment.</summary>
    public static IEnumerable<string> NamesOfOthers(
        PoolLocation location,
        string sessionId,
        DateTimeOffset since,
        bool includesEnded = true
    )
    {
        if (!Directory.Exists(SessionFiles.FolderOf(location)))
            yield break;
        var own = SessionFiles.PathOf(location, sessionId, SessionFiles.State);
        foreach (var file in Directory.EnumerateFiles(location.SessionsFolder, "*" + SessionFiles.State))
        {
            if (
                !string.Equals(file, own, StringComparison.Ordinal)
                && File.GetLastWriteTimeUtc(file) >= since.UtcDateTime
                && Of(location, file) is { Instance.Length: > 0 } state
                && (includesEnded || !state.IsEnded)
            )
                yield return state.Instance;
        }
    }

    /// <summary>
    /// The live entries that it was not shown yet. In a log that took the place of the one before, the time says what is new.
    /// </summary>
    public EntryScan NewIn(LogSnapshot snapshot, DateTimeOffset now)
    {
        var live = EntryScan.Live(now);
        return Considered is not { } considered ? live
            : snapshot.TryFind(considered, out var from) ? live with { From = from }
            : live with { Oldest = ConsideredAt };
    }

    /// <summary>Reads a session's state; without a file, or with one of another version, it is that of a new session.</summary>
    public static SessionState Read(PoolLocation location, string sessionId)
    {
        var path = SessionFiles.PathOf(location, sessionId, SessionFiles.State);
        return Of(location, path) ?? New;
    }

    /// <summary>Gets the state once a session was shown what the log had up to a place; it never goes back to an earlier one.</summary>
    /// <param name="from">The place up to which everything had been considered when it was read.</param>
    /// <param name="end">The place up to which it was read.</param>
    /// <param name="at">When it was read.</param>
    public SessionState Consider(LogPosition? from, LogPosition? end, DateTimeOffset at)
    {
        // Where nobody else was quicker, an earlier place is right too: the log was replaced by a shorter one.
        var isLater = Considered == from || Considered is not { } considered || (end is { } place && place.Offset >= considered.Offset);
        return isLater ? this with { Considered = end, ConsideredAt = at } : this;
    }

    /// <summary>Gets the state once the session began, unless it did before.</summary>
    public SessionState StartAt(DateTimeOffset now) => IsNew ? this with { StartedAt = now } : this;

    /// <summary>Gets the state once all blocks of the transcript up to a length were collected; it never goes back.</summary>
    /// <param name="from">The length up to which they had been collected when it was read.</param>
    /// <param name="length">The length up to which it was read.</param>
    /// <param name="turn">The id of the turn that went on there; null where it is not known.</param>
    public SessionState Collect(long from, long length, string? turn) =>
        CollectedTranscript == from || length > CollectedTranscript
            ? this with
            {
                CollectedTranscript = length,
                CollectedTurn = IsWord(turn) ? turn : null,
            }
            : this;

    /// <summary>Gets the state once a block of a turn was written while the turn went on.</summary>
    public SessionState WithBlockIn(string turn) => this with { TurnWithBlock = Fnv1a.Hash(turn) };

    /// <summary>Whether a block of a turn was written while it went on.</summary>
    public bool IsTurnWithBlock(string? turn) => turn is not null && TurnWithBlock == Fnv1a.Hash(turn);

    /// <summary>Writes the state.</summary>
    public void Write(PoolLocation location, string sessionId)
    {
        var position = Considered ?? s_none;
        var text = string.Create(
            CultureInfo.InvariantCulture,
            $"{Version} {position.Offset} {position.LineLength} {position.LineHash} {ConsideredAt.ToUnixTimeSeconds()} "
                + $"{CollectedTranscript} {ToldNotices} {StartedAt.ToUnixTimeMilliseconds()} {ToldOnce} {TurnWithBlock} "
                + $"{WokenAt.ToUnixTimeSeconds()} {AskedAt.ToUnixTimeSeconds()} {SeenMoves} {CollectedTurn ?? NoTurn} "
                + $"{(IsEnded ? Ended : AtWork)} {Instance}\n"
        );
        RewrittenLine.Write(SessionFiles.PathOf(location, sessionId, SessionFiles.State), text);
    }

    private static bool IsWord(string? id) =>
        id is { Length: > 1 and <= 64 } && id.All(character => char.IsAsciiLetterOrDigit(character) || character is '-' or '_');

    private static SessionState? Of(PoolLocation location, string path) =>
        RewrittenLine.Read(path, location.Owners) is { } line ? Parse(Encoding.UTF8.GetString(line.Span)) : null;

    /// <summary>A state in the present form: the version before did not have when the session was asked.</summary>
    private static string Current(string text)
    {
        if (!text.StartsWith(VersionBefore + " ", StringComparison.Ordinal))
            return text;
        var fields = text.Split(' ', 12);
        return fields.Length < 12 ? text : $"{Version}{string.Join(' ', fields[..11])[VersionBefore.Length..]} 0 {fields[11]}";
    }

    private static SessionState Parse(string text)
    {
        var fields = Current(text.TrimEnd('\n')).Split(' ', 16);
        if (
            fields
                is not [
                    Version,
                    var offset,
                    var length,
                    var hash,
                    var second,
                    var transcript,
                    var notices,
                    var start,
                    var claims,
                    var turn,
                    var woken,
                    var asked,
                    var moves,
                    var collectedTurn,
                    var activity,
                    var instance,
                ]
            || !long.TryParse(offset, CultureInfo.InvariantCulture, out var lineEnd)
            || !int.TryParse(length, CultureInfo.InvariantCulture, out var lineLength)
            || !ulong.TryParse(hash, CultureInfo.InvariantCulture, out var lineHash)
            || !long.TryParse(second, CultureInfo.InvariantCulture, out var consideredSecond)
            || !long.TryParse(transcript, CultureInfo.InvariantCulture, out var collected)
            || !long.TryParse(notices, CultureInfo.InvariantCulture, out var told)
            || !long.TryParse(start, CultureInfo.InvariantCulture, out var startedAt)
            || !ulong.TryParse(turn, CultureInfo.InvariantCulture, out var turnWithBlock)
            || !long.TryParse(woken, CultureInfo.InvariantCulture, out var wokenSecond)
            || !long.TryParse(asked, CultureInfo.InvariantCulture, out var askedSecond)
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
            CollectedTurn = collectedTurn == NoTurn ? null : collectedTurn,
            ToldNotices = told,
            ToldOnce = ToldOnce.Parse(claims),
            StartedAt = DateTimeOffset.FromUnixTimeMilliseconds(Math.Clamp(startedAt, 0, (long)LineNumber.LastUnixSecond * 1000)),
            TurnWithBlock = turnWithBlock,
            SeenMoves = SeenMoves.Parse(moves),
            WokenAt = DateTimeOffset.FromUnixTimeSeconds(Math.Clamp(wokenSecond, 0, (long)LineNumber.LastUnixSecond)),
            AskedAt = DateTimeOffset.FromUnixTimeSeconds(Math.Clamp(askedSecond, 0, (long)LineNumber.LastUnixSecond)),
            IsEnded = activity == Ended,
            Instance = instance,
        };
    }

    /// <summary>The name of the instance.</summary>
    public override string ToString() => Instance;
}

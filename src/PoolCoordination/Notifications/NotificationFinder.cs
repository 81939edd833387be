using PoolCoordination.Claims;
using PoolCoordination.Entries;
using PoolCoordination.Host;
using PoolCoordination.Log;
using PoolCoordination.Pools;
using PoolCoordination.Sessions;
using PoolCoordination.Status;

namespace PoolCoordination.Notifications;

/// <summary>
/// Finds which entries a user should know of at once: those that concern the instance of the pool's environment, or where it names none,
/// all sessions that are at work on this machine.
/// </summary>
/// <param name="pool">The pool.</param>
/// <param name="isForAll">Whether those that concern any such session are found, whatever the environment names.</param>
internal sealed class NotificationFinder(Pool pool, bool isForAll = false)
{
    /// <summary>How many of the latest blockers and completions are looked at.</summary>
    private const int MostConsidered = 500;

    /// <summary>Whether any session is at work on this machine.</summary>
    internal bool AreSessionsAtWork => SessionsAtWork().Any();

    /// <summary>What an entry means for each whom it concerns; nothing for most entries.</summary>
    /// <param name="entry">An entry that is in the log.</param>
    public IReadOnlyList<PoolNotification> Of(PoolEntry entry)
    {
        ArgumentNullException.ThrowIfNull(entry);
        // What a person does by hand is no news to that person.
        if (entry.Renews is not null || (entry.SessionId is null && Identity.Of(pool.Environment).Owns(entry)))
            return [];
        using var snapshot = pool.Log.Open();
        var claims = pool.Claims(snapshot);
        var ended = claims.EndedBy(entry.Id);
        var completed = entry.Action == PoolAction.Completed ? BlockersOf(entry, snapshot) : [];
        return
        [
            .. Readers()
                .SelectMany(reader => Of(entry, reader, claims, ended, completed))
                .DistinctBy(notification => (notification.Kind, notification.Instance)),
        ];
    }

    private static IEnumerable<PoolNotification> Of(
        PoolEntry entry,
        Identity reader,
        ClaimTable claims,
        List<Claim> ended,
        List<PoolEntry> completed
    )
    {
        if (reader.Owns(entry))
        {
            if (entry.Action == PoolAction.Blocked)
                yield return Notification(NotificationKind.Blocked, reader, reader.Instance, entry.Topic, entry);
            if (claims.Find(entry.Id) is { Status: ClaimStatus.Refused, ClosedBy: { } id } && claims.Find(id) is { } holder)
                yield return Notification(NotificationKind.Blocked, reader, holder.Instance, holder.Topic, entry);
            yield break;
        }

        if (entry.Action == PoolAction.Blocked && Blockers.Names(entry, reader.Instance))
            yield return Notification(NotificationKind.Blocked, reader, entry.Instance, entry.Topic, entry);
        if (entry.IsForced)
        {
            foreach (var lost in ended.Where(claim => reader.Owns(claim.Entry) && !claims.IsMadeAgain(claim)))
                yield return Notification(NotificationKind.ClaimTaken, reader, entry.Instance, lost.Topic, entry);
        }

        var isResolved = completed.Exists(blocker => reader.Owns(blocker) || Blockers.Names(blocker, reader.Instance));
        var isDone = isResolved || ended.Exists(claim => !claims.IsMadeAgain(claim) && IsWaitedFor(claim));
        if (isDone)
            yield return Notification(NotificationKind.Unblocked, reader, entry.Instance, entry.Topic, entry);

        bool IsWaitedFor(Claim claim) =>
            claims.All.Any(refused =>
                refused.Status == ClaimStatus.Refused
                && refused.ClosedBy == claim.Id
                && reader.Owns(refused.Entry)
                && refused.IsUnexpiredAt(entry.Timestamp)
                && !claims.IsMadeAgain(refused)
            );
    }

    /// <summary>A notification, as long as an entry of this product is: programs and systems take no more than so much.</summary>
    private static PoolNotification Notification(NotificationKind kind, Identity reader, string other, string subject, PoolEntry entry) =>
        new(kind, reader.Instance, Identity.CleanName(other), Bounded(entry with { Topic = subject }).Topic, Bounded(entry));

    private static PoolEntry Bounded(PoolEntry entry) =>
        EntryHygiene.Clean(entry with { OtherMembers = "", Relevance = RelevanceScores.Of([]) }).ForDisplay();

    /// <summary>The blockers with the topic of a completion that nobody had completed before.</summary>
    private List<PoolEntry> BlockersOf(PoolEntry completion, LogSnapshot snapshot)
    {
        var scan = EntryScan.Live(pool.Now) with { Filter = new MemberFilter([], Blockers.Actions) };
        var before = snapshot.EntriesBack(scan).Take(MostConsidered).SkipWhile(entry => entry.Id != completion.Id).Skip(1);
        return
        [
            .. Blockers.Unresolved(before)
                .Where(blocker => string.Equals(blocker.Topic, completion.Topic, StringComparison.OrdinalIgnoreCase)),
        ];
    }

    private IEnumerable<Identity> Readers()
    {
        var environment = pool.Environment;
        if (!isForAll && (environment.Instance is not null || environment.SessionId is not null))
            return [Identity.Of(environment)];
        var sessions = SessionsAtWork().Select(record => new Identity(record.Instance, record.SessionId));
        // A person at a shell has none.
        return environment.SessionId is null ? sessions.Append(Identity.Of(environment)) : sessions;
    }

    private IEnumerable<SessionRecord> SessionsAtWork()
    {
        var (now, processes) = (pool.Now, ProcessTable.OfMachine());
        return SessionRecords
            .All(pool.Location)
            .Where(record => record.Machine == Environment.MachineName && record.IsAtWorkAt(now, processes));
    }
}

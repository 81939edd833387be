using System.Globalization;
using PoolCoordination.Claims;
using PoolCoordination.Entries;
using PoolCoordination.Faults;
using PoolCoordination.Log;
using PoolCoordination.Pools;
using PoolCoordination.Relevance;
using PoolCoordination.Sessions;
using PoolCoordination.Status;
using PoolCoordination.Text;

namespace PoolCoordination.Board;

/// <summary>
/// What a status line says of a session, such as <c>A · 2 claims · C blocks you · 3 new</c>: the claims that it holds, what it waits for,
/// what others added since it was last shown something, and what waits to be delivered.
/// </summary>
public static class SessionLine
{
    private const string Separator = " · ";
    private const int LongestTopic = 40;

    /// <summary>How many entries are looked at, the newest, as the line is asked for after each answer.</summary>
    private const int MostConsidered = 500;

    /// <summary>How many are counted as new.</summary>
    private const int MostNew = 99;

    /// <summary>How long a status line waits for a server.</summary>
    private static readonly TimeSpan s_timeout = TimeSpan.FromMilliseconds(200);

    /// <summary>The line; empty where there is nothing to say, and where the pool cannot be opened or read.</summary>
    /// <param name="open">Opens the pool.</param>
    public static string Text(Func<Pool> open)
    {
        ArgumentNullException.ThrowIfNull(open);
        try
        {
            var pool = open();
            pool.Log.Timeout = s_timeout;
            List<string> parts = [.. Parts(pool).Where(part => part.Length > 0)];
            return parts.Count == 0 ? "" : string.Join(Separator, [Identity.Of(pool.Environment).Instance, .. parts]);
        }
        catch (Exception exception) when (exception is PoolException or IOException or UnauthorizedAccessException)
        {
            // A status line is not a place for errors; 'pool status' shows them.
            return "";
        }
    }

    private static IEnumerable<string> Parts(Pool pool)
    {
        if (pool.Log.Exists())
        {
            using var snapshot = pool.Log.Open();
            var (reader, now, claims) = (Identity.Of(pool.Environment), pool.Now, pool.Claims(snapshot));
            var held = claims.ListAt(now);
            yield return Count(held.Count(claim => reader.Owns(claim.Entry)), "claim", "claims");
            yield return WaitOf(pool, snapshot, claims, held, reader, now);
            var added = NewOnes(pool, snapshot, reader, now);
            yield return added > MostNew ? $"{MostNew}+ new" : Count(added, "new", "new");
        }

        var outbox = new Outbox(pool.Location);
        yield return Count(outbox.IsEmpty ? 0 : outbox.Entries.Count, "not delivered", "not delivered");
    }

    private static string WaitOf(
        Pool pool,
        LogSnapshot snapshot,
        ClaimTable claims,
        IReadOnlyList<Claim> held,
        Identity reader,
        DateTimeOffset now
    )
    {
        var scan = EntryScan.Live(now) with { Filter = new MemberFilter([], Blockers.Actions) };
        var refusals = new BoardRefusals(pool, claims, held, [], now);
        return new BoardWaits(held, refusals, snapshot.EntriesBack(scan).Take(MostConsidered)).Of(reader) switch
        {
            [] => DenialOf(pool, claims, held, reader, now),
            [{ Holder.Length: > 0 } wait, ..] => $"{wait.Holder} blocks you",
            [var wait, ..] => $"blocked: {Sanitizer.Cut(wait.Subject, LongestTopic)}",
        };
    }

    /// <summary>Who denied what to the session in the last minutes; of most there is nothing, and then no session is read.</summary>
    private static string DenialOf(Pool pool, ClaimTable claims, IReadOnlyList<Claim> held, Identity reader, DateTimeOffset now)
    {
        var id = pool.Environment.SessionId;
        var holders = new Denials(pool.Location).At(now).Where(denial => denial.SessionId == id).Select(denial => denial.Holder).ToList();
        if (holders.Count == 0)
            return "";
        var sessions = pool.Sessions([reader.Instance, .. holders]);
        var refusals = new BoardRefusals(pool, claims, held, sessions, now);
        return sessions.FirstOrDefault(session => session.SessionId == id) is { } own && refusals.DenialsOf(own) is [var denial, ..]
            ? $"{denial.Holder} denied you {Sanitizer.Cut(denial.Subject, LongestTopic)}"
            : "";
    }

    /// <summary>How many entries of others concern the session that it was not shown yet; none for who is no session.</summary>
    private static int NewOnes(Pool pool, LogSnapshot snapshot, Identity reader, DateTimeOffset now)
    {
        if (pool.Environment.SessionId is not { } session || SessionState.Read(pool.Location, session) is not { IsNew: false } state)
            return 0;
        var visibility = new Visibility(reader, pool.DomainOf(reader.Instance));
        return snapshot
            .EntriesBack(state.NewIn(snapshot, now))
            .Take(MostConsidered)
            .Where(entry => !reader.Owns(entry) && visibility.Shows(entry))
            .Take(MostNew + 1)
            .Count();
    }

    private static string Count(int count, string one, string several) =>
        count == 0 ? "" : string.Create(CultureInfo.InvariantCulture, $"{count} {(count == 1 ? one : several)}");
}

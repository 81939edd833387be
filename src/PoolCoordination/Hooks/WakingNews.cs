using PoolCoordination.Claims;
using PoolCoordination.Entries;
using PoolCoordination.Log;
using PoolCoordination.Pools;

namespace PoolCoordination.Hooks;

/// <summary>What others added that a session should not wait for its user to hear.</summary>
internal static class WakingNews
{
    private const string End = "The pool woke this session for it.";

    /// <summary>
    /// What was added since the session was last shown something: that it is blocked, that a claim ended which stood in its way, or that
    /// it lost one of its own; empty for none of these. It counts as shown once the hook's output was written.
    /// </summary>
    public static string Read(HookCall call)
    {
        var now = call.Pool.Now;
        using var snapshot = call.Pool.Log.Open();
        var considered = call.Session.State.Considered;
        // Without a place everything is new to a session that began with an empty log, and in a log that took the place of another.
        var from = considered is { } place ? snapshot.Find(place) : 0;
        var scan = EntryScan.Live(now) with { From = from };
        var added = snapshot.EntriesBack(scan).Where(IsNews).Select(entry => entry.Id).ToHashSet(StringComparer.Ordinal);
        if (added.Count == 0)
            return "";
        var sentences = Claims(call, call.Pool.Claims(snapshot), added);
        var news = call.Pool.News(call.Reader, snapshot, scan);
        if (news.Added.Any(entry => entry.Action == PoolAction.Blocked && IsNews(entry)))
        {
            sentences.Add(news.NewsInTurn());
            var end = snapshot.EndPosition();
            call.Session.ChangeOnceShown(state => state.Consider(considered, end, now));
        }

        return sentences.Count == 0 ? "" : $"{string.Join('\n', sentences)}\n{End}";

        bool IsNews(PoolEntry entry) => entry.Timestamp > call.Session.State.WokenAt && !call.Reader.Owns(entry);
    }

    private static List<string> Claims(HookCall call, ClaimTable claims, HashSet<string> added)
    {
        var sentences = new List<string>();
        foreach (var claim in claims.All)
        {
            if (claim.ClosedBy is not { } closer || !call.Reader.SharesSessionWith(claim.Entry) || claims.IsMadeAgain(claim))
                continue;
            if (claim.Status == ClaimStatus.Ended && added.Contains(closer))
                sentences.Add(ClaimText.Lost(claim));
            else if (
                claim.Status == ClaimStatus.Refused
                && claim.IsUnexpiredAt(call.Pool.Now)
                && claims.Find(closer) is { Status: ClaimStatus.Ended, ClosedBy: { } end } holder
                && added.Contains(end)
            )
                sentences.Add(ClaimText.Refused(claim.Entry, holder, call.Pool.Now));
        }

        return sentences;
    }
}

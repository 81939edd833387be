using PoolCoordination.Claims;
using PoolCoordination.Entries;
using PoolCoordination.Relevance;

namespace PoolCoordination.Context;

/// <summary>The text that an instance is shown: what it and others did recently, as far as that concerns it.</summary>
public sealed class PoolContext
{
    private readonly Visibility _visibility;
    private readonly List<ShownEntry> _shown;
    private readonly DateTimeOffset _now;

    /// <summary>The context of one reader.</summary>
    /// <param name="visibility">Who reads, and what is shown to that reader.</param>
    /// <param name="entries">Entries, newest first; those that are not live or not shown to the reader are left out.</param>
    /// <param name="now">The present time.</param>
    /// <param name="claims">The pool's claims, for their ends; null where none are among the entries.</param>
    /// <param name="includesAllHeldClaims">
    /// Whether claims that are held are shown too where their entry is no longer live, as they were renewed.
    /// </param>
    internal PoolContext(
        Visibility visibility,
        IEnumerable<PoolEntry> entries,
        DateTimeOffset now,
        ClaimTable? claims = null,
        bool includesAllHeldClaims = false
    )
    {
        ArgumentNullException.ThrowIfNull(visibility);
        ArgumentNullException.ThrowIfNull(entries);
        _visibility = visibility;
        _now = now;
        _shown = [];
        var shownClaims = new HashSet<PoolEntry>(SameClaim.Comparer);
        foreach (var entry in entries)
        {
            if (entry.IsLiveAt(now))
                AddIfShown(entry, claims, shownClaims);
        }

        if (claims is null || !includesAllHeldClaims)
            return;
        foreach (var claim in claims.HeldAt(now))
        {
            if (now >= claim.Claimed.ExpiresAt)
                AddIfShown(claim.Entry, claims, shownClaims);
        }
    }

    /// <summary>Gets entries that were asked for, whether they are live or not, with what each says; empty if there are none.</summary>
    /// <param name="entries">The entries, newest first.</param>
    /// <param name="claims">The pool's claims, for what became of those among the entries.</param>
    /// <param name="now">The present time.</param>
    /// <param name="agentOf">Tells the agent whose session wrote one; null where none is to be named.</param>
    internal static string AskedFor(
        IReadOnlyList<PoolEntry> entries,
        ClaimTable claims,
        DateTimeOffset now,
        Func<PoolEntry, string>? agentOf
    )
    {
        if (entries.Count == 0)
            return "";
        var asked = entries.Select(entry => new ShownEntry(entry, IsOwn: false, Score: null) { Claim = claims.Find(entry.Id) });
        return CompactForm.AskedFor(WithAgents([.. asked], agentOf), now);
    }

    /// <summary>Whether there are more live entries, older ones, than were considered.</summary>
    internal bool IsCut { get; init; }

    /// <summary>
    /// Gives what tells the agent whose session wrote one of some entries, null where none is to be named; it is asked when entries of
    /// others are shown.
    /// </summary>
    internal Func<IReadOnlyList<PoolEntry>, Func<PoolEntry, string>?>? AgentsOf { get; init; }

    /// <summary>Whether there is nothing to show.</summary>
    internal bool IsEmpty => _shown.Count == 0;

    /// <summary>The context at a session's start.</summary>
    /// <param name="isFull">Whether in full form, else in compact form.</param>
    public string Text(bool isFull) =>
        isFull
            ? FullForm.Context(_visibility.Reader, WithAgents(_shown), _now)
            : CompactForm.Context(_visibility.Reader, WithAgents(_shown), _now, IsCut);

    /// <summary>Whether others ended a claim of the reader's.</summary>
    internal bool EndsOwnClaim =>
        ByOthers().Exists(shown => shown.Overridden.Any(ended => _visibility.Reader.Owns(ended.Entry)));

    /// <summary>What others added.</summary>
    internal IReadOnlyList<PoolEntry> Added => [.. ByOthers().Select(shown => shown.Entry)];

    /// <summary>Gets what others added since the reader was last shown something; empty if nothing.</summary>
    /// <param name="isFull">Whether in full form, else in compact form.</param>
    internal string News(bool isFull)
    {
        var news = News();
        if (news.Count == 0)
            return "";
        return isFull ? FullForm.News(news, _now) : CompactForm.News(news, _now);
    }

    /// <summary>Gets the same as far as it may interrupt a turn; empty if nothing.</summary>
    internal string NewsInTurn() => News() is { Count: > 0 } news ? CompactForm.NewsInTurn(news, _now) : "";

    /// <summary>Gets a context of nothing but claims as those of others; empty if there are none.</summary>
    internal string ClaimsOfOthers() => News() is { Count: > 0 } claims ? CompactForm.Claims(claims, _now) : "";

    private List<ShownEntry> News() => WithAgents(ByOthers());

    private List<ShownEntry> ByOthers() => _shown.FindAll(shown => !shown.IsOwn);

    private List<ShownEntry> WithAgents(List<ShownEntry> shown) =>
        AgentsOf is { } agentsOf && Added is { Count: > 0 } added ? WithAgents(shown, agentsOf(added)) : shown;

    private static List<ShownEntry> WithAgents(List<ShownEntry> shown, Func<PoolEntry, string>? agentOf) =>
        agentOf is null ? shown : shown.ConvertAll(one => one with { Agent = agentOf(one.Entry) });

    private void AddIfShown(PoolEntry entry, ClaimTable? claims, HashSet<PoolEntry> shownClaims)
    {
        var isOwn = _visibility.Reader.Owns(entry);
        var claim = entry.Action == PoolAction.Claimed ? claims?.Find(entry.Id) : null;
        var overridden = entry.IsForced && claims is not null ? claims.EndedBy(entry.Id).FindAll(ended => !claims.IsMadeAgain(ended)) : [];
        // Whose claim was ended is told in any case; that one was refused concerns only its writer.
        var concerns = _visibility.Shows(entry) || overridden.Exists(ended => _visibility.Reader.Owns(ended.Entry));
        if (!concerns || (claim?.Status == ClaimStatus.Refused && !isOwn) || (claim is not null && claims!.IsTakenOver(claim)))
            return;
        // Of a claim that was made again, the latest line says what became of it.
        if (entry.Action != PoolAction.Claimed || shownClaims.Add(entry) || overridden.Count > 0)
            _shown.Add(
                new ShownEntry(entry, isOwn, _visibility.Domain?.Score(entry))
                {
                    Claim = claim,
                    Overridden = overridden,
                    NamesReader = !isOwn && _visibility.IsNamedIn(entry.Blocks),
                }
            );
    }
}

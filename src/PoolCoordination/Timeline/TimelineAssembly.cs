using PoolCoordination.Board;
using PoolCoordination.Claims;
using PoolCoordination.Entries;
using PoolCoordination.Sessions;
using PoolCoordination.Status;
using PoolCoordination.Storage;
using PoolCoordination.Text;

namespace PoolCoordination.Timeline;

/// <summary>Makes a timeline of what is known of a pool.</summary>
internal sealed class TimelineAssembly
{
    /// <summary>How many holders of its topic one blocker is shown to wait for.</summary>
    private const int MostHolders = 20;

    private readonly PoolLocation _location;
    private readonly ShownEntries _shown;
    private readonly DateTimeOffset _from;
    private readonly DateTimeOffset _now;
    private readonly TimelineLanes _lanes;
    private readonly ClaimHistory _claims;
    private readonly List<TimelineItem> _items = [];
    private readonly TimelineArcs _arcs;

    private TimelineAssembly(TimelineSources known, PoolLocation location, TimelineLanes lanes, ClaimHistory claims)
    {
        (_location, _shown, _from, _now) = (location, known.Shown, known.From, known.Now);
        (_lanes, _claims) = (lanes, claims);
        _arcs = new TimelineArcs(known.From, known.Now);
    }

    /// <summary>Makes it.</summary>
    /// <param name="known">What is known.</param>
    /// <param name="location">The pool.</param>
    public static PoolTimeline Of(TimelineSources known, PoolLocation location)
    {
        var lanes = new TimelineLanes(known.Sessions, known.Board, known.Entries, known.Shown);
        var claims = new ClaimHistory(known.Entries, known.Claims);
        var assembly = new TimelineAssembly(known, location, lanes, claims);
        assembly.AddClaims();
        assembly.AddRefused();
        assembly.AddEntries(known.Entries);
        foreach (var session in known.Sessions.Where(lanes.IsOfProject))
        {
            assembly.AddDenials(session);
            assembly.AddTurns(session, known.TurnsOf(session));
        }

        // The last, as it looks for the names of all.
        assembly.AddBlocked(known.Entries, known.Live);
        return assembly.Timeline(known.Entries);
    }

    private PoolTimeline Timeline(IEnumerable<PoolEntry> entries)
    {
        var lanes = _lanes.All;
        var places = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var entry in entries)
            places.TryAdd(IdOf(entry), places.Count);
        List<TimelineItem> items =
        [
            .. _items
                .Select(UpToNow)
                .Where(item => (item.To ?? _now) >= _from)
                .DistinctBy(item => item.Id, StringComparer.Ordinal)
                .OrderBy(item => item.From.UtcTicks)
                // A line tells seconds only; of one second the log knows what came first.
                .ThenBy(item => places.GetValueOrDefault(item.Id[2..], -1))
                .ThenBy(item => item.Id, StringComparer.Ordinal),
        ];
        var arcs = _arcs.InOrder;
        var used = items.Select(item => item.Lane).ToHashSet(StringComparer.Ordinal);
        used.UnionWith(arcs.SelectMany(arc => new[] { arc.From, arc.To }));
        return new PoolTimeline
        {
            From = _from,
            To = _now,
            Lanes = [.. lanes.Where(lane => lane.State is not null || used.Contains(lane.Id))],
            Items = items,
            Arcs = arcs,
            AreArcsCut = _arcs.AreCut,
            Day = TimelineDay.Of(lanes, items, _arcs.Spans, _now),
        };
    }

    private void AddClaims()
    {
        foreach (var held in _claims.Held.Where(held => _lanes.IsOfProject(held.Claim.Entry)))
        {
            var shown = _shown.Of(held.Claim.Entry);
            _items.Add(
                new TimelineItem
                {
                    Id = $"c:{shown.Id}",
                    Lane = _lanes.Of(held.Claim.Entry).Id,
                    Kind = TimelineItemKind.Claim,
                    From = held.Claim.Since,
                    To = held.EndAt(_now),
                    Topic = shown.Topic,
                    Summary = shown.Summary,
                    Files = TextList.Of(shown.Affects),
                    End = held.HowAt(_now),
                    By = held.EnderAt(_now) is { } ender ? _shown.Of(ender).Instance : null,
                }
            );
        }
    }

    private void AddRefused()
    {
        foreach (var refused in _claims.Refused.Where(refused => _lanes.IsOfProject(refused.Entry)))
        {
            var (shown, lane) = (_shown.Of(refused.Entry), _lanes.Of(refused.Entry));
            var holder = _claims.Find(refused.ClosedBy);
            _items.Add(
                new TimelineItem
                {
                    Id = $"r:{shown.Id}",
                    Lane = lane.Id,
                    Kind = TimelineItemKind.Denial,
                    From = refused.Since,
                    To = refused.Since,
                    Topic = shown.Topic,
                    Summary = shown.Summary,
                    Files = TextList.Of(shown.Affects),
                    By = holder is null ? null : _shown.Of(holder.Claim.Entry).Instance,
                }
            );
            if (holder is null)
                continue;
            var granted = _claims.MadeAgain(refused.Entry).FirstOrDefault(held => held.Claim.Since >= refused.Since);
            AddArc(
                $"a:{shown.Id}",
                _lanes.Of(holder.Claim.Entry),
                lane,
                (refused.Since, Earlier(Earlier(holder.EndAt(_now), granted?.Claim.Since), EndOf(_lanes.SessionOf(refused.Entry)))),
                ArcReason.Claim,
                _shown.Of(holder.Claim.Entry).Topic
            );
        }
    }

    private void AddEntries(IEnumerable<PoolEntry> entries)
    {
        foreach (var entry in entries.Where(entry => IsOfOwnItem(entry) && _lanes.IsOfProject(entry)))
        {
            var (shown, isCompleted) = (_shown.Of(entry), entry.Action == PoolAction.Completed);
            _items.Add(
                new TimelineItem
                {
                    Id = $"{(isCompleted ? "d" : "n")}:{IdOf(entry)}",
                    Lane = _lanes.Of(entry).Id,
                    Kind = isCompleted ? TimelineItemKind.Completed : TimelineItemKind.Note,
                    From = entry.Timestamp,
                    To = entry.Timestamp,
                    Topic = shown.Topic,
                    Summary = shown.Summary,
                    Files = TextList.Of(shown.Affects),
                }
            );
        }
    }

    private void AddBlocked(IEnumerable<PoolEntry> entries, IEnumerable<PoolEntry> live)
    {
        var earlier = live.Where(entry => entry.Action == PoolAction.Blocked && entry.Timestamp < _from);
        List<BlockedTime> times = [.. BlockedTime.In([.. earlier, .. entries]).Where(time => _lanes.IsOfProject(time.Entry))];
        List<TimelineLane> lanes = times.ConvertAll(time => _lanes.Of(time.Entry));
        var named = NamesIn(times, _lanes.Names);
        // The newest first, as of their arcs the newest are kept.
        for (var i = times.Count - 1; i >= 0; i--)
        {
            var (time, lane) = (times[i], lanes[i]);
            var (shown, end) = (_shown.Of(time.Entry), time.EndAt(_now));
            List<string> names = [.. named[i].Where(name => name != lane.Instance)];
            _items.Add(
                new TimelineItem
                {
                    Id = $"b:{IdOf(time.Entry)}",
                    Lane = lane.Id,
                    Kind = TimelineItemKind.Blocked,
                    From = time.Entry.Timestamp,
                    To = end,
                    Topic = shown.Topic,
                    Summary = shown.Summary,
                    Files = TextList.Of(shown.Affects),
                    Blocks = names.Count > 0 || shown.Blocks.Length == 0 ? TextList.Of(names) : TextList.Of([shown.Blocks]),
                    By = time.EndedBy is { } ender ? _shown.Of(ender).Instance : null,
                }
            );
            foreach (var name in names)
                AddArc($"a:{IdOf(time.Entry)}:{name}", lane, _lanes.OfName(name, lane.Project), (time.Entry.Timestamp, end), shown.Topic);
            foreach (var held in HoldersOf(time, end))
            {
                AddArc(
                    $"a:{IdOf(time.Entry)}:{_shown.Of(held.Claim.Entry).Id}",
                    _lanes.Of(held.Claim.Entry),
                    lane,
                    (Later(held.Claim.Since, time.Entry.Timestamp), Earlier(held.EndAt(_now), end)),
                    shown.Topic
                );
            }
        }
    }

    private void AddDenials(PoolSession session)
    {
        var (lane, waits) = (_lanes.Of(session), new Dictionary<(string Subject, string Holder), DateTimeOffset>());
        foreach (var denial in session.Refusals.Where(refusal => refusal.Kind == PoolRefusalKind.Change))
        {
            var id = $"{session.SessionId}:{Fnv1a.Digits($"{denial.At.ToUnixTimeSeconds()} {denial.Subject}")}";
            var (path, inTheWay) = (DeniedPath.Shown(denial, session.WorkingTree), InTheWayOf(denial));
            _items.Add(
                new TimelineItem
                {
                    Id = $"r:{id}",
                    Lane = lane.Id,
                    Kind = TimelineItemKind.Denial,
                    From = denial.At,
                    To = denial.At,
                    Topic = inTheWay is null ? path : _shown.Of(inTheWay.Claim.Entry).Topic,
                    Files = Path.IsPathFullyQualified(denial.Subject) ? TextList.Of([path]) : TextList.Empty,
                    By = denial.Holder,
                }
            );
            if (denial.Holder.Length == 0)
                continue;
            // Who is turned away once more waits on.
            var end = inTheWay is null ? denial.At : EndOfWait(denial, session, inTheWay);
            var isWaiting = waits.TryGetValue((denial.Subject, denial.Holder), out var until) && until >= denial.At;
            waits[(denial.Subject, denial.Holder)] = end ?? DateTimeOffset.MaxValue;
            if (!isWaiting)
                AddArc($"a:{id}", _lanes.OfName(denial.Holder, lane.Project), lane, (denial.At, end), ArcReason.Denial, path);
        }
    }

    /// <summary>
    /// Until when a session waits for what was denied to it: until the claim in the way is over, or it changes the file all the same,
    /// claims it or ends. Null where it still waits.
    /// </summary>
    private DateTimeOffset? EndOfWait(PoolRefusal denial, PoolSession session, HeldClaim inTheWay)
    {
        var (asked, key) = (AskedPath.OfRealFile(RealPath.Of(denial.Subject), _location), EntryProjects.KeyOf(session));
        var own = _claims.Held.FirstOrDefault(held =>
            held.Claim.Since >= denial.At && held.Claim.Entry.SessionId == key && asked.IsCoveredBy(held.Claim)
        );
        return Earlier(Earlier(inTheWay.EndAt(_now), own?.Claim.Since), Earlier(denial.OverAt, EndOf(session)));
    }

    /// <summary>When a session ended; null where it is still there, or nothing is known of it.</summary>
    private static DateTimeOffset? EndOf(PoolSession? session) =>
        session is { Status: SessionStatus.Ended or SessionStatus.Dead } ? session.LastSeen : null;

    private void AddTurns(PoolSession session, IEnumerable<SessionTurn> turns)
    {
        foreach (var turn in turns.Where(turn => turn.Begin < _now && (turn.End ?? _now) >= _from))
        {
            _items.Add(
                new TimelineItem
                {
                    Id = $"t:{session.SessionId}:{turn.Begin.ToUnixTimeMilliseconds()}",
                    Lane = _lanes.Of(session).Id,
                    Kind = TimelineItemKind.Turn,
                    From = turn.Begin,
                    To = turn.End,
                    Topic = turn.Topic,
                }
            );
        }
    }

    /// <summary>Clocks differ: what another machine wrote down a little later happened by now all the same.</summary>
    private TimelineItem UpToNow(TimelineItem item) =>
        item.From <= _now && !(item.To > _now)
            ? item
            : item with
            {
                From = item.From > _now ? _now : item.From,
                To = Earlier(item.To, item.To is null ? null : _now),
            };

    private void AddArc(
        string id,
        TimelineLane from,
        TimelineLane to,
        (DateTimeOffset Begin, DateTimeOffset? End) time,
        string topic
    ) => AddArc(id, from, to, time, ArcReason.Blocked, topic);

    private void AddArc(
        string id,
        TimelineLane from,
        TimelineLane to,
        (DateTimeOffset Begin, DateTimeOffset? End) time,
        ArcReason reason,
        string topic
    ) =>
        _arcs.Add(
            new TimelineArc
            {
                Id = id,
                From = from.Id,
                To = to.Id,
                Begin = time.Begin,
                End = time.End is { } end ? Later(end, time.Begin) : null,
                Reason = reason,
                Topic = topic,
            }
        );

    /// <summary>The names that the BLOCKS of each blocker has in it.</summary>
    private List<string>[] NamesIn(List<BlockedTime> blockers, IEnumerable<string> names)
    {
        List<string>[] named = [.. blockers.Select(_ => new List<string>())];
        var byName = new NamedBlockers(blockers.ConvertAll(blocker => _shown.Of(blocker.Entry)));
        foreach (var name in names.Order(StringComparer.OrdinalIgnoreCase))
        {
            foreach (var index in byName.Of(name))
                named[index].Add(name);
        }

        return named;
    }

    /// <summary>Whether an entry is neither a claim, of which its time tells, nor a blocker, nor says anything to people.</summary>
    private static bool IsOfOwnItem(PoolEntry entry) =>
        !entry.IsUpkeepOfClaim && entry.Action is PoolAction.Completed or PoolAction.Signaling;

    /// <summary>The claims of others on the topic of a blocker that were held while it blocked.</summary>
    private IEnumerable<HeldClaim> HoldersOf(BlockedTime time, DateTimeOffset? end) =>
        _claims
            .OfTopic(time.Entry.Topic)
            .Where(held =>
                !Identity.HaveSameOwner(held.Claim.Entry, time.Entry)
                && !(held.Claim.Since >= end)
                && !(held.EndAt(_now) <= time.Entry.Timestamp)
            )
            .Take(MostHolders);

    /// <summary>The claim because of which a change was denied; null where it was no claim, or it is not known.</summary>
    private HeldClaim? InTheWayOf(PoolRefusal denial)
    {
        if (!Path.IsPathFullyQualified(denial.Subject))
            return null;
        var asked = AskedPath.OfRealFile(RealPath.Of(denial.Subject), _location);
        return _claims.Held.LastOrDefault(held =>
            string.Equals(Identity.CleanName(held.Claim.Instance), denial.Holder, StringComparison.OrdinalIgnoreCase)
            && held.Claim.Since <= denial.At
            && (held.EndAt(_now) ?? _now) >= denial.At
            && asked.IsCoveredBy(held.Claim)
        );
    }

    /// <summary>What tells an entry from the others; other writers may give none an id.</summary>
    private string IdOf(PoolEntry entry) =>
        entry.Id.Length > 0
            ? _shown.Of(entry).Id
            : Fnv1a.Digits($"{entry.Timestamp.ToUnixTimeSeconds()} {entry.Instance} {entry.Action} {entry.Topic} {entry.Summary}");

    private static DateTimeOffset Later(DateTimeOffset one, DateTimeOffset other) => one > other ? one : other;

    private static DateTimeOffset? Earlier(DateTimeOffset? one, DateTimeOffset? other) =>
        one is not { } first ? other
        : other is not { } second || first < second ? one
        : other;
}

using PoolCoordination.Entries;

namespace PoolCoordination.Timeline;

/// <summary>A blocker over the time in which it blocked.</summary>
/// <param name="Entry">The entry that said so first.</param>
/// <param name="ExpiresAt">When its time is over; later where it was said again.</param>
/// <param name="EndedBy">The entry that completed its topic; null where none did.</param>
internal sealed record BlockedTime(PoolEntry Entry, DateTimeOffset ExpiresAt, PoolEntry? EndedBy)
{
    /// <summary>When it ended; null where it still blocks at a moment.</summary>
    public DateTimeOffset? EndAt(DateTimeOffset now) =>
        EndedBy is { } line ? (line.Timestamp > Entry.Timestamp ? line.Timestamp : Entry.Timestamp)
        : ExpiresAt <= now ? ExpiresAt
        : null;

    /// <summary>The blockers among some entries: each until its topic is completed, or its time is over.</summary>
    /// <param name="entries">The entries, the oldest first.</param>
    public static IReadOnlyList<BlockedTime> In(IEnumerable<PoolEntry> entries)
    {
        var open = new Dictionary<string, OpenTopic>(StringComparer.OrdinalIgnoreCase);
        var times = new List<BlockedTime>();
        foreach (var entry in entries)
        {
            if (entry.Action == PoolAction.Completed && open.Remove(entry.Topic, out var ended))
            {
                foreach (var index in ended.All.Where(index => times[index].ExpiresAt > entry.Timestamp))
                    times[index] = times[index] with { EndedBy = entry };
            }
            else if (entry.Action == PoolAction.Blocked)
            {
                Add(entry, times, open);
            }
        }

        return times;
    }

    private static void Add(PoolEntry entry, List<BlockedTime> times, Dictionary<string, OpenTopic> open)
    {
        if (!open.TryGetValue(entry.Topic, out var same))
            open[entry.Topic] = same = new OpenTopic();
        foreach (var index in same.MayBeOfOwnerOf(entry))
        {
            var time = times[index];
            if (time.ExpiresAt < entry.Timestamp || !Identity.HaveSameOwner(time.Entry, entry))
                continue;
            times[index] = time with { ExpiresAt = entry.ExpiresAt > time.ExpiresAt ? entry.ExpiresAt : time.ExpiresAt };
            return;
        }

        same.Add(entry, times.Count);
        times.Add(new BlockedTime(entry, entry.ExpiresAt, EndedBy: null));
    }

    /// <summary>The blockers with one topic by their indices; they can be thousands, of as many owners.</summary>
    private sealed class OpenTopic
    {
        private readonly Dictionary<string, List<int>> _byKey = new(StringComparer.OrdinalIgnoreCase);

        public List<int> All { get; } = [];

        public void Add(PoolEntry entry, int index)
        {
            All.Add(index);
            foreach (var key in Identity.KeysOf(entry))
            {
                if (!_byKey.TryGetValue(key, out var same))
                    _byKey[key] = same = [];
                same.Add(index);
            }
        }

        public IEnumerable<int> MayBeOfOwnerOf(PoolEntry entry) =>
            Identity.KeysOf(entry).SelectMany(key => _byKey.GetValueOrDefault(key) ?? []).Distinct().Order();
    }
}

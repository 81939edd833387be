using System.Globalization;
using PoolCoordination.Entries;
using PoolCoordination.Text;

namespace PoolCoordination.Pools;

/// <summary>How many entries of each action an instance has written.</summary>
public sealed record InstanceActivity
{
    private const int LongestText = 200;

    /// <summary>The instance, as its newest entry writes it.</summary>
    public required string Instance { get; init; }

    /// <summary>All its entries.</summary>
    public int Count => Completed + Blocked + Claimed + Signaling;

    /// <summary>The number of entries about a finished task.</summary>
    public int Completed { get; init; }

    /// <summary>The number of entries about a blocker.</summary>
    public int Blocked { get; init; }

    /// <summary>The number of entries that claim paths.</summary>
    public int Claimed { get; init; }

    /// <summary>The number of other entries.</summary>
    public int Signaling { get; init; }

    /// <summary>When it wrote last.</summary>
    public DateTimeOffset Last { get; init; }

    /// <summary>How many entries it has written, in a sentence.</summary>
    public override string ToString() =>
        Sanitizer.ForDisplay(
            string.Create(
                CultureInfo.InvariantCulture,
                $"{Instance} wrote {Count} {(Count == 1 ? "entry" : "entries")}: {Completed} completed, {Blocked} blocked, {Claimed} "
                    + $"claimed, {Signaling} signaling"
            ),
            LongestText
        );

    /// <summary>The activities of some entries, the busiest instance first; names count as the same ignoring case.</summary>
    /// <param name="entries">Entries, newest first.</param>
    public static IReadOnlyList<InstanceActivity> Of(IEnumerable<PoolEntry> entries)
    {
        ArgumentNullException.ThrowIfNull(entries);
        var activities = new Dictionary<string, InstanceActivity>(StringComparer.OrdinalIgnoreCase);
        foreach (var entry in entries)
        {
            var activity = activities.TryGetValue(entry.Instance, out var known)
                ? known
                : new InstanceActivity { Instance = entry.Instance, Last = entry.Timestamp };
            activities[entry.Instance] = activity.With(entry.Action);
        }

        return
        [
            .. activities
                .Values.OrderByDescending(activity => activity.Count)
                .ThenBy(activity => activity.Instance, StringComparer.OrdinalIgnoreCase),
        ];
    }

    private InstanceActivity With(PoolAction action) =>
        action switch
        {
            PoolAction.Completed => this with { Completed = Completed + 1 },
            PoolAction.Blocked => this with { Blocked = Blocked + 1 },
            PoolAction.Claimed => this with { Claimed = Claimed + 1 },
            _ => this with { Signaling = Signaling + 1 },
        };
}

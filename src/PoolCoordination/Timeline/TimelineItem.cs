using PoolCoordination.Text;

namespace PoolCoordination.Timeline;

/// <summary>Something on a timeline that happened at a moment, or for some time. Its texts may be shown as they are.</summary>
public sealed record TimelineItem
{
    /// <summary>What tells it from the others; it stays the same as the item grows.</summary>
    public required string Id { get; init; }

    /// <summary>The id of its lane.</summary>
    public required string Lane { get; init; }

    /// <summary>What it tells.</summary>
    public required TimelineItemKind Kind { get; init; }

    /// <summary>When it began.</summary>
    public required DateTimeOffset From { get; init; }

    /// <summary>When it ended; null where it still goes on.</summary>
    public DateTimeOffset? To { get; init; }

    /// <summary>What it is about, in a few words.</summary>
    public string Topic { get; init; } = "";

    /// <summary>What happened, in a sentence or two.</summary>
    public string Summary { get; init; } = "";

    /// <summary>The files that it touches.</summary>
    public TextList Files { get; init; } = TextList.Empty;

    /// <summary>The instances that it blocks, else the work.</summary>
    public TextList Blocks { get; init; } = TextList.Empty;

    /// <summary>How a claim ended; null where it is none, or still held.</summary>
    public ClaimEnd? End { get; init; }

    /// <summary>The other instance that ended it or was in the way; null where none was.</summary>
    public string? By { get; init; }

    /// <summary>Whether all of it is the same; its lists are compared by what is in them.</summary>
    public bool Equals(TimelineItem? other) =>
        other is not null
        && (Id, Lane, Kind, From, To) == (other.Id, other.Lane, other.Kind, other.From, other.To)
        && (Topic, Summary, End, By) == (other.Topic, other.Summary, other.End, other.By)
        && Files.SequenceEqual(other.Files, StringComparer.Ordinal)
        && Blocks.SequenceEqual(other.Blocks, StringComparer.Ordinal);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Id, To);

    /// <summary>What it is, and about what.</summary>
    public override string ToString() => $"{Kind}: {Topic}";
}

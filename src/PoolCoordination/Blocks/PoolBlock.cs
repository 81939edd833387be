using PoolCoordination.Entries;

namespace PoolCoordination.Blocks;

/// <summary>A pool block of an answer, as it says; who posts it is decided by <see cref="Identity"/>.</summary>
public sealed record PoolBlock
{
    /// <summary>The line of its first field in the text, counted from 1.</summary>
    public int Line { get; init; }

    /// <summary>The instance it names, or an empty string.</summary>
    public string Instance { get; init; } = "";

    /// <summary>What it tells; <see cref="PoolAction.Signaling"/> where it says none or an unknown one.</summary>
    public PoolAction Action { get; init; }

    /// <summary>What it is about; the summary's first sentence where it names none.</summary>
    public string Topic { get; init; } = "";

    /// <summary>What happened.</summary>
    public string Summary { get; init; } = "";

    /// <summary>The paths and names it touches.</summary>
    public IReadOnlyList<string> Affects { get; init; } = [];

    /// <summary>What it unblocks or blocks.</summary>
    public string Blocks { get; init; } = "";

    /// <summary>How long it is of interest.</summary>
    public TimeSpan Ttl { get; init; } = TimeToLive.Default;

    /// <summary>The first 16 hex digits of the SHA-256 of what it says, for telling a repeat.</summary>
    public string RawHash { get; init; } = "";

    /// <summary>What was not understood.</summary>
    public IReadOnlyList<BlockProblem> Problems { get; init; } = [];

    /// <summary>What was not understood, and besides whether the entry that was made of it goes under another name than it says.</summary>
    public IEnumerable<BlockProblem> ProblemsOf(PoolEntry entry)
    {
        ArgumentNullException.ThrowIfNull(entry);
        // A session without a name goes by the block's, cleaned.
        if (Instance.Length == 0 || entry.IsUnnamed || string.Equals(Instance, entry.Instance, StringComparison.OrdinalIgnoreCase))
            return Problems;
        var reason =
            $"the block names instance '{Instance}'; its entry is from '{entry.Instance}', per CLAUDE_INSTANCE or POOL_INSTANCE.";
        return Problems.Append(new BlockProblem(Line, reason));
    }

    /// <summary>Whether an entry can be made of it: it has a topic, or a summary of which one was taken.</summary>
    public bool IsUsable => Topic.Length > 0;

    /// <summary>What the block is about.</summary>
    public override string ToString() => Topic;
}

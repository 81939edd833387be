using PoolCoordination.Claims;
using PoolCoordination.Entries;

namespace PoolCoordination.Context;

/// <summary>An entry as one reader sees it.</summary>
/// <param name="Entry">The entry as the log has it.</param>
/// <param name="IsOwn">Whether the reader, or another session of its instance, wrote it.</param>
/// <param name="Score">The reader's present score, or null where the reader has no domain.</param>
internal sealed record ShownEntry(PoolEntry Entry, bool IsOwn, double? Score)
{
    /// <summary>Its state, if it is a claim.</summary>
    public Claim? Claim { get; init; }

    /// <summary>The agent whose session wrote it; empty where that is not known, or all are of one kind.</summary>
    public string Agent { get; init; } = "";

    /// <summary>The claims that it ended by force.</summary>
    public IReadOnlyList<Claim> Overridden { get; init; } = [];

    /// <summary>Whether its BLOCKS name the reader.</summary>
    public bool NamesReader { get; init; }

    /// <summary>How much it matters that it is among those that fit.</summary>
    public ShownRank Rank =>
        NamesReader ? ShownRank.ForReader
        : Entry.Action == PoolAction.Blocked ? ShownRank.Blocked
        : Relevance.Visibility.SaysSomething(Entry.Blocks) ? ShownRank.Blocking
        : Entry.Action == PoolAction.Claimed && Claim?.Status is null or ClaimStatus.Held or ClaimStatus.Unbinding ? ShownRank.LiveClaim
        : ShownRank.Other;

    /// <summary>What the entry is about.</summary>
    public override string ToString() => Entry.Topic;
}

using PoolCoordination.Entries;

namespace PoolCoordination.Board;

/// <summary>An entry on a board.</summary>
/// <param name="Entry">The entry, as it may be shown.</param>
/// <param name="Project">The name of its project; empty where that is not known.</param>
/// <param name="Verdict">
/// What became of a claim that bars nobody any more: <c>refused</c>, <c>ended</c> or <c>claimed again</c>; empty for any other entry.
/// </param>
public sealed record BoardEntry(PoolEntry Entry, string Project, string Verdict)
{
    /// <summary>What stands after the topic in a list.</summary>
    public string Suffix => Verdict.Length == 0 ? "" : $" ({Verdict})";

    /// <summary>Who did what, about which topic, and what became of it.</summary>
    public override string ToString() => $"{Entry}{Suffix}";
}

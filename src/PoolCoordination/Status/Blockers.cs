using PoolCoordination.Entries;
using PoolCoordination.Relevance;

namespace PoolCoordination.Status;

/// <summary>The blockers that concern a reader.</summary>
internal static class Blockers
{
    /// <summary>The actions of the entries that have to be read to find them.</summary>
    public static IReadOnlyList<PoolAction> Actions { get; } = [PoolAction.Blocked, PoolAction.Completed];

    /// <summary>
    /// The blocked entries that the reader is shown: own ones first, then those whose text or BLOCKS is in the reader's domain, then
    /// others; the newest of each first. A blocker is gone once its topic was completed.
    /// </summary>
    /// <param name="entries">Live entries, the newest first.</param>
    /// <param name="visibility">Who reads.</param>
    public static IReadOnlyList<PoolEntry> Of(IEnumerable<PoolEntry> entries, Visibility visibility)
    {
        ArgumentNullException.ThrowIfNull(visibility);
        return [.. Unresolved(entries).Where(visibility.Shows).OrderBy(entry => RankOf(entry, visibility))];
    }

    /// <summary>The blocked entries whose topics were not completed since, newest first.</summary>
    /// <param name="entries">Live entries, the newest first.</param>
    public static IEnumerable<PoolEntry> Unresolved(IEnumerable<PoolEntry> entries)
    {
        ArgumentNullException.ThrowIfNull(entries);
        var completed = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        foreach (var entry in entries)
        {
            if (entry.Action == PoolAction.Completed)
                completed.Add(entry.Topic);
            else if (entry.Action == PoolAction.Blocked && !completed.Contains(entry.Topic))
                yield return entry;
        }
    }

    /// <summary>Whether the BLOCKS of an entry has a name in it, as it is written and as a word of its own.</summary>
    public static bool Names(PoolEntry entry, string instance)
    {
        ArgumentNullException.ThrowIfNull(entry);
        ArgumentNullException.ThrowIfNull(instance);
        if (instance.Length == 0)
            return false;
        var text = entry.Blocks;
        for (
            var at = text.IndexOf(instance, StringComparison.Ordinal);
            at >= 0;
            at = text.IndexOf(instance, at + 1, StringComparison.Ordinal)
        )
        {
            var end = at + instance.Length;
            if ((at == 0 || !IsNameCharacter(text[at - 1])) && (end == text.Length || !IsNameCharacter(text[end])))
                return true;
        }

        return false;
    }

    /// <summary>Whether a character next to a name makes another word of it.</summary>
    internal static bool IsNameCharacter(char character) => char.IsLetterOrDigit(character) || character is '-' or '_';

    private static int RankOf(PoolEntry entry, Visibility visibility) =>
        visibility.Reader.Owns(entry) ? 0
        : visibility.IsInDomain(entry with { Summary = $"{entry.Summary} {entry.Blocks}" }) ? 1
        : 2;
}

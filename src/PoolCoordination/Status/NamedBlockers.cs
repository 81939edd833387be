using PoolCoordination.Entries;

namespace PoolCoordination.Status;

/// <summary>
/// Which of many blockers have a name in their BLOCKS. To look through all of them for each of many names would take the product of both.
/// </summary>
internal sealed class NamedBlockers
{
    private readonly IReadOnlyList<PoolEntry> _blockers;
    private readonly Dictionary<string, List<int>> _byWord = new(StringComparer.Ordinal);

    /// <summary>Knows them by the words in their BLOCKS.</summary>
    public NamedBlockers(IReadOnlyList<PoolEntry> blockers)
    {
        ArgumentNullException.ThrowIfNull(blockers);
        _blockers = blockers;
        for (var i = 0; i < blockers.Count; i++)
        {
            foreach (var word in WordsOf(blockers[i].Blocks))
            {
                if (!_byWord.TryGetValue(word, out var found))
                    _byWord[word] = found = [];
                if (found.Count == 0 || found[^1] != i)
                    found.Add(i);
            }
        }
    }

    /// <summary>The indices of the blockers that have a name in their BLOCKS, in order.</summary>
    public IEnumerable<int> Of(string name)
    {
        // A name is there as a word of its own, so that each word in it is one of the text.
        IReadOnlyList<int>? rarest = null;
        foreach (var word in WordsOf(name))
        {
            if (!_byWord.TryGetValue(word, out var found))
                return [];
            rarest = rarest is null || found.Count < rarest.Count ? found : rarest;
        }

        return (rarest ?? Enumerable.Range(0, _blockers.Count)).Where(index => Blockers.Names(_blockers[index], name));
    }

    private static IEnumerable<string> WordsOf(string text)
    {
        var start = 0;
        for (var at = 0; at <= text.Length; at++)
        {
            if (at < text.Length && Blockers.IsNameCharacter(text[at]))
                continue;
            if (at > start)
                yield return text[start..at];
            start = at + 1;
        }
    }
}

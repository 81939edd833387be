using PoolCoordination.Entries;

namespace PoolCoordination.Timeline;

/// <summary>Entries as they may be shown, each made once: to look for credentials in ten thousand takes longer than all else.</summary>
internal sealed class ShownEntries
{
    private readonly Dictionary<PoolEntry, PoolEntry> _shown = new(ReferenceEqualityComparer.Instance);

    /// <summary>An entry as it may be shown.</summary>
    public PoolEntry Of(PoolEntry entry)
    {
        if (!_shown.TryGetValue(entry, out var shown))
            _shown[entry] = shown = entry.ForDisplay();
        return shown;
    }

    /// <summary>Forgets all once most of it is of entries that are gone.</summary>
    /// <param name="present">How many there are.</param>
    public void Forget(int present)
    {
        if (_shown.Count > 2 * present + 1000)
            _shown.Clear();
    }
}

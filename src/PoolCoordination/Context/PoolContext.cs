using PoolCoordination.Entries;
using PoolCoordination.Relevance;

namespace PoolCoordination.Context;

/// <summary>The text that an instance is shown: what it and others did of late, as far as that concerns it.</summary>
public sealed class PoolContext
{
    private readonly Visibility _visibility;
    private readonly List<ShownEntry> _shown;
    private readonly DateTimeOffset _now;

    /// <summary>The context of one reader.</summary>
    /// <param name="visibility">Who reads, and what is shown to that reader.</param>
    /// <param name="entries">Entries, newest first; those that are not live or not shown to the reader are left out.</param>
    /// <param name="now">The moment against which ages are told.</param>
    public PoolContext(Visibility visibility, IEnumerable<PoolEntry> entries, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(visibility);
        ArgumentNullException.ThrowIfNull(entries);
        _visibility = visibility;
        _now = now;
        _shown = [];
        foreach (var entry in entries)
        {
            if (entry.IsLiveAt(now) && visibility.Shows(entry))
                _shown.Add(new ShownEntry(entry, visibility.Reader.Owns(entry), visibility.Domain?.Score(entry)));
        }
    }

    /// <summary>Whether there is nothing to show.</summary>
    public bool IsEmpty => _shown.Count == 0;

    /// <summary>The context at a session's start.</summary>
    /// <param name="isFull">Whether in full form, else in compact form.</param>
    public string Text(bool isFull) => isFull ? FullForm.Context(_visibility.Reader, _shown, _now) : CompactForm.Context(_visibility.Reader, _shown, _now);

    /// <summary>What others added since the reader was last shown something; empty where nothing.</summary>
    /// <param name="isFull">Whether in full form, else in compact form.</param>
    public string News(bool isFull)
    {
        var news = _shown.FindAll(shown => !shown.IsOwn);
        if (news.Count == 0)
            return "";
        return isFull ? FullForm.News(news, _now) : CompactForm.News(news, _now);
    }
}

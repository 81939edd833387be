using PoolCoordination.Entries;
using PoolCoordination.Hygiene;

namespace PoolCoordination.Context;

/// <summary>An entry's texts as they may stand in a model's context. Other writers' lines come as they are, so each is made safe here.</summary>
internal readonly struct EntryText(PoolEntry entry)
{
    public const int LongestInstance = 32;

    private const int LongestTopic = 120;
    private const int LongestAffects = 200;
    private const int LongestBlocks = 300;

    public string Instance => entry.Instance.Length == 0 ? "?" : Sanitizer.ForContext(entry.Instance, LongestInstance);

    public string Action => PoolActionName.Of(entry.Action);

    public string Topic => Sanitizer.ForContext(entry.Topic, LongestTopic);

    /// <summary>What tells an entry that nobody wrote by hand.</summary>
    public string Mark => entry.IsAutomatic ? " (auto)" : "";

    public string Affects => Sanitizer.ForContextPath(AffectsList.Join(entry.Affects), LongestAffects);

    public string Blocks => Sanitizer.ForContext(entry.Blocks, LongestBlocks);

    public string Summary(int longest) => Sanitizer.ForContext(entry.Summary, longest);

    public string Age(DateTimeOffset now) => Duration.Brief(entry.AgeAt(now));
}

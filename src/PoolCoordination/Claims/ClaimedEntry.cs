using PoolCoordination.Entries;

namespace PoolCoordination.Claims;

/// <summary>
/// The entry of a claim, with what is asked of every claim at hand: of thousands that are kept beside the log few are of interest to a
/// hook, and only those are parsed.
/// </summary>
internal sealed class ClaimedEntry
{
    /// <summary>How many paths of a claim count; what is written beyond them binds nobody.</summary>
    public const int MostPaths = 64;

    private ReadOnlyMemory<byte> _keptId;
    private KeptLine? _keptLine;
    private string? _id;
    private PoolEntry? _entry;
    private PathPattern[]? _paths;

    private ClaimedEntry(DateTimeOffset timestamp, DateTimeOffset expiresAt, bool isBinding)
    {
        (Timestamp, ExpiresAt, IsBinding) = (timestamp, expiresAt, isBinding);
    }

    /// <summary>The entry's id.</summary>
    public string Id => _id ??= ClaimCacheReader.TextOf(_keptId.Span);

    /// <summary>When it was written.</summary>
    public DateTimeOffset Timestamp { get; private set; }

    /// <summary>When its time to live is over.</summary>
    public DateTimeOffset ExpiresAt { get; }

    /// <summary>Whether it says all that it takes to bind others.</summary>
    public bool IsBinding { get; }

    /// <summary>A hash of its topic, which is the same for all topics that differ only in case.</summary>
    public uint TopicHash { get; private init; }

    /// <summary>A hash of its session's short id; that of an empty text where it has none.</summary>
    public uint SessionHash { get; private init; }

    /// <summary>The literal parts of its paths.</summary>
    public PathKey[] Keys { get; private init; } = [];

    /// <summary>As how many paths its own count among those that a pool can hold.</summary>
    public int Weight
    {
        get
        {
            var weight = 0;
            foreach (ref readonly var key in Keys.AsSpan())
                weight += key.Weight;
            return weight;
        }
    }

    /// <summary>The entry, parsed when it is first asked for.</summary>
    public PoolEntry Entry => _entry ??= Parse();

    /// <summary>The patterns of its paths.</summary>
    public IReadOnlyList<PathPattern> Paths => _paths ??= PathsOf(Entry);

    /// <summary>Makes the one of an entry.</summary>
    public static ClaimedEntry Of(PoolEntry entry)
    {
        var paths = PathsOf(entry);
        var isBinding =
            entry.Root is not null && entry.Id.Length > 0 && entry.Instance.Length > 0 && entry.Timestamp > DateTimeOffset.UnixEpoch;
        return new ClaimedEntry(entry.Timestamp, entry.ExpiresAt, isBinding)
        {
            _id = entry.Id,
            _entry = entry,
            _paths = paths,
            TopicHash = HashOfTopic(entry.Topic),
            SessionHash = CaselessHash.Of(Identity.Shorten(entry.SessionId)),
            Keys = Array.ConvertAll(paths, path => path.Key),
        };
    }

    /// <summary>Reads one that was kept.</summary>
    public static ClaimedEntry Read(ref ClaimCacheReader reader)
    {
        var isBinding = reader.Byte() != 0;
        var timestamp = reader.Time();
        var expiresAt = reader.Time();
        return new ClaimedEntry(timestamp, expiresAt, isBinding)
        {
            _keptId = reader.Bytes(),
            TopicHash = reader.Number(),
            SessionHash = reader.Number(),
            Keys = ReadKeys(ref reader),
            _keptLine = reader.Line(),
        };
    }

    /// <summary>Writes it to be kept.</summary>
    public void Write(ClaimCacheWriter writer)
    {
        writer.Byte(IsBinding ? 1 : 0);
        writer.Time(Timestamp);
        writer.Time(ExpiresAt);
        if (_id is null)
            writer.Bytes(_keptId.Span);
        else
            writer.Text(_id);
        writer.Number(TopicHash);
        writer.Number(SessionHash);
        writer.Byte(Keys.Length);
        foreach (var key in Keys)
            key.Write(writer);
        writer.Line((_keptLine?.Read() ?? EntryWriter.Line(Entry)).Span);
    }

    /// <summary>Gets a copy whose entry may be shown, with the same paths.</summary>
    public ClaimedEntry ForDisplay()
    {
        _ = Paths;
        var shown = (ClaimedEntry)MemberwiseClone();
        shown._entry = Entry.ForDisplay();
        shown._id = shown._entry.Id;
        shown.Timestamp = shown._entry.Timestamp;
        return shown;
    }

    /// <summary>The hash of a topic without the spaces around it.</summary>
    public static uint HashOfTopic(ReadOnlySpan<char> topic) => CaselessHash.Of(topic.Trim());

    private static PathPattern[] PathsOf(PoolEntry entry)
    {
        var paths = new PathPattern[Math.Min(entry.Affects.Count, MostPaths)];
        for (var i = 0; i < paths.Length; i++)
            paths[i] = PathPattern.Of(entry.Affects[i], entry.Root, isFile: entry.IsClaimFromEdit);
        return paths;
    }

    private static PathKey[] ReadKeys(ref ClaimCacheReader reader)
    {
        var keys = new PathKey[reader.Byte()];
        for (var i = 0; i < keys.Length; i++)
            keys[i] = PathKey.Read(ref reader);
        return keys;
    }

    private PoolEntry Parse()
    {
        _ = EntryReader.TryRead(_keptLine is { } line ? line.Read().Span : [], out var entry);
        return entry;
    }
}

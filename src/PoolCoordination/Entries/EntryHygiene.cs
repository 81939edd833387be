using System.Text;
using PoolCoordination.Host;
using PoolCoordination.Text;
using PoolCoordination.Text.Secrets;

namespace PoolCoordination.Entries;

/// <summary>Cleans every entry before it is written, and an entry of others before it is shown.</summary>
internal static class EntryHygiene
{
    /// <summary>How many characters a topic has at most.</summary>
    internal const int LongestTopic = 200;

    private const int LongestSummary = 2000;
    private const int LongestPath = 400;
    private const int LongestBlocks = 500;
    private const int MostPaths = 100;

    /// <summary>The entry as single lines of bounded length, without credentials.</summary>
    public static PoolEntry Clean(PoolEntry entry) =>
        entry with
        {
            Instance = Sanitizer.ForDisplay(entry.Instance, Identity.LongestName),
            Topic = Sanitizer.ForDisplay(entry.Topic, LongestTopic),
            Summary = Sanitizer.ForDisplay(entry.Summary, LongestSummary),
            Affects = Paths(entry.Affects),
            Blocks = Sanitizer.ForDisplay(entry.Blocks, LongestBlocks),
            Root = entry.Root is null ? null : SecretRedactor.Redact(entry.Root),
            Ttl = TimeToLive.Bound(entry.Ttl),
        };

    /// <summary>
    /// The entry as single lines without credentials, as long as they are, at its local time; the same instance where nothing has to be
    /// changed.
    /// </summary>
    public static PoolEntry ForDisplay(PoolEntry entry)
    {
        var shown = entry with
        {
            Id = Identifier(entry.Id),
            Timestamp = entry.Timestamp.InLocalZone(),
            SessionId = IdentifierOrNull(entry.SessionId),
            Turn = IdentifierOrNull(entry.Turn),
            RawHash = IdentifierOrNull(entry.RawHash),
            Releases = IdentifierOrNull(entry.Releases),
            Renews = IdentifierOrNull(entry.Renews),
            Root = entry.Root is null ? null : Whole(entry.Root),
            Instance = Whole(entry.Instance),
            Topic = Whole(entry.Topic),
            Summary = Whole(entry.Summary),
            Affects = Whole(AffectsList.WithoutSecrets(entry.Affects)),
            Blocks = Whole(entry.Blocks),
            Relevance = Whole(entry.Relevance),
            OtherMembers = WholeMembers(entry.OtherMembers),
        };
        return shown == entry && shown.Timestamp.Offset == entry.Timestamp.Offset ? entry : shown;
    }

    /// <summary>Cleans what identifies an entry, a session or a turn: not words, and so without secrets.</summary>
    private static string Identifier(string text) => Sanitizer.OneLine(text, int.MaxValue);

    private static string? IdentifierOrNull(string? text) => text is null ? null : Identifier(text);

    private static string Whole(string text) => Sanitizer.ForDisplay(text, int.MaxValue);

    private static IReadOnlyList<string> Whole(IReadOnlyList<string> texts)
    {
        for (var i = 0; i < texts.Count; i++)
        {
            if (Whole(texts[i]) != texts[i])
                return [.. texts.Select(Whole)];
        }

        return texts;
    }

    private static IReadOnlyDictionary<string, double> Whole(IReadOnlyDictionary<string, double> scores) =>
        scores.Keys.All(instance => Whole(instance) == instance)
            ? scores
            : RelevanceScores.Of(scores.Select(score => KeyValuePair.Create(Whole(score.Key), score.Value)));

    /// <summary>Members of a line that this version does not know; none where they are no longer JSON without what was in them.</summary>
    private static string WholeMembers(string members)
    {
        var whole = Whole(members);
        return whole == members || EntryReader.TryRead(Encoding.UTF8.GetBytes($"{{{whole}}}"), out _) ? whole : "";
    }

    private static IReadOnlyList<string> Paths(IReadOnlyList<string> affects)
    {
        if (affects.Count == 0)
            return affects;
        var paths = new List<string>(affects.Count);
        foreach (var text in affects)
        {
            // The log joins paths with commas: what is one here with a comma in it would be two to every reader.
            foreach (var path in AffectsList.Read(text))
            {
                if (paths.Count < MostPaths && Sanitizer.ForDisplay(path.Trim('`'), LongestPath) is { Length: > 0 } line)
                    paths.Add(line);
            }
        }

        return paths;
    }
}

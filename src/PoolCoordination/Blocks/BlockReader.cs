using PoolCoordination.Entries;
using PoolCoordination.Hygiene;

namespace PoolCoordination.Blocks;

/// <summary>Reads the pool blocks of an answer. It is forgiving: what it does not understand it reports, and it never throws.</summary>
public static class BlockReader
{
    private const int LongestTopic = 120;

    /// <summary>All pool blocks of a text, in their order.</summary>
    public static IReadOnlyList<PoolBlock> Read(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        List<PoolBlock>? blocks = null;
        foreach (var fenced in FencedBlocks.Find(text))
            (blocks ??= []).Add(Read(fenced));
        return blocks ?? (IReadOnlyList<PoolBlock>)[];
    }

    private static PoolBlock Read(FencedBlock fenced)
    {
        var problems = new List<BlockProblem>();
        var fields = Fields(fenced, problems);
        var block = new PoolBlock
        {
            Line = fenced.FirstLine,
            Instance = Text(fields, BlockKey.Instance),
            Action = Action(fields, fenced, problems),
            Summary = Text(fields, BlockKey.Summary),
            Affects = Affects(fields),
            Blocks = Text(fields, BlockKey.Blocks),
            Ttl = Ttl(fields, problems),
            RawHash = BlockHash.Of(string.Join('\n', fenced.Lines)),
            Problems = problems,
        };
        var topic = Text(fields, BlockKey.Topic);
        if (topic.Length == 0)
            topic = FirstSentence(block.Summary);
        if (topic.Length == 0)
            problems.Add(new BlockProblem(fenced.FirstLine, "the block has neither TOPIC nor SUMMARY; no entry was made of it."));
        return block with { Topic = topic };
    }

    private static Dictionary<string, BlockField> Fields(FencedBlock fenced, List<BlockProblem> problems)
    {
        var fields = new Dictionary<string, BlockField>(StringComparer.Ordinal);
        BlockField? current = null;
        for (var i = 0; i < fenced.Lines.Count; i++)
        {
            var line = fenced.FirstLine + i;
            if (!BlockKey.TrySplit(fenced.Lines[i], out var key, out var value))
            {
                if (current is not null)
                    current.Lines.Add(fenced.Lines[i].Trim());
                else if (!string.IsNullOrWhiteSpace(fenced.Lines[i]))
                    problems.Add(new BlockProblem(line, $"'{fenced.Lines[i].Trim()}' stands before the first key and was left out."));
                continue;
            }

            current = new BlockField(line, [value]);
            if (!BlockKey.IsKnown(key))
                problems.Add(new BlockProblem(line, $"the key '{key}' is unknown and was left out."));
            else if (!fields.TryAdd(key, current))
                problems.Add(new BlockProblem(line, $"the key '{key}' stands here again; its first value '{fields[key].Text}' counts."));
        }

        return fields;
    }

    private static string Text(Dictionary<string, BlockField> fields, string key) => fields.TryGetValue(key, out var field) ? field.Text : "";

    private static PoolAction Action(Dictionary<string, BlockField> fields, FencedBlock fenced, List<BlockProblem> problems)
    {
        var isGiven = fields.TryGetValue(BlockKey.Action, out var field);
        if (!PoolActionName.TryParse(isGiven ? field!.Text : "", out var action))
        {
            var what = isGiven ? $"the action '{field!.Text}' is unknown" : "the block has no ACTION";
            problems.Add(new BlockProblem(isGiven ? field!.Line : fenced.FirstLine, $"{what}; it counts as signaling."));
        }

        return action;
    }

    private static IReadOnlyList<string> Affects(Dictionary<string, BlockField> fields)
    {
        if (!fields.TryGetValue(BlockKey.Affects, out var field))
            return [];
        // A value over several lines is a list, with or without bullets and commas.
        return AffectsList.Split(string.Join(',', field.Lines.ConvertAll(BlockKey.WithoutBullet)));
    }

    private static TimeSpan Ttl(Dictionary<string, BlockField> fields, List<BlockProblem> problems)
    {
        if (!fields.TryGetValue(BlockKey.Ttl, out var field) || field.Text.Length == 0)
            return TimeToLive.Default;
        if (TimeToLive.TryParse(field.Text, out var ttl))
            return ttl;
        problems.Add(new BlockProblem(field.Line, $"the TTL '{field.Text}' is no number of seconds and none of {Duration.Forms}; it counts as 1h."));
        return TimeToLive.Default;
    }

    private static string FirstSentence(string text)
    {
        for (var i = 0; i + 1 < text.Length; i++)
        {
            if (text[i] is '.' or '!' or '?' && text[i + 1] == ' ')
            {
                text = text[..i];
                break;
            }
        }

        // Of a secret that is cut nothing would be recognised later: it goes before.
        return EntryHygiene.Line(text.TrimEnd('.'), LongestTopic);
    }
}

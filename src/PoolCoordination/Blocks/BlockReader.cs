using System.Globalization;
using PoolCoordination.Entries;
using PoolCoordination.Text;

namespace PoolCoordination.Blocks;

/// <summary>Reads the pool blocks of an answer. It is forgiving: what it does not understand it reports, and it never throws.</summary>
public static class BlockReader
{
    private const int LongestTopic = 120;

    /// <summary>More entries than this are of no answer: each is looked for in the log before it is written.</summary>
    private const int MostBlocks = 200;

    /// <summary>The pool blocks of a text, in their order; of more than 200 the first ones, and one that says so.</summary>
    public static IReadOnlyList<PoolBlock> Read(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        List<PoolBlock>? blocks = null;
        foreach (var fenced in FencedBlocks.Find(text))
        {
            if (fenced.Kind == FenceKind.Pool)
                (blocks ??= []).AddRange(Read(fenced));
            else if (NearMiss.Of(fenced) is { } problem)
                (blocks ??= []).Add(Unread(fenced, problem));
            if (blocks?.Count > MostBlocks)
            {
                blocks.RemoveRange(MostBlocks, blocks.Count - MostBlocks);
                blocks.Add(
                    Unread(
                        fenced,
                        new BlockProblem(fenced.FirstLine, $"an answer makes at most {MostBlocks} entries; the rest were ignored.")
                    )
                );
                break;
            }
        }

        return blocks ?? (IReadOnlyList<PoolBlock>)[];
    }

    private static IEnumerable<PoolBlock> Read(FencedBlock fenced)
    {
        var problems = new List<BlockProblem>();
        var entries = JsonBlock.TryRead(fenced, problems) ?? BlockFields.Read(fenced, problems);
        foreach (var fields in entries)
        {
            if (BlockTemplate.IsQuoted(fields))
                continue;
            var block = Read(fields, problems);
            yield return block with { RawHash = block.IsUsable ? HashOf(block) : HashOf(fenced) };
            problems = [];
        }
    }

    private static PoolBlock Read(BlockFields fields, List<BlockProblem> problems)
    {
        var block = new PoolBlock
        {
            Line = fields.Line,
            Instance = fields.Text(BlockKey.Instance),
            Action = Action(fields, problems),
            Summary = Written(fields, BlockKey.Summary),
            Affects = Written(fields, BlockKey.Affects).Length == 0 ? [] : AffectsList.Read(fields[BlockKey.Affects]!.List),
            Blocks = Written(fields, BlockKey.Blocks),
            Ttl = Ttl(fields, problems),
            Problems = problems,
        };
        var topic = Written(fields, BlockKey.Topic);
        if (topic.Length == 0)
            topic = FirstSentence(block.Summary);
        if (topic.Length == 0)
            problems.Add(new BlockProblem(fields.Line, "a block has neither TOPIC nor SUMMARY, so no entry was made."));
        return block with { Topic = topic };
    }

    /// <summary>What stands at a key; empty where that is what the form has there.</summary>
    private static string Written(BlockFields fields, string key) =>
        fields.Text(key) is var text && BlockTemplate.IsPlaceholder(key, text) ? "" : text;

    private static PoolBlock Unread(FencedBlock fenced, BlockProblem problem) =>
        new()
        {
            Line = fenced.FirstLine,
            RawHash = HashOf(fenced),
            Problems = [problem],
        };

    private static string HashOf(FencedBlock fenced) => BlockHash.Of(string.Join('\n', fenced.Lines));

    /// <summary>The hash of what a block says, in the order of its form: who repeats a block may lay it out anew.</summary>
    private static string HashOf(PoolBlock block) =>
        BlockHash.Of(
            string.Join(
                '\n',
                ((string[])[
                    block.Instance,
                    PoolActionName.Of(block.Action),
                    block.Topic,
                    block.Summary,
                    string.Join(", ", block.Affects),
                    block.Blocks,
                    string.Create(CultureInfo.InvariantCulture, $"{block.Ttl.TotalSeconds}"),
                ]).Select(value => Sanitizer.OneLine(value, int.MaxValue))
            )
        );

    private static PoolAction Action(BlockFields fields, List<BlockProblem> problems)
    {
        var field = fields[BlockKey.Action];
        if (!ActionWord.TryParse(field?.Text ?? "", out var action))
        {
            var what = field is null ? "the block has no ACTION" : $"the action '{field.Text}' is unknown";
            problems.Add(new BlockProblem(field?.Line ?? fields.Line, $"{what}; it is treated as signaling."));
        }

        return action;
    }

    private static TimeSpan Ttl(BlockFields fields, List<BlockProblem> problems)
    {
        if (fields[BlockKey.Ttl] is not { Text.Length: > 0 } field)
            return TimeToLive.Default;
        if (TimeToLive.TryParse(field.Text, out var ttl))
            return ttl;
        problems.Add(
            new BlockProblem(
                field.Line,
                $"the TTL '{field.Text}' is not a number of seconds or a duration such as {Duration.Forms}; 1h is used."
            )
        );
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
        return Sanitizer.ForDisplay(text.TrimEnd('.'), LongestTopic);
    }
}

namespace PoolCoordination.Blocks;

/// <summary>The fields of one entry in a block, by their keys.</summary>
internal sealed class BlockFields
{
    private const string DocumentSeparator = "---";

    private readonly Dictionary<string, BlockField> _fields = new(StringComparer.Ordinal);

    /// <summary>The number of the first line, counted from 1.</summary>
    public required int Line { get; init; }

    /// <summary>All fields, by their keys.</summary>
    public IReadOnlyDictionary<string, BlockField> All => _fields;

    /// <summary>The field of a key, or null.</summary>
    public BlockField? this[string key] => _fields.GetValueOrDefault(key);

    /// <summary>The text of a key; empty where it is missing.</summary>
    public string Text(string key) => this[key]?.Text ?? "";

    /// <summary>
    /// Reads the lines of a block. A second ACTION begins another entry, which begins where the first one did: at the key that the
    /// block begins with, if each entry has it, else at ACTION.
    /// </summary>
    public static List<BlockFields> Read(FencedBlock fenced, List<BlockProblem> problems)
    {
        var keyed = KeyedFields(fenced, problems);
        var actions = keyed.Count(field => field.Key == BlockKey.Action);
        var first = keyed is [var (leading, _), ..] && keyed.Count(field => field.Key == leading) == actions ? leading : BlockKey.Action;
        var entries = new List<BlockFields> { new() { Line = fenced.FirstLine } };
        foreach (var (key, field) in keyed)
        {
            if (actions > 1 && key == first && entries[^1][first] is not null)
                entries.Add(new BlockFields { Line = field.Line });
            entries[^1].Add(key, field, problems);
        }

        return entries;
    }

    /// <summary>Adds a field; where the key is there already its first value counts, and that is reported.</summary>
    public void Add(string key, BlockField field, List<BlockProblem> problems)
    {
        if (!_fields.TryAdd(key, field))
            problems.Add(new BlockProblem(field.Line, $"the key '{key}' is repeated; its first value '{_fields[key].Text}' is used."));
    }

    private static List<(string Key, BlockField Field)> KeyedFields(FencedBlock fenced, List<BlockProblem> problems)
    {
        var fields = new List<(string Key, BlockField Field)>();
        BlockField? current = null;
        var isLikeJson = fenced.Lines is [var first, ..] && first.AsSpan().Trim() is "{";
        for (var i = 0; i < fenced.Lines.Count; i++)
        {
            var number = fenced.FirstLine + i;
            if (BlockLine.Parse(fenced.Lines[i]) is not { } line)
            {
                if ((isLikeJson && IsLayout(fenced.Lines[i])) || fenced.Lines[i].AsSpan().Trim() is DocumentSeparator)
                    continue;
                if (current is not null)
                    current.Lines.Add(fenced.Lines[i].Trim());
                else if (!IsLayout(fenced.Lines[i]))
                    problems.Add(new BlockProblem(number, $"'{fenced.Lines[i].Trim()}' comes before the first key and was ignored."));
                continue;
            }

            current = new BlockField(number, [line.Value]);
            if (line.IsKnown)
                fields.Add((line.Key, current));
            else
                problems.Add(new BlockProblem(number, $"the key '{line.Key}' is unknown and was ignored."));
        }

        return fields;
    }

    /// <summary>Whether a line only lays out: an empty one, the mark that begins a document of YAML, or a brace of JSON.</summary>
    private static bool IsLayout(string line) => string.IsNullOrWhiteSpace(line) || line.AsSpan().Trim() is DocumentSeparator or "{" or "}";
}

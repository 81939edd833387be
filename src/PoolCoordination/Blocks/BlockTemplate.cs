namespace PoolCoordination.Blocks;

/// <summary>The block that people are shown so that they know its form; an answer that quotes it says nothing.</summary>
internal static class BlockTemplate
{
    /// <summary>Whether all that a block says are the words that stand for what is to be said.</summary>
    public static bool IsQuoted(BlockFields fields)
    {
        foreach (var (key, field) in fields.All)
        {
            if (!string.Equals(field.Text.TrimEnd('.'), PlaceholderOf(key), StringComparison.OrdinalIgnoreCase))
                return false;
        }

        return fields.All.Count > 0;
    }

    private static string? PlaceholderOf(string key) =>
        key switch
        {
            BlockKey.Action => "completed | blocked | claimed | signaling",
            BlockKey.Topic => "a few words",
            BlockKey.Summary => "what happened, in a sentence or two",
            BlockKey.Affects => "files, separated by commas",
            BlockKey.Blocks => "what this unblocks or blocks",
            _ => null,
        };
}

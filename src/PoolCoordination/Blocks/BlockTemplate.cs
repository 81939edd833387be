using PoolCoordination.Entries;

namespace PoolCoordination.Blocks;

/// <summary>The block that people are shown so that they know its form; an answer that quotes it says nothing.</summary>
internal static class BlockTemplate
{
    private const string Marks = "<>[]{}.…\"* ";

    /// <summary>Whether a block offers all actions to choose from, or has only placeholders to say what it is about.</summary>
    public static bool IsQuoted(BlockFields fields)
    {
        if (PoolActionName.Words.All(action => fields.Text(BlockKey.Action).Contains(action, StringComparison.OrdinalIgnoreCase)))
            return true;
        var (topic, summary) = (fields.Text(BlockKey.Topic), fields.Text(BlockKey.Summary));
        return topic.Length + summary.Length > 0 && IsPlaceholder(BlockKey.Topic, topic) && IsPlaceholder(BlockKey.Summary, summary);
    }

    /// <summary>Whether a value is what the form has in its place, and not what somebody wrote.</summary>
    public static bool IsPlaceholder(string key, string text)
    {
        var words = text.AsSpan().Trim(Marks);
        return text.Length == 0 || IsEllipsis(text) || words.Equals(PlaceholderOf(key), StringComparison.OrdinalIgnoreCase);
    }

    private static bool IsEllipsis(string text) => text.AsSpan().Trim("<>[]{} ") is "..." or "…";

    private static string PlaceholderOf(string key) =>
        key switch
        {
            BlockKey.Topic => "a few words",
            BlockKey.Summary => "what happened, in a sentence or two",
            BlockKey.Affects => "files, separated by commas",
            _ => "what this unblocks or blocks",
        };
}

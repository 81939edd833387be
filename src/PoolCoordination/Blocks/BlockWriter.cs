using System.Globalization;
using System.Text;
using PoolCoordination.Entries;
using PoolCoordination.Faults;
using PoolCoordination.Text;

namespace PoolCoordination.Blocks;

/// <summary>Writes the pool block of which <see cref="BlockReader"/> makes the same entry again.</summary>
public static class BlockWriter
{
    private const string Fence = "```";

    /// <summary>The block as lines, its fences included, without a line break at the end; fields that say nothing are left away.</summary>
    /// <exception cref="PoolException">
    /// The entry has neither a topic nor a summary, so a reader would make nothing of the block.
    /// </exception>
    public static string Write(PoolEntry entry)
    {
        ArgumentNullException.ThrowIfNull(entry);
        // A value of several lines, or with what is hidden in it, could end the block or begin another field.
        var clean = EntryHygiene.Clean(entry);
        if (clean.Topic.Length == 0 && clean.Summary.Length == 0)
            throw new PoolException(
                $"The entry '{Sanitizer.OneLine(entry.Id, 64)}' has neither a topic nor a summary, so it cannot be written as a block."
            );
        var block = new StringBuilder($"{Fence}pool\n");
        Add(block, BlockKey.Instance, clean.Instance);
        Add(block, BlockKey.Action, PoolActionName.Of(clean.Action));
        Add(block, BlockKey.Topic, clean.Topic);
        Add(block, BlockKey.Summary, clean.Summary);
        Add(block, BlockKey.Affects, Affects(clean));
        Add(block, BlockKey.Blocks, clean.Blocks);
        if (clean.Ttl != TimeToLive.Default)
            Add(block, BlockKey.Ttl, ((long)clean.Ttl.TotalSeconds).ToString(CultureInfo.InvariantCulture));
        return block.Append(Fence).ToString();
    }

    private static string Affects(PoolEntry entry)
    {
        var text = AffectsList.Join(entry.Affects);
        // A reader takes one bullet away, or brackets, so a path that looks like such a list gets a bullet before it.
        return BlockLine.WithoutBullet(text).Length == text.Length && text is not ['[', .., ']'] ? text : $"- {text}";
    }

    private static void Add(StringBuilder block, string key, string value)
    {
        if (value.Length > 0)
            block.Append(key).Append(": ").Append(Quoted(value)).Append('\n');
    }

    /// <summary>A value so written that a reader, who takes quotation marks around all of it away, has it as it is.</summary>
    private static string Quoted(string value)
    {
        if (BlockLine.WithoutQuotes(value).Length == value.Length)
            return value;
        var other = value[0] == '"' ? '\'' : '"';
        return value.Contains(other, StringComparison.Ordinal) ? $"\n{value}" : $"{other}{value}{other}";
    }
}

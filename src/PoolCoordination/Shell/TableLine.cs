namespace PoolCoordination.Shell;

/// <summary>
/// A line of a table of commands: a name, the words that must follow it, after each bar a key with words of its own, and a line break.
/// Tables are texts that are read where a command is looked up, for most programs start, judge nothing and end.
/// </summary>
internal sealed class TableLine
{
    private readonly string[] _clauses;

    private TableLine(string line)
    {
        _clauses = line.Split('|', StringSplitOptions.TrimEntries);
        Words = _clauses[0].Split(' ')[1..];
    }

    /// <summary>The words after the name.</summary>
    public IReadOnlyList<string> Words { get; }

    /// <summary>The lines of a table for a name.</summary>
    public static List<TableLine> Find(string table, string name)
    {
        var lines = new List<TableLine>();
        var start = $"\n{name} ";
        if (name.AsSpan().ContainsAny(' ', '\n', '|'))
            return lines;
        var at = table.IndexOf(start, StringComparison.Ordinal);
        while (at >= 0)
        {
            var end = table.IndexOf('\n', at + 1);
            lines.Add(new TableLine(table[(at + 1)..end]));
            at = table.IndexOf(start, end, StringComparison.Ordinal);
        }

        return lines;
    }

    /// <summary>The words after a key; null if the line does not have it.</summary>
    public string? Clause(string key)
    {
        var clauses = Clauses(key);
        return clauses.Count == 0 ? null : clauses[0];
    }

    /// <summary>The words after each occurrence of a key.</summary>
    public List<string> Clauses(string key)
    {
        var found = new List<string>();
        foreach (var clause in _clauses)
        {
            if (clause == key)
                found.Add("");
            else if (clause.Length > key.Length && clause[key.Length] == ' ' && clause.StartsWith(key, StringComparison.Ordinal))
                found.Add(clause[(key.Length + 1)..]);
        }

        return found;
    }

    /// <summary>Whether the first operands are the words of the line.</summary>
    public bool Fits(CommandArguments arguments)
    {
        for (var i = 0; i < Words.Count; i++)
        {
            if (i >= arguments.Operands.Count || arguments.Operands[i].Text != Words[i])
                return false;
        }

        return true;
    }
}

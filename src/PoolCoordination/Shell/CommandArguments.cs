using PoolCoordination.Shell.Syntax;

namespace PoolCoordination.Shell;

/// <summary>The options and the other words of a command.</summary>
internal sealed class CommandArguments
{
    /// <summary>Fewer characters of a long option's name are not taken for it.</summary>
    private const int ShortestAbbreviation = 3;

    private readonly List<string> _names = [];
    private readonly List<ShellWord?> _values = [];

    private CommandArguments() { }

    /// <summary>The words that are no options and no values of them.</summary>
    public List<ShellWord> Operands { get; } = [];

    /// <summary>The number of operands before the word <c>--</c>; -1 without it.</summary>
    public int Separator { get; private set; } = -1;

    /// <summary>The index of the word after the last one read.</summary>
    public int End { get; private set; }

    /// <summary>Reads words.</summary>
    /// <param name="words">The command's words.</param>
    /// <param name="start">The index of the first one that is read.</param>
    /// <param name="valued">The options that have a value, separated by spaces; with <c>?</c> it is attached or not there.</param>
    /// <param name="style">How the options are written.</param>
    public static CommandArguments Read(IReadOnlyList<ShellWord> words, int start, string valued, OptionStyle style = OptionStyle.Anywhere)
    {
        var arguments = new CommandArguments { End = start };
        while (arguments.End < words.Count)
        {
            var word = words[arguments.End];
            if (word.Text is not ['-', _, ..] || (style == OptionStyle.PowerShell && !word.IsBare))
            {
                if (style == OptionStyle.First)
                    break;
                arguments.Operands.Add(word);
            }
            else if (word.Text == "--")
            {
                arguments.End++;
                if (style == OptionStyle.First)
                    break;
                arguments.Separator = arguments.Operands.Count;
                for (; arguments.End < words.Count; arguments.End++)
                    arguments.Operands.Add(words[arguments.End]);
                break;
            }
            else if (style == OptionStyle.PowerShell)
            {
                arguments.AddParameter(words, word.Text, valued);
            }
            else if (word.Text[1] == '-')
            {
                arguments.AddLong(words, word.Text[2..], valued);
            }
            else
            {
                arguments.AddShort(words, word.Text, valued);
            }

            arguments.End++;
        }

        return arguments;
    }

    /// <summary>Whether one of some options is there, their names separated by spaces.</summary>
    public bool Has(ReadOnlySpan<char> names)
    {
        foreach (var range in names.Split(' '))
        {
            if (IndexOf(names[range]) >= 0)
                return true;
        }

        return false;
    }

    /// <summary>The last value of one of some options, their names separated by spaces; null if none has one.</summary>
    public ShellWord? Value(ReadOnlySpan<char> names)
    {
        var values = Values(names);
        return values.Count == 0 ? null : values[^1];
    }

    /// <summary>The values of some options, their names separated by spaces.</summary>
    public List<ShellWord> Values(ReadOnlySpan<char> names)
    {
        var values = new List<ShellWord>();
        for (var i = 0; i < _names.Count; i++)
        {
            foreach (var range in names.Split(' '))
            {
                if (_values[i] is { } value && Means(_names[i], names[range]))
                    values.Add(value);
            }
        }

        return values;
    }

    private int IndexOf(ReadOnlySpan<char> name)
    {
        for (var i = 0; i < _names.Count; i++)
        {
            if (Means(_names[i], name))
                return i;
        }

        return -1;
    }

    private static bool Means(string written, ReadOnlySpan<char> name) =>
        name.Length > 0
        && (
            name.SequenceEqual(written)
            || (name.Length > 1 && written.Length >= ShortestAbbreviation && name.StartsWith(written, StringComparison.Ordinal))
            || (name.Length > 1 && written.StartsWith('-') && written.AsSpan(1).SequenceEqual(name))
        );

    private void Add(string name, ShellWord? value)
    {
        _names.Add(name);
        _values.Add(value);
    }

    private void AddLong(IReadOnlyList<ShellWord> words, string option, string valued)
    {
        var equals = option.IndexOf('=', StringComparison.Ordinal);
        if (equals >= 0)
            Add(option[..equals], new ShellWord { Text = option[(equals + 1)..] });
        else
            Add(option, IsValued(valued, option, out var isOptional) && !isOptional ? Next(words) : null);
    }

    private void AddParameter(IReadOnlyList<ShellWord> words, string option, string valued)
    {
        var colon = option.IndexOf(':', StringComparison.Ordinal);
        var name = (colon < 0 ? option[1..] : option[1..colon]).ToLowerInvariant();
        var full = name;
        foreach (var range in valued.AsSpan().Split(' '))
        {
            if (name.Length > 0 && valued.AsSpan()[range].StartsWith(name, StringComparison.Ordinal))
                full = valued[range];
        }

        if (colon > 0 && colon < option.Length - 1)
            Add(full, new ShellWord { Text = option[(colon + 1)..] });
        else
            Add(full, IsValued(valued, full, out _) ? Next(words) : null);
    }

    private void AddShort(IReadOnlyList<ShellWord> words, string option, string valued)
    {
        if (option.Length > 2)
            Add(option, null);
        for (var i = 1; i < option.Length; i++)
        {
            var letter = option[i].ToString();
            if (!IsValued(valued, letter, out var isOptional))
            {
                Add(letter, null);
                continue;
            }

            var rest = option[(i + 1)..];
            Add(letter, rest.Length > 0 ? new ShellWord { Text = rest } : isOptional ? null : Next(words));
            return;
        }
    }

    private ShellWord? Next(IReadOnlyList<ShellWord> words) => End + 1 < words.Count ? words[++End] : null;

    private static bool IsValued(string valued, string option, out bool isOptional)
    {
        isOptional = false;
        foreach (var range in valued.AsSpan().Split(' '))
        {
            var name = valued.AsSpan()[range];
            isOptional = name is [.., '?'];
            if (Means(option, name.TrimEnd('?')))
                return true;
        }

        return false;
    }
}

using System.Text;

namespace PoolCoordination.Cli.Completion;

/// <summary>
/// A command line of bash up to the cursor. bash gives a completion the line as it is typed, and inserts what it gets back as it is, so the
/// quoting is undone and done here. Nothing in the line is expanded.
/// </summary>
internal sealed class BashLine
{
    private const char NoQuote = '\0';
    private const string SpecialInDoubleQuotes = "\\\"$`";

    private readonly List<string> _words = [];
    private readonly StringBuilder _word = new();
    private readonly string _breaks;
    private bool _isInWord;
    private char _quote = NoQuote;

    /// <summary>
    /// How much of the last word stays: what bash replaces begins after it, at a quotation mark or a character that separates words.
    /// </summary>
    private int _kept;

    /// <summary>Reads a line.</summary>
    /// <param name="line">The line up to the cursor.</param>
    /// <param name="breaks">The characters at which bash begins what it replaces: <c>COMP_WORDBREAKS</c>.</param>
    public BashLine(string line, string breaks)
    {
        _breaks = breaks;
        for (var i = 0; i < line.Length; i++)
        {
            if (_quote == NoQuote)
                i += ReadUnquoted(line, i);
            else
                i += ReadQuoted(line, i);
        }

        _words.Add(_word.ToString());
    }

    /// <summary>The words without quoting, the program's first; the last is the one at the cursor, which may be empty.</summary>
    public IReadOnlyList<string> Words => _words;

    /// <summary>
    /// What bash inserts in place of the end of the last word, so that it becomes another word; null where that cannot be.
    /// </summary>
    public string? Replacement(string word)
    {
        var current = _words[^1];
        if (!word.StartsWith(current[.._kept], StringComparison.Ordinal))
            return null;
        var rest = word[_kept..];
        var replacement =
            _quote == '\'' ? InSingleQuotes(rest)
            : _quote == '"' ? InDoubleQuotes(rest)
            : Unquoted(rest);
        // bash drops a quotation mark at the beginning that is open already, and what should be quoted would not be.
        return _quote != NoQuote && replacement.StartsWith(_quote) ? null : replacement;
    }

    /// <summary>Reads a character outside quotation marks.</summary>
    /// <returns>How many more were read.</returns>
    private int ReadUnquoted(string line, int index)
    {
        var character = line[index];
        switch (character)
        {
            case ' ' or '\t' or '\n':
                EndWord();
                return 0;
            case '\\' when index + 1 < line.Length:
                Append(line[index + 1]);
                return 1;
            case '\\':
                return 0;
            case '\'' or '"':
                _quote = character;
                _isInWord = true;
                _kept = _word.Length;
                return 0;
            default:
                Append(character);
                // A sign with which host names begin belongs to what is replaced.
                if (_breaks.Contains(character, StringComparison.Ordinal))
                    _kept = _word.Length - (character == '@' ? 1 : 0);
                return 0;
        }
    }

    private int ReadQuoted(string line, int index)
    {
        var isBackslash = _quote == '"' && line[index] == '\\' && index + 1 < line.Length;
        var isEscape = isBackslash && SpecialInDoubleQuotes.Contains(line[index + 1], StringComparison.Ordinal);
        if (line[index] == _quote)
        {
            _quote = NoQuote;
            _kept = _word.Length;
        }
        else
        {
            Append(line[isEscape ? index + 1 : index]);
        }

        return isEscape ? 1 : 0;
    }

    private void Append(char character)
    {
        _word.Append(character);
        _isInWord = true;
    }

    private void EndWord()
    {
        if (_isInWord)
            _words.Add(_word.ToString());
        _word.Clear();
        _isInWord = false;
        _kept = 0;
    }

    private static string Unquoted(string text)
    {
        var quoted = new StringBuilder();
        foreach (var character in text)
        {
            var isPlain =
                char.IsAsciiLetterOrDigit(character) || character > '~' || "_-./,+%".Contains(character, StringComparison.Ordinal);
            quoted.Append(isPlain ? "" : "\\").Append(character);
        }

        return quoted.ToString();
    }

    /// <summary>The closing mark is bash's to write, unless the text seems to have it already.</summary>
    private static string InSingleQuotes(string text)
    {
        var plain = text.TrimEnd('\'');
        var marks = text.Length - plain.Length;
        return plain.Replace("'", "'\\''", StringComparison.Ordinal)
            + (marks == 0 ? "" : "'" + string.Concat(Enumerable.Repeat("\\'", marks)));
    }

    private static string InDoubleQuotes(string text)
    {
        var quoted = new StringBuilder();
        for (var i = 0; i < text.Length; i++)
        {
            // Followed by a letter it would be replaced by an earlier command, and a backslash before it would stay.
            if (text[i] == '!' && i + 1 < text.Length && text[i + 1] != ' ')
                quoted.Append("\"'!'\"");
            else if (SpecialInDoubleQuotes.Contains(text[i], StringComparison.Ordinal))
                quoted.Append('\\').Append(text[i]);
            else
                quoted.Append(text[i]);
        }

        return text.EndsWith('"') ? quoted.Append('"').ToString() : quoted.ToString();
    }
}

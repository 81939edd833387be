namespace PoolCoordination.Shell.Syntax;

/// <summary>Reads simple commands, what stands between them, and the texts below them.</summary>
/// <param name="cursor">Where to read.</param>
/// <param name="depth">In how many other constructs the commands stand.</param>
internal sealed class BashLineReader(TextCursor cursor, int depth)
{
    /// <summary>Builtins whose arguments may set arrays.</summary>
    private const string Declaring = " declare typeset local export readonly ";

    /// <summary>What stands in longer brackets after a name is not a place in an array.</summary>
    private const int LongestSubscript = 256;

    private readonly List<HereDocument> _texts = [];

    /// <summary>Reads the words.</summary>
    public BashWordReader Words { get; } = new(cursor, depth);

    /// <summary>Whether a command reads a text that is still to come.</summary>
    public bool AwaitsText => _texts.Count > 0;

    /// <summary>Whether only a comment stands before the end of the line.</summary>
    public bool IsAtLineEnd =>
        cursor.IsAtEnd || cursor.Current is '\n' or '#' || (cursor.Current == '\r' && cursor.Following == '\n');

    /// <summary>Skips blanks, comments and ends of lines.</summary>
    public void Skip()
    {
        SkipBlanks();
        while (IsAtLineEnd && !cursor.IsAtEnd)
        {
            SkipLine();
            SkipBlanks();
        }
    }

    /// <summary>Skips blanks, and the end of a line after a backslash.</summary>
    public void SkipBlanks()
    {
        while (true)
        {
            if (cursor.Current is ' ' or '\t')
                cursor.Advance();
            else if (cursor.Current != '\\' || !(cursor.TryTake("\\\n") || cursor.TryTake("\\\r\n")))
                return;
        }
    }

    private void SkipLine()
    {
        var length = cursor.Rest.IndexOf('\n');
        cursor.Advance(length < 0 ? cursor.Rest.Length : length + 1);
        foreach (var text in _texts)
            text.Read(cursor, depth);
        _texts.Clear();
    }

    /// <summary>The letters that come next.</summary>
    public string PeekWord()
    {
        var length = 0;
        while (length < "select".Length && char.IsAsciiLetterLower(cursor.Peek(length)))
            length++;
        return IsEndOfWord(length) ? cursor.Rest[..length].ToString() : "";
    }

    /// <summary>Whether this is the whole next word.</summary>
    public bool IsAtWord(string word) => cursor.Is(word) && IsEndOfWord(word.Length);

    /// <summary>Reads this if it is the whole next word.</summary>
    public bool TryTakeWord(string word)
    {
        if (!IsAtWord(word))
            return false;
        cursor.Advance(word.Length);
        return true;
    }

    private bool IsEndOfWord(int length) =>
        cursor.Peek(length) is TextCursor.End or ' ' or '\t' or '\n' or '\r' or ';' or '&' or '|' or '(' or ')' or '<' or '>'
        || (cursor.Peek(length) == '\\' && cursor.Peek(length + 1) is '\n' or '\r');

    /// <summary>Reads a word that has to be a name.</summary>
    public string ReadPlainWord()
    {
        var start = cursor.Position;
        if (Words.Read().Length == 0)
            cursor.Fail();
        return cursor.Since(start);
    }

    /// <summary>Whether a name stands before a group or a subshell.</summary>
    public bool IsNameBeforeGroup()
    {
        var length = NameLength(0);
        return length > 0 && cursor.Peek(length) == ' ' && cursor.Rest[length..].TrimStart(' ') is ['{', ' ' or '\n', ..] or ['(', ..];
    }

    /// <summary>Reads the redirections after a compound command.</summary>
    public void ReadRedirections(SyntaxNode command)
    {
        SkipBlanks();
        while (TryReadRedirection(command))
            SkipBlanks();
    }

    /// <summary>Reads assignments, words and redirections.</summary>
    public SyntaxNode ReadSimple()
    {
        var command = new SyntaxNode(SyntaxKind.Simple);
        var start = cursor.Position;
        SkipBlanks();
        while (!cursor.IsAtEnd && cursor.Current != '#')
        {
            if (!TryReadRedirection(command))
            {
                if (Words.IsAtEnd)
                    break;
                ReadWord(command);
            }

            SkipBlanks();
        }

        if (cursor.Position == start || command is { Words: [], Assignments: [], Redirections: [] } && !AwaitsText)
            cursor.Fail();
        return command;
    }

    private void ReadWord(SyntaxNode command)
    {
        if (AssignmentLength() is > 0 and var length && (command.Words.Count == 0 || (cursor.Peek(length) == '(' && IsDeclaring(command))))
            command.Assignments.Add(ReadAssignment());
        else
            command.Words.Add(Words.Read());
    }

    private static bool IsDeclaring(SyntaxNode command) =>
        command.Words is [[{ Kind: WordPartKind.Bare } name], ..] && Declaring.Contains($" {name.Text} ", StringComparison.Ordinal);

    /// <summary>How long the name of a variable and what stands between it and its value are; 0 if nothing is assigned here.</summary>
    private int AssignmentLength()
    {
        var length = NameLength(0);
        if (length > 0 && cursor.Peek(length) == '[')
            length = SubscriptEnd(length);
        if (length > 0 && cursor.Peek(length) == '+')
            length++;
        return length > 0 && cursor.Peek(length) == '=' ? length + 1 : 0;
    }

    /// <summary>Where the brackets that begin here end; 0 if they do not.</summary>
    private int SubscriptEnd(int start)
    {
        var open = 0;
        for (var i = start; i < start + LongestSubscript; i++)
        {
            var character = cursor.Peek(i);
            if (character is TextCursor.End or '\n')
                return 0;
            if (character is '[' or ']')
                open += character == '[' ? 1 : -1;
            if (open == 0)
                return i + 1;
        }

        return 0;
    }

    private int NameLength(int start)
    {
        var length = start;
        while (
            char.IsAsciiLetter(cursor.Peek(length))
            || cursor.Peek(length) == '_'
            || (length > start && char.IsAsciiDigit(cursor.Peek(length)))
        )
            length++;
        return length;
    }

    private SyntaxAssignment ReadAssignment()
    {
        var name = cursor.Rest[..NameLength(0)].ToString();
        cursor.Advance(name.Length);
        List<WordPart[]> subscript = cursor.TryTake('[') ? [Words.ReadSubscript()] : [];
        var isPart = cursor.TryTake('+') || subscript.Count > 0;
        cursor.Take('=');
        if (cursor.TryTake('('))
            return new(name, ReadElements(), isPart ? AssignmentKind.Part : AssignmentKind.Array);
        return new(name, [.. subscript, Words.Read()], isPart ? AssignmentKind.Part : AssignmentKind.Value);
    }

    private List<WordPart[]> ReadElements()
    {
        var elements = new List<WordPart[]>();
        Skip();
        while (!Words.IsAtEnd)
        {
            elements.Add(Words.Read());
            Skip();
        }

        cursor.Take(')');
        return elements;
    }

    private bool TryReadRedirection(SyntaxNode command)
    {
        var length = StreamLength();
        if (cursor.Peek(length) is not ('<' or '>') && !cursor.Is("&>"))
            return false;
        if (cursor.Peek(length + 1) == '(' && cursor.Peek(length) != '&')
            return false;
        cursor.Advance(length);
        if (cursor.TryTake("<<<"))
            command.Redirections.Add(new(null, ReadTarget()));
        else if (cursor.TryTake("<<"))
            AwaitText(command);
        else if (cursor.TryTake("<&"))
            ReadTarget();
        else if (cursor.TryTake("<>") || cursor.TryTake(">>") || cursor.TryTake("&>>"))
            command.Redirections.Add(new(RedirectionKind.Append, ReadTarget()));
        else if (cursor.TryTake('<'))
            command.Redirections.Add(new(RedirectionKind.Read, ReadTarget()));
        else if (cursor.TryTake(">&"))
            ReadStreamOrFile(command);
        else
        {
            if (!cursor.TryTake(">|") && !cursor.TryTake("&>"))
                cursor.Advance();
            command.Redirections.Add(new(RedirectionKind.Write, ReadTarget()));
        }

        return true;
    }

    /// <summary>How long the number or name of a stream before a redirection is.</summary>
    private int StreamLength()
    {
        var length = 0;
        while (char.IsAsciiDigit(cursor.Peek(length)))
            length++;
        if (length == 0 && cursor.Current == '{')
        {
            length = NameLength(1);
            length = cursor.Peek(length) == '}' ? length + 1 : 0;
        }

        return cursor.Peek(length) is '<' or '>' ? length : 0;
    }

    private WordPart[] ReadTarget()
    {
        SkipBlanks();
        var target = Words.Read();
        if (target.Length == 0)
            cursor.Fail();
        return target;
    }

    /// <summary>Reads the target of <c>>&amp;</c>, which is a stream if it is a number.</summary>
    private void ReadStreamOrFile(SyntaxNode command)
    {
        var target = ReadTarget();
        if (target is not [{ Kind: WordPartKind.Bare } word] || !IsStream(word.Text))
            command.Redirections.Add(new(RedirectionKind.Write, target));
    }

    private static bool IsStream(string target)
    {
        foreach (var character in target)
        {
            if (!char.IsAsciiDigit(character) && character != '-')
                return false;
        }

        return true;
    }

    private void AwaitText(SyntaxNode command)
    {
        var isIndented = cursor.TryTake('-');
        var isQuoted = false;
        var delimiter = "";
        foreach (var part in ReadTarget())
        {
            isQuoted |= part.Kind == WordPartKind.Quoted;
            delimiter += part.Text;
        }

        _texts.Add(new(command, delimiter, isQuoted, isIndented));
    }
}

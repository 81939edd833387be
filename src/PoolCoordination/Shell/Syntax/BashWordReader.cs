namespace PoolCoordination.Shell.Syntax;

/// <summary>Reads the words of a bash line.</summary>
/// <param name="cursor">Where to read.</param>
/// <param name="depth">In how many other constructs the word stands.</param>
internal sealed class BashWordReader(TextCursor cursor, int depth)
{
    /// <summary>
    /// More constructs in each other are not understood; a substitution counts as three: the word, its list, its command.
    /// </summary>
    public const int Deepest = 96;

    private readonly List<WordPart> _parts = [];
    private int _depth = depth;

    /// <summary>Whether no word goes on or begins here.</summary>
    public bool IsAtEnd =>
        cursor.Current switch
        {
            TextCursor.End or ' ' or '\t' or '\n' or ';' or '&' or '|' or '(' or ')' => true,
            '<' or '>' => cursor.Following != '(',
            '\r' => cursor.Following == '\n',
            _ => false,
        };

    /// <summary>Reads up to the end of the word; nothing if none is here.</summary>
    public WordPart[] Read()
    {
        while (!IsAtEnd)
            ReadPart();
        return TakeParts();
    }

    /// <summary>Reads the text of a here-document in which variables and commands are replaced.</summary>
    public WordPart[] ReadText()
    {
        ReadQuotedText(TextCursor.End);
        return TakeParts();
    }

    /// <summary>Reads the place in an array, and the bracket that ends it.</summary>
    public WordPart[] ReadSubscript()
    {
        ReadUnknown(']', quotesCount: true);
        return TakeParts();
    }

    /// <summary>Reads up to the two parentheses that end an arithmetic expression.</summary>
    public WordPart[] ReadExpression()
    {
        ReadArithmetic();
        return TakeParts();
    }

    private WordPart[] TakeParts()
    {
        WordPart[] parts = [.. _parts];
        _parts.Clear();
        return parts;
    }

    private void Add(WordPartKind kind, string text, SyntaxNode? commands = null) => _parts.Add(new(kind, text, commands));

    private void AddSince(WordPartKind kind, int start)
    {
        if (cursor.Position > start)
            Add(kind, cursor.Since(start));
    }

    private void AddNext(WordPartKind kind)
    {
        Add(kind, cursor.Current.ToString());
        cursor.Advance();
    }

    private void ReadPart()
    {
        switch (cursor.Current)
        {
            case '\'':
                ReadSingleQuoted();
                break;
            case '"':
                ReadDoubleQuoted();
                break;
            case '\\':
                ReadEscaped();
                break;
            case '$':
                ReadDollar(isQuoted: false);
                break;
            case '`':
                ReadBackquoted(isQuoted: false);
                break;
            case '<' or '>':
                ReadCommands(2);
                break;
            case '{':
                AddNext(WordPartKind.OpeningBrace);
                break;
            case ',':
                AddNext(WordPartKind.Comma);
                break;
            case '}':
                AddNext(WordPartKind.ClosingBrace);
                break;
            default:
                ReadBare();
                break;
        }
    }

    private void ReadBare()
    {
        var start = cursor.Position;
        do
        {
            if (cursor.Following == '(' && cursor.Current is ('?' or '*' or '+' or '@' or '!'))
            {
                AddSince(WordPartKind.Bare, start);
                ReadPattern();
                return;
            }

            cursor.Advance();
        } while (!IsAtEnd && cursor.Current is not ('\'' or '"' or '\\' or '$' or '`' or '{' or ',' or '}'));
        AddSince(WordPartKind.Bare, start);
    }

    /// <summary>Reads a list of patterns such as <c>@(a|b)</c>.</summary>
    private void ReadPattern()
    {
        if (!TryEnter())
            return;
        Add(WordPartKind.Bare, $"{cursor.Current}(");
        cursor.Advance(2);
        while (!cursor.IsAtEnd && cursor.Current != ')')
        {
            if (IsAtEnd)
                AddNext(WordPartKind.Bare);
            else
                ReadPart();
        }

        cursor.Take(')');
        Add(WordPartKind.Bare, ")");
        _depth--;
    }

    private void ReadSingleQuoted()
    {
        cursor.Advance();
        var start = cursor.Position;
        var length = cursor.Rest.IndexOf('\'');
        if (length < 0)
        {
            cursor.Fail();
            return;
        }

        cursor.Advance(length);
        Add(WordPartKind.Quoted, cursor.Since(start));
        cursor.Advance();
    }

    private void ReadDoubleQuoted()
    {
        cursor.Advance();
        if (cursor.Current == '"')
            Add(WordPartKind.Quoted, "");
        ReadQuotedText('"');
        cursor.Take('"');
    }

    private void ReadQuotedText(char end)
    {
        var start = cursor.Position;
        while (!cursor.IsAtEnd && cursor.Current != end)
        {
            var isEscape = cursor.Current == '\\' && (cursor.Following is '$' or '`' or '\\' or '\n' || cursor.Following == end);
            if (!isEscape && cursor.Current is not ('$' or '`'))
            {
                cursor.Advance();
                continue;
            }

            AddSince(WordPartKind.Quoted, start);
            if (isEscape)
                ReadEscaped();
            else if (cursor.Current == '$')
                ReadDollar(isQuoted: true);
            else
                ReadBackquoted(isQuoted: end == '"');
            start = cursor.Position;
        }

        AddSince(WordPartKind.Quoted, start);
    }

    private void ReadEscaped()
    {
        cursor.Advance();
        if (cursor.IsAtEnd)
            Add(WordPartKind.Quoted, "\\");
        else if (cursor.Current == '\n' || (cursor.Current == '\r' && cursor.Following == '\n'))
            cursor.Advance(cursor.Current == '\n' ? 1 : 2);
        else
            AddNext(WordPartKind.Quoted);
    }

    private void ReadDollar(bool isQuoted)
    {
        if (!TryEnter())
            return;
        switch (cursor.Following)
        {
            case '\'' when !isQuoted:
                cursor.Advance(2);
                Add(WordPartKind.Quoted, EscapedText.Read(cursor));
                break;
            case '"' when !isQuoted:
                cursor.Advance();
                ReadDoubleQuoted();
                break;
            case '(' when cursor.Peek(2) == '(' && BashArithmetic.IsAt(cursor, 3):
                cursor.Advance(3);
                ReadArithmetic();
                break;
            case '(':
                ReadCommands(2);
                break;
            case '[':
                cursor.Advance(2);
                ReadUnknown(']', quotesCount: true);
                break;
            case '{':
                ReadParameter(isQuoted);
                break;
            default:
                cursor.Advance();
                ReadVariable(isQuoted);
                break;
        }

        _depth--;
    }

    private void ReadVariable(bool isQuoted)
    {
        var name = ReadName();
        if (name.Length == 0)
            Add(isQuoted ? WordPartKind.Quoted : WordPartKind.Bare, "$");
        else
            AddVariable(name, isQuoted);
    }

    private void AddVariable(string name, bool isQuoted)
    {
        if (name is "@" or "*")
            Add(WordPartKind.Elements, "@");
        else
            Add(isQuoted ? WordPartKind.QuotedVariable : WordPartKind.Variable, name);
    }

    private string ReadName()
    {
        var start = cursor.Position;
        if (cursor.Current is '@' or '*' or '#' or '?' or '-' or '$' or '!' || char.IsAsciiDigit(cursor.Current))
        {
            cursor.Advance();
            return cursor.Since(start);
        }

        while (char.IsAsciiLetterOrDigit(cursor.Current) || cursor.Current == '_')
            cursor.Advance();
        return cursor.Since(start);
    }

    private void ReadParameter(bool isQuoted)
    {
        cursor.Advance(2);
        if (cursor.Current is '#' or '!' && cursor.Following != '}')
        {
            ReadUnknown('}', !isQuoted);
            return;
        }

        var name = ReadName();
        if (name.Length == 0)
            cursor.Fail();
        else if (cursor.TryTake('}'))
            AddVariable(name, isQuoted);
        else if (cursor.TryTake("[@]}") || cursor.TryTake("[*]}"))
            Add(WordPartKind.Elements, name);
        else if ((cursor.Current == ':' ? cursor.Following : cursor.Current) is '?' or '-' or '=')
            ReadFallback(name, isQuoted);
        else
            ReadUnknown('}', !isQuoted || cursor.Current is '#' or '%' or '/' or '^' or ',');
    }

    /// <summary>Reads what stands in place of a variable without a value; one that the line sets has its own.</summary>
    private void ReadFallback(string name, bool isQuoted)
    {
        var first = _parts.Count;
        ReadUnknown('}', !isQuoted);
        if (_parts.Count > first + 1)
            return;
        _parts.RemoveAt(first);
        AddVariable(name, isQuoted);
    }

    /// <summary>Reads up to a closing mark what makes the word unknown, for the commands in it.</summary>
    private void ReadUnknown(char end, bool quotesCount)
    {
        var first = _parts.Count;
        while (!cursor.IsAtEnd && cursor.Current != end)
            ReadUnknownPart(quotesCount);
        cursor.Take(end);
        KeepCommands(first);
    }

    /// <summary>Reads up to the two parentheses that end an arithmetic expression.</summary>
    private void ReadArithmetic()
    {
        var first = _parts.Count;
        var open = 0;
        while (!cursor.IsAtEnd && (open > 0 || cursor.Current != ')'))
        {
            if (cursor.Current is '(' or ')')
                open += cursor.Current == '(' ? 1 : -1;
            ReadUnknownPart(quotesCount: false);
        }

        cursor.Take(')');
        cursor.Take(')');
        KeepCommands(first);
    }

    private void ReadUnknownPart(bool quotesCount)
    {
        switch (cursor.Current)
        {
            case '\'' when quotesCount:
                ReadSingleQuoted();
                break;
            case '"':
                ReadDoubleQuoted();
                break;
            case '\\':
                cursor.Advance(2);
                break;
            case '$':
                ReadDollar(isQuoted: true);
                break;
            case '`':
                ReadBackquoted(isQuoted: true);
                break;
            default:
                cursor.Advance();
                break;
        }
    }

    /// <summary>Puts one unknown part in place of all since the first, with the commands that are in them.</summary>
    private void KeepCommands(int first)
    {
        var end = first;
        for (var i = first; i < _parts.Count; i++)
        {
            if (_parts[i].Commands is not null)
                _parts[end++] = _parts[i];
        }

        _parts.RemoveRange(end, _parts.Count - end);
        Add(WordPartKind.Unknown, "");
    }

    /// <summary>Reads commands up to a closing parenthesis.</summary>
    private void ReadCommands(int lengthOfMark)
    {
        cursor.Advance(lengthOfMark);
        Add(WordPartKind.Unknown, "", new BashCommandReader(cursor, _depth + 1).ReadAll(')'));
        cursor.Take(')');
    }

    private void ReadBackquoted(bool isQuoted)
    {
        cursor.Advance();
        var text = BackquotedText.Read(cursor, isQuoted);
        var inner = new TextCursor(text);
        Add(WordPartKind.Unknown, "", new BashCommandReader(inner, _depth + 1).ReadAll(TextCursor.End));
        if (inner.HasFailed)
            cursor.Fail();
    }

    private bool TryEnter()
    {
        if (++_depth <= Deepest)
            return true;
        cursor.Fail();
        return false;
    }
}

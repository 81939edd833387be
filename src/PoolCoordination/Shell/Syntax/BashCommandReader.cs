namespace PoolCoordination.Shell.Syntax;

/// <summary>Reads the lists, pipelines and compound commands of a bash line.</summary>
/// <param name="cursor">Where to read.</param>
/// <param name="depth">In how many other constructs the commands stand.</param>
internal sealed class BashCommandReader(TextCursor cursor, int depth)
{
    /// <summary>Words that end a list of commands, each with a blank on both sides.</summary>
    private const string Closing = " then elif else fi do done esac ";

    private readonly BashLineReader _lines = new(cursor, depth);
    private int _depth = depth;

    private BashWordReader Words => _lines.Words;

    /// <summary>Reads commands up to a mark, which is not read.</summary>
    public SyntaxNode ReadAll(char end)
    {
        var list = ReadList();
        if (cursor.Current != end || (end != TextCursor.End && _lines.AwaitsText))
            cursor.Fail();
        return list;
    }

    /// <summary>Reads commands up to a word or mark that ends them.</summary>
    private SyntaxNode ReadList()
    {
        var list = new SyntaxNode(SyntaxKind.Sequence);
        if (++_depth > BashWordReader.Deepest)
            cursor.Fail();
        _lines.Skip();
        while (!IsAtClosing())
        {
            list.Children.Add(ReadItem());
            _lines.Skip();
        }

        _depth--;
        return list;
    }

    private bool IsAtClosing() =>
        cursor.Current switch
        {
            TextCursor.End or ')' or ';' or '|' => true,
            '&' => cursor.Following != '>',
            '}' => IsAtWord("}"),
            't' or 'e' or 'f' or 'd' => Closing.Contains($" {_lines.PeekWord()} ", StringComparison.Ordinal),
            _ => false,
        };

    private bool IsAtWord(string word) => _lines.IsAtWord(word);

    private void Take(string word)
    {
        if (!_lines.TryTakeWord(word))
            cursor.Fail();
    }

    /// <summary>Reads commands that are joined by <c>&amp;&amp;</c> and <c>||</c>, and what separates them from the next.</summary>
    private SyntaxNode ReadItem()
    {
        var item = ReadPipeline();
        SyntaxNode? chain = null;
        _lines.SkipBlanks();
        while (cursor.Current is '&' or '|' && cursor.Following == cursor.Current)
        {
            var isAlternative = cursor.Current == '|';
            cursor.Advance(2);
            _lines.Skip();
            var next = ReadPipeline();
            chain ??= SyntaxNode.Around(SyntaxKind.Sequence, item);
            chain.Children.Add(isAlternative ? SyntaxNode.Around(SyntaxKind.Choice, next) : next);
            _lines.SkipBlanks();
        }

        item = chain ?? item;
        if (cursor.TryTake('&'))
            return SyntaxNode.Around(SyntaxKind.Subshell, item);
        if (!IsAtCaseEnd() && !cursor.TryTake(';') && !_lines.IsAtLineEnd && !IsAtClosing())
            cursor.Fail();
        return item;
    }

    private bool IsAtCaseEnd() => cursor.Current == ';' && cursor.Following is ';' or '&';

    private SyntaxNode ReadPipeline()
    {
        var isPrefixed = SkipPrefixes();
        if (isPrefixed && (_lines.IsAtLineEnd || IsAtClosing()))
            return new(SyntaxKind.Sequence);
        var command = ReadCommand();
        SyntaxNode? pipeline = null;
        _lines.SkipBlanks();
        while (cursor.Current == '|' && cursor.Following != '|')
        {
            cursor.Advance(cursor.Following == '&' ? 2 : 1);
            _lines.Skip();
            pipeline ??= SyntaxNode.Around(SyntaxKind.Pipeline, command);
            SkipPrefixes();
            pipeline.Children.Add(ReadCommand());
            _lines.SkipBlanks();
        }

        return pipeline ?? command;
    }

    private bool SkipPrefixes()
    {
        var start = cursor.Position;
        while (cursor.Current is '!' or 't')
        {
            if (_lines.TryTakeWord("!"))
                _lines.SkipBlanks();
            else if (_lines.TryTakeWord("time"))
            {
                _lines.SkipBlanks();
                if (_lines.TryTakeWord("-p"))
                    _lines.SkipBlanks();
            }
            else
                break;
        }

        return cursor.Position > start;
    }

    private SyntaxNode ReadCommand()
    {
        if (++_depth > BashWordReader.Deepest)
            cursor.Fail();
        var command = ReadCompound();
        if (command is null)
            command = ReadSimpleOrFunction();
        else
            _lines.ReadRedirections(command);
        _depth--;
        return command;
    }

    private SyntaxNode? ReadCompound()
    {
        switch (cursor.Current)
        {
            case '(':
                return ReadParentheses();
            case '{' when _lines.TryTakeWord("{"):
                return ReadUntil("}");
            case '[' when _lines.TryTakeWord("[["):
                return ReadCondition();
            case 'i' when _lines.TryTakeWord("if"):
                return ReadIf();
            case 'w' when _lines.TryTakeWord("while"):
            case 'u' when _lines.TryTakeWord("until"):
                return ReadWhile();
            case 'f' when _lines.TryTakeWord("for"):
            case 's' when _lines.TryTakeWord("select"):
                return ReadFor();
            case 'c' when _lines.TryTakeWord("case"):
                return ReadCase();
            case 'c' when _lines.TryTakeWord("coproc"):
                return ReadCoprocess();
            case 'f' when _lines.TryTakeWord("function"):
                return ReadFunction();
            default:
                return null;
        }
    }

    private SyntaxNode ReadUntil(string end)
    {
        var list = ReadList();
        Take(end);
        return list;
    }

    private SyntaxNode ReadParentheses()
    {
        if (cursor.Following == '(' && BashArithmetic.IsAt(cursor, 2))
            return ReadArithmetic();
        cursor.Advance();
        var list = ReadList();
        cursor.Take(')');
        return SyntaxNode.Around(SyntaxKind.Subshell, list);
    }

    private SyntaxNode ReadArithmetic()
    {
        cursor.Advance(2);
        var expression = new SyntaxNode(SyntaxKind.Expression);
        expression.Words.Add(Words.ReadExpression());
        return expression;
    }

    private SyntaxNode ReadCondition()
    {
        var condition = new SyntaxNode(SyntaxKind.Expression);
        _lines.Skip();
        while (!cursor.IsAtEnd && !_lines.TryTakeWord("]]"))
        {
            if (Words.IsAtEnd)
                cursor.Advance();
            else
                condition.Words.Add(Words.Read());
            _lines.Skip();
            if (cursor.IsAtEnd)
                cursor.Fail();
        }

        return condition;
    }

    private SyntaxNode ReadIf()
    {
        var command = new SyntaxNode(SyntaxKind.Sequence);
        command.Children.Add(ReadUntil("then"));
        var choice = SyntaxNode.Around(SyntaxKind.Choice, ReadList());
        command.Children.Add(choice);
        while (_lines.TryTakeWord("elif"))
        {
            var branch = SyntaxNode.Around(SyntaxKind.Sequence, ReadUntil("then"));
            branch.Children.Add(ReadList());
            choice.Children.Add(branch);
        }

        if (_lines.TryTakeWord("else"))
            choice.Children.Add(ReadList());
        Take("fi");
        return command;
    }

    private SyntaxNode ReadWhile()
    {
        var command = SyntaxNode.Around(SyntaxKind.Sequence, ReadUntil("do"));
        command.Children.Add(SyntaxNode.Around(SyntaxKind.Choice, ReadUntil("done")));
        return command;
    }

    private SyntaxNode ReadFor()
    {
        _lines.SkipBlanks();
        var loop = cursor.Is("((") ? SyntaxNode.Around(SyntaxKind.Choice, ReadArithmetic()) : ReadLoopHead();
        _lines.SkipBlanks();
        cursor.TryTake(';');
        _lines.Skip();
        if (_lines.TryTakeWord("{"))
            loop.Children.Add(ReadUntil("}"));
        else
        {
            Take("do");
            loop.Children.Add(ReadUntil("done"));
        }

        return loop;
    }

    private SyntaxNode ReadLoopHead()
    {
        var loop = new SyntaxNode(SyntaxKind.Loop) { Name = _lines.ReadPlainWord() };
        _lines.Skip();
        if (!_lines.TryTakeWord("in"))
        {
            loop.Words.Add([new(WordPartKind.Elements, "@")]);
            return loop;
        }

        _lines.SkipBlanks();
        while (!Words.IsAtEnd)
        {
            loop.Words.Add(Words.Read());
            _lines.SkipBlanks();
        }

        return loop;
    }

    private SyntaxNode ReadCase()
    {
        var command = new SyntaxNode(SyntaxKind.Sequence);
        var words = new SyntaxNode(SyntaxKind.Expression);
        command.Children.Add(words);
        _lines.SkipBlanks();
        words.Words.Add(Words.Read());
        _lines.Skip();
        Take("in");
        var choice = new SyntaxNode(SyntaxKind.Choice);
        command.Children.Add(choice);
        _lines.Skip();
        while (!cursor.IsAtEnd && !_lines.TryTakeWord("esac"))
        {
            ReadPatterns(words);
            choice.Children.Add(ReadList());
            if (IsAtCaseEnd())
                cursor.Advance(cursor.Is(";;&") ? 3 : 2);
            else if (!IsAtWord("esac"))
                cursor.Fail();
            _lines.Skip();
            if (cursor.IsAtEnd)
                cursor.Fail();
        }

        return command;
    }

    private void ReadPatterns(SyntaxNode words)
    {
        cursor.TryTake('(');
        do
        {
            _lines.SkipBlanks();
            words.Words.Add(Words.Read());
            _lines.SkipBlanks();
        } while (cursor.TryTake('|'));
        cursor.Take(')');
    }

    private SyntaxNode ReadCoprocess()
    {
        _lines.SkipBlanks();
        if (_lines.IsNameBeforeGroup())
        {
            _lines.ReadPlainWord();
            _lines.SkipBlanks();
        }

        return SyntaxNode.Around(SyntaxKind.Subshell, ReadCommand());
    }

    private SyntaxNode ReadFunction()
    {
        _lines.SkipBlanks();
        var name = _lines.ReadPlainWord();
        _lines.SkipBlanks();
        if (cursor.TryTake('('))
        {
            _lines.SkipBlanks();
            cursor.Take(')');
        }

        return ReadBody(name);
    }

    private SyntaxNode ReadBody(string name)
    {
        _lines.Skip();
        return SyntaxNode.Around(SyntaxKind.Function, ReadCommand(), name);
    }

    private SyntaxNode ReadSimpleOrFunction()
    {
        var command = _lines.ReadSimple();
        if (cursor.Current != '(')
            return command;
        cursor.Advance();
        _lines.SkipBlanks();
        cursor.Take(')');
        if (command is not { Words: [[{ Kind: WordPartKind.Bare } name]], Assignments: [], Redirections: [] })
            cursor.Fail();
        return ReadBody(command.Words is [[{ } first, ..], ..] ? first.Text : "");
    }
}

namespace PoolCoordination.Shell.Syntax;

/// <summary>Reads the statements and commands of a line of PowerShell.</summary>
/// <param name="cursor">Where to read.</param>
/// <param name="depth">In how many other constructs they stand.</param>
internal sealed class PowerShellCommandReader(TextCursor cursor, int depth)
{
    /// <summary>More constructs in each other are not understood.</summary>
    private const int Deepest = 48;

    /// <summary>Words before conditions in parentheses and blocks of which it is not known whether they run.</summary>
    private const string Branching = " if elseif else while until for switch catch trap ";

    /// <summary>Words before a block, or before a statement.</summary>
    private const string Leading = " do try finally begin process end dynamicparam return throw param ";

    private const string Defining = " function filter workflow class enum configuration ";

    private readonly PowerShellWordReader _words = new(cursor, depth);
    private int _depth = depth;

    /// <summary>Reads statements up to a mark, which is not read.</summary>
    public SyntaxNode ReadAll(char end)
    {
        var list = new SyntaxNode(SyntaxKind.Sequence);
        if (++_depth > Deepest)
            cursor.Fail();
        Skip();
        while (!cursor.IsAtEnd && cursor.Current is not (')' or '}'))
        {
            list.Children.Add(ReadChain());
            Skip();
        }

        _depth--;
        if (cursor.Current != end)
            cursor.Fail();
        return list;
    }

    /// <summary>Reads an expression up to a mark, which is not read.</summary>
    public SyntaxNode ReadExpressionUntil(char end)
    {
        var expression = new SyntaxNode(SyntaxKind.Expression);
        if (++_depth > Deepest)
            cursor.Fail();
        while (!cursor.IsAtEnd && cursor.Current != end)
        {
            ReadExpressionPart(expression);
            SkipBlanks();
        }

        _depth--;
        return expression;
    }

    /// <summary>Skips blanks, comments, and what separates statements.</summary>
    private void Skip()
    {
        SkipBlanks();
        while (cursor.Current is '\r' or '\n' or ';')
        {
            cursor.Advance();
            SkipBlanks();
        }
    }

    private void SkipLines()
    {
        SkipBlanks();
        while (cursor.Current is '\r' or '\n')
        {
            cursor.Advance();
            SkipBlanks();
        }
    }

    private void SkipBlanks()
    {
        while (true)
        {
            if (cursor.Current is ' ' or '\t')
                cursor.Advance();
            else if (cursor.Current == '#')
                cursor.Advance(LengthBefore("\n"));
            else if (cursor.Is("<#"))
                cursor.Advance(LengthBefore("#>") + 2);
            else if (cursor.Current != '`' || !(cursor.TryTake("`\n") || cursor.TryTake("`\r\n")))
                return;
        }
    }

    private int LengthBefore(string mark)
    {
        var length = cursor.Rest.IndexOf(mark, StringComparison.Ordinal);
        return length < 0 ? cursor.Rest.Length : length;
    }

    private SyntaxNode ReadChain()
    {
        var chain = SyntaxNode.Around(SyntaxKind.Sequence, ReadPipeline());
        SkipBlanks();
        while (cursor.Is("&&") || cursor.Is("||"))
        {
            var isAlternative = cursor.Current == '|';
            cursor.Advance(2);
            SkipLines();
            var next = ReadPipeline();
            chain.Children.Add(isAlternative ? SyntaxNode.Around(SyntaxKind.Choice, next) : next);
            SkipBlanks();
        }

        return cursor.TryTake('&') ? SyntaxNode.Around(SyntaxKind.Subshell, chain) : chain;
    }

    private SyntaxNode ReadPipeline()
    {
        if (++_depth > Deepest)
            cursor.Fail();
        var first = ReadStatement();
        SyntaxNode? pipeline = null;
        SkipBlanks();
        while (cursor.Current == '|' && cursor.Following != '|')
        {
            cursor.Advance();
            SkipLines();
            pipeline ??= SyntaxNode.Around(SyntaxKind.Pipeline, first);
            pipeline.Children.Add(ReadPiped());
            SkipBlanks();
        }

        _depth--;
        return pipeline ?? first;
    }

    /// <summary>Reads what stands after a pipe, where no keyword can be: <c>foreach</c> is a command's name there.</summary>
    private SyntaxNode ReadPiped()
    {
        var start = cursor.Position;
        var command = ReadCommand();
        if (cursor.Position == start)
            cursor.Fail();
        return command;
    }

    private SyntaxNode ReadStatement()
    {
        var start = cursor.Position;
        var statement = ReadKeyword() ?? (IsAtExpression() ? ReadExpression() : ReadCommand());
        if (cursor.Position == start)
            cursor.Fail();
        return statement;
    }

    private bool IsAtExpression() =>
        _words.IsAtText
        || cursor.Current switch
        {
            '$' or '(' or '@' or '[' or '{' or '!' or '-' or '+' or ',' => true,
            >= '0' and <= '9' => IsAtNumber(),
            _ => false,
        };

    private bool IsAtNumber()
    {
        var length = 0;
        while (char.IsAsciiDigit(cursor.Peek(length)) || cursor.Peek(length) == '.')
            length++;
        return cursor.Peek(length) is TextCursor.End or ' ' or '\t' or '\r' or '\n' or ';' or '|' or ')' or '}' or ',' or '>';
    }

    private string PeekWord()
    {
        var length = 0;
        while (length < "dynamicparam".Length && char.IsAsciiLetter(cursor.Peek(length)))
            length++;
        return cursor.Peek(length) is ' ' or '\t' or '\r' or '\n' or '(' or '{' ? cursor.Rest[..length].ToString() : "";
    }

    private static bool IsOneOf(string words, string word) => words.Contains($" {word} ", StringComparison.OrdinalIgnoreCase);

    private SyntaxNode? ReadKeyword()
    {
        var word = PeekWord();
        if (word.Length < 2)
            return null;
        if (word.Equals("foreach", StringComparison.OrdinalIgnoreCase))
            return ReadForEach();
        if (!IsOneOf(Branching, word) && !IsOneOf(Leading, word) && !IsOneOf(Defining, word))
            return null;
        cursor.Advance(word.Length);
        SkipLines();
        if (IsOneOf(Defining, word))
            return ReadDefinition();
        return cursor.Current is '(' or '{' or '[' || IsOneOf(Branching, word) ? ReadBlocks(IsOneOf(Branching, word)) : ReadPipeline();
    }

    /// <summary>Reads the conditions and the block after a keyword.</summary>
    private SyntaxNode ReadBlocks(bool isBranch)
    {
        var statement = new SyntaxNode(SyntaxKind.Sequence);
        while (!cursor.IsAtEnd && cursor.Current != '{')
        {
            if (cursor.TryTake('('))
            {
                statement.Children.Add(ReadAll(')'));
                cursor.Take(')');
                SkipBlanks();
                if (!IsBlockNext())
                    return statement;
                SkipLines();
            }
            else if (cursor.Current is ';' or ')' or '}' or '|')
                return statement;
            else
                cursor.Advance();
        }

        var block = ReadBlock();
        statement.Children.Add(isBranch ? SyntaxNode.Around(SyntaxKind.Choice, block) : block);
        return statement;
    }

    private bool IsBlockNext() => cursor.Rest.TrimStart(" \t\r\n") is ['{', ..];

    private SyntaxNode ReadBlock()
    {
        cursor.Take('{');
        var block = ReadAll('}');
        cursor.Take('}');
        return block;
    }

    private SyntaxNode ReadDefinition()
    {
        var name = _words.Read() is [var part, ..] ? part.Text : "";
        while (!cursor.IsAtEnd && cursor.Current != '{')
        {
            if (cursor.Current == '(')
                _words.ReadValue();
            else
                cursor.Advance();
        }

        return SyntaxNode.Around(SyntaxKind.Function, ReadBlock(), name);
    }

    private SyntaxNode ReadForEach()
    {
        cursor.Advance("foreach".Length);
        SkipLines();
        cursor.Take('(');
        SkipLines();
        cursor.TryTake('$');
        var name = _words.Read() is [var part, ..] ? part.Text : "";
        SkipLines();
        if (!PeekWord().Equals("in", StringComparison.OrdinalIgnoreCase))
            cursor.Fail();
        cursor.Advance(2);
        var loop = new SyntaxNode(SyntaxKind.Loop) { Name = name };
        SkipLines();
        if (ReadExpressionUntil(')') is { Words.Count: > 0 } values)
            loop.Words.AddRange(values.Words);
        cursor.Take(')');
        SkipLines();
        loop.Children.Add(ReadBlock());
        return loop;
    }

    /// <summary>Reads an expression up to the end of the statement, or an assignment, whose commands run.</summary>
    private SyntaxNode ReadExpression()
    {
        var expression = new SyntaxNode(SyntaxKind.Expression);
        var isPlain = true;
        while (!IsAtStatementEnd())
        {
            if (cursor.TryTake('='))
                return ReadAssigned(expression);
            isPlain &= ReadExpressionPart(expression);
            SkipBlanks();
        }

        return isPlain ? expression : SyntaxNode.Around(SyntaxKind.Sequence, expression);
    }

    private bool IsAtStatementEnd() =>
        cursor.Current is TextCursor.End or '\r' or '\n' or ';' or '|' or '&' or ')' or '}';

    private SyntaxNode ReadAssigned(SyntaxNode target)
    {
        SkipLines();
        var value = ReadPipeline();
        var names = target.Words is [[{ Kind: WordPartKind.Elements } variable]] ? variable.Text : "";
        if (names.Length == 0)
            return value;
        var isKnown = value is { Kind: SyntaxKind.Expression, Redirections.Count: 0 };
        var assignment = new SyntaxNode(SyntaxKind.Simple);
        assignment.Assignments.Add(
            new(names, isKnown ? value.Words : [[new(WordPartKind.Unknown, "")]], isKnown ? AssignmentKind.Array : AssignmentKind.Part)
        );
        var statement = SyntaxNode.Around(SyntaxKind.Sequence, isKnown ? assignment : value);
        if (!isKnown)
            statement.Children.Add(assignment);
        return statement;
    }

    /// <summary>Reads a value, a redirection or an operator; says whether it was a value or a comma.</summary>
    private bool ReadExpressionPart(SyntaxNode expression)
    {
        if (TryReadRedirection(expression) || cursor.TryTake(','))
            return true;
        if (_words.IsAtText || cursor.Current is '$' or '(' or '{' or '@')
        {
            expression.Words.Add(_words.ReadValue());
            return true;
        }

        cursor.Advance();
        return false;
    }

    private SyntaxNode ReadCommand()
    {
        var command = new SyntaxNode(SyntaxKind.Simple);
        if (cursor.Current is '&' or '.' && cursor.Following is ' ' or '\t' or '$' or '(' or '{' or '"' or '\'')
        {
            cursor.Advance();
            SkipBlanks();
        }

        while (!IsAtCommandEnd())
        {
            if (!TryReadRedirection(command) && !cursor.TryTake(','))
            {
                if (_words.IsAtEnd)
                    cursor.Fail();
                else
                    command.Words.Add(_words.Read());
            }

            SkipBlanks();
        }

        return command;
    }

    private bool IsAtCommandEnd() => cursor.Current is TextCursor.End or '\r' or '\n' or ';' or '|' or '&' or ')' or '}';

    private bool TryReadRedirection(SyntaxNode command)
    {
        var length = cursor.Current is '*' or (>= '0' and <= '9') && cursor.Following == '>' ? 1 : 0;
        if (cursor.Peek(length) != '>')
            return false;
        cursor.Advance(length + 1);
        var kind = cursor.TryTake('>') ? RedirectionKind.Append : RedirectionKind.Write;
        if (cursor.TryTake('&'))
        {
            cursor.Advance();
            return true;
        }

        SkipBlanks();
        var target = _words.Read();
        if (target.Length == 0)
            cursor.Fail();
        command.Redirections.Add(new(kind, target));
        return true;
    }
}

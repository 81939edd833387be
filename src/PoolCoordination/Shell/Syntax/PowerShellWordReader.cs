using System.Text;

namespace PoolCoordination.Shell.Syntax;

/// <summary>Reads the words and expressions of a line of PowerShell.</summary>
/// <param name="cursor">Where to read.</param>
/// <param name="depth">In how many other constructs the word stands.</param>
internal sealed class PowerShellWordReader(TextCursor cursor, int depth)
{
    /// <summary>Letters that stand for a character after a backtick, each followed by it.</summary>
    private const string Letters = "a\ab\be\u001bf\fn\nr\rt\tv\v";

    private readonly List<WordPart> _parts = [];

    /// <summary>Whether no word goes on or begins here.</summary>
    public bool IsAtEnd =>
        cursor.Current
            is TextCursor.End
                or ' '
                or '\t'
                or '\r'
                or '\n'
                or ';'
                or '|'
                or '&'
                or ','
                or ')'
                or '}'
                or '<'
                or '>';

    /// <summary>Reads a word: an argument or the name of a command.</summary>
    public WordPart[] Read()
    {
        if (cursor.Current is '(' or '{' or '@' or '$')
            ReadOperand();
        while (!IsAtEnd && cursor.Current is not ('(' or '{'))
            ReadPart();
        return TakeParts();
    }

    /// <summary>Reads what has a value: a text, a variable with what is taken of it, or commands in parentheses.</summary>
    public WordPart[] ReadValue()
    {
        if (cursor.Current is '(' or '{' or '@' or '$')
            ReadOperand();
        else
            ReadPart();
        return TakeParts();
    }

    /// <summary>Whether a text in quotation marks begins here.</summary>
    public bool IsAtText => IsSingleQuote(cursor.Current) || IsDoubleQuote(cursor.Current);

    private static bool IsSingleQuote(char character) => character is '\'' or (>= '‘' and <= '‛');

    private static bool IsDoubleQuote(char character) => character is '"' or (>= '“' and <= '„');

    private WordPart[] TakeParts()
    {
        WordPart[] parts = [.. _parts];
        _parts.Clear();
        return parts;
    }

    private void Add(WordPartKind kind, string text, SyntaxNode? commands = null) => _parts.Add(new(kind, text, commands));

    private void ReadPart()
    {
        if (IsSingleQuote(cursor.Current))
            ReadSingleQuoted();
        else if (IsDoubleQuote(cursor.Current))
            ReadDoubleQuoted();
        else if (cursor.Current == '$')
            ReadVariable(WordPartKind.QuotedVariable);
        else if (cursor.Current == '`')
            ReadEscaped();
        else
            ReadBare();
    }

    private void ReadBare()
    {
        var start = cursor.Position;
        do
            cursor.Advance();
        while (!IsAtEnd && !IsAtText && cursor.Current is not ('$' or '`' or '(' or '{'));
        Add(WordPartKind.Bare, cursor.Since(start));
    }

    private void ReadEscaped()
    {
        cursor.Advance();
        var letter = cursor.Current;
        cursor.Advance();
        if (letter == '\r')
            cursor.TryTake('\n');
        else if (letter is not ('\n' or TextCursor.End))
            Add(WordPartKind.Quoted, Escaped(letter).ToString());
    }

    private static char Escaped(char letter) =>
        char.IsAsciiLetterLower(letter) && Letters.IndexOf(letter, StringComparison.Ordinal) is >= 0 and var at ? Letters[at + 1] : letter;

    private void ReadSingleQuoted()
    {
        cursor.Advance();
        var text = new StringBuilder();
        while (!cursor.IsAtEnd)
        {
            if (IsSingleQuote(cursor.Current))
            {
                cursor.Advance();
                if (!IsSingleQuote(cursor.Current))
                {
                    Add(WordPartKind.Quoted, text.ToString());
                    return;
                }
            }

            text.Append(cursor.Current);
            cursor.Advance();
        }

        cursor.Fail();
    }

    private void ReadDoubleQuoted()
    {
        cursor.Advance();
        Add(WordPartKind.Quoted, "");
        while (!cursor.IsAtEnd)
        {
            if (IsDoubleQuote(cursor.Current))
            {
                cursor.Advance();
                if (!IsDoubleQuote(cursor.Current))
                    return;
                Add(WordPartKind.Quoted, "\"");
                cursor.Advance();
            }
            else
                ReadQuotedPart(end: '"');
        }

        cursor.Fail();
    }

    /// <summary>Reads a variable, an escaped character, or text up to one of them or the closing mark.</summary>
    private void ReadQuotedPart(char end)
    {
        var start = cursor.Position;
        while (!cursor.IsAtEnd && cursor.Current is not ('$' or '`' or '\n') && (end != '"' || !IsDoubleQuote(cursor.Current)))
            cursor.Advance();
        if (cursor.Current == '\n')
            cursor.Advance();
        if (cursor.Position > start)
            Add(WordPartKind.Quoted, cursor.Since(start));
        else if (cursor.Current == '`')
            ReadEscaped();
        else
            ReadVariable(WordPartKind.QuotedVariable);
    }

    /// <summary>Reads a text between <c>@'</c> at the end of a line and <c>'@</c> at the beginning of another.</summary>
    private void ReadHereText()
    {
        var isExpanded = IsDoubleQuote(cursor.Following);
        cursor.Advance(2);
        var length = cursor.Rest.IndexOf('\n');
        cursor.Advance(length + 1);
        if (length < 0)
            cursor.Fail();
        Add(WordPartKind.Quoted, "");
        while (
            !cursor.IsAtEnd
            && !(cursor.Following == '@' && (isExpanded ? IsDoubleQuote(cursor.Current) : IsSingleQuote(cursor.Current)))
        )
            ReadLine(isExpanded);
        if (cursor.IsAtEnd)
            cursor.Fail();
        cursor.Advance(2);
    }

    private void ReadLine(bool isExpanded)
    {
        var start = cursor.Position;
        if (!isExpanded)
        {
            var length = cursor.Rest.IndexOf('\n');
            cursor.Advance(length < 0 ? cursor.Rest.Length : length + 1);
            Add(WordPartKind.Quoted, cursor.Since(start));
            return;
        }

        do
            ReadQuotedPart(TextCursor.End);
        while (!cursor.IsAtEnd && cursor.Text[cursor.Position - 1] != '\n');
    }

    private void ReadVariable(WordPartKind kind)
    {
        cursor.Advance();
        if (cursor.TryTake('('))
        {
            ReadCommands(')');
            return;
        }

        var isBraced = cursor.TryTake('{');
        var start = cursor.Position;
        if (isBraced)
            cursor.Advance(Math.Max(0, cursor.Rest.IndexOf('}')));
        else if (cursor.Current is '$' or '?' or '^')
            cursor.Advance();
        else
        {
            while (
                char.IsLetterOrDigit(cursor.Current)
                || cursor.Current == '_'
                || (cursor.Current == ':' && char.IsLetter(cursor.Following))
            )
                cursor.Advance();
        }

        var name = cursor.Since(start);
        if (isBraced)
            cursor.Take('}');
        Add(name.Length > 0 ? kind : WordPartKind.Quoted, name.Length > 0 ? name : "$");
    }

    private void ReadOperand()
    {
        switch (cursor.Current)
        {
            case '(':
                cursor.Advance();
                ReadCommands(')');
                break;
            case '{':
                cursor.Advance();
                ReadCommands('}');
                break;
            case '$':
                ReadVariable(WordPartKind.Elements);
                break;
            case '@' when IsSingleQuote(cursor.Following) || IsDoubleQuote(cursor.Following):
                ReadHereText();
                break;
            case '@' when cursor.Following == '(':
                cursor.Advance(2);
                ReadCommands(')');
                break;
            case '@' when cursor.Following == '{':
                cursor.Advance(2);
                ReadExpression('}');
                break;
            case '@' when char.IsLetter(cursor.Following):
                ReadVariable(WordPartKind.Elements);
                break;
            default:
                ReadBare();
                break;
        }

        ReadMembers();
    }

    /// <summary>Reads what is taken of a value: members, elements, results of methods.</summary>
    private void ReadMembers()
    {
        while (!cursor.IsAtEnd)
        {
            if (cursor.Current == '.' && (char.IsLetter(cursor.Following) || cursor.Following is '(' or '$' or '_'))
                cursor.Advance();
            else if (cursor.Is("::"))
                cursor.Advance(2);
            else if (cursor.Current == '[')
            {
                cursor.Advance();
                ReadExpression(']');
                continue;
            }
            else
                return;
            while (char.IsLetterOrDigit(cursor.Current) || cursor.Current is '_' or '$')
                cursor.Advance();
            if (cursor.TryTake('('))
                ReadExpression(')');
            Add(WordPartKind.Unknown, "");
        }
    }

    private void ReadCommands(char end)
    {
        var commands = new PowerShellCommandReader(cursor, depth + 1);
        Add(WordPartKind.Unknown, "", commands.ReadAll(end));
        cursor.Take(end);
    }

    /// <summary>Reads up to a closing mark an expression, for the commands in it.</summary>
    private void ReadExpression(char end)
    {
        Add(WordPartKind.Unknown, "", new PowerShellCommandReader(cursor, depth + 1).ReadExpressionUntil(end));
        cursor.Take(end);
    }
}

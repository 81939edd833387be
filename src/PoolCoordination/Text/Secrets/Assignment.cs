namespace PoolCoordination.Text.Secrets;

/// <summary>What stands between a name and its value, in the notations of the usual languages.</summary>
/// <param name="Joint">How the value is joined.</param>
/// <param name="ValueStart">The index at which the value begins, with its quotes.</param>
internal readonly record struct Assignment(Joint Joint, int ValueStart)
{
    /// <summary>Reads what follows a name.</summary>
    /// <param name="text">The text.</param>
    /// <param name="start">The name's index.</param>
    /// <param name="end">The index after it.</param>
    public static Assignment After(ReadOnlySpan<char> text, int start, int end)
    {
        var i = SkipClosers(text, end);
        var isQuoted = i > end;
        if (i < text.Length && text[i] == '>' && (isQuoted || IsTag(text, start)))
            return new Assignment(Joint.Element, i + 1);
        if (i == end && EndOfTag(text, start, i) is > 0 and var content)
            return new Assignment(Joint.Element, content);
        if (text[i..].StartsWith("</key>", StringComparison.Ordinal) && text[(i + 6)..].IndexOf('>') is >= 0 and var tag)
            return new Assignment(Joint.Element, i + 6 + tag + 1);
        i = CharacterClasses.SkipSpaces(text, i);
        if (i >= text.Length)
            return default;
        var operatorEnd = EndOfOperator(text, i);
        if (operatorEnd > i)
        {
            var valueStart = AfterType(text, i, SkipBlank(text, operatorEnd));
            return new Assignment(
                text[i] == '=' && operatorEnd == i + 1 && i == end && valueStart == operatorEnd ? Joint.Assigned : Joint.Spaced,
                valueStart
            );
        }

        if (text[i] is '→' or '⇒' or '➜' or '➔' or '–' or '—')
            return new Assignment(Joint.Said, SkipBlank(text, i + 1));
        if (text[i] is '(' or ',' or '|')
            return ValueAttribute(text, i) is > 0 and var attribute
                ? new Assignment(Joint.Spaced, attribute)
                : new Assignment(IsCell(text, i) ? Joint.Cell : Joint.Pair, CharacterClasses.SkipSpaces(text, i + 1));
        if (ValueAttribute(text, i) is > 0 and var value)
            return new Assignment(Joint.Spaced, value);
        if (i == end || isQuoted)
            return default;
        return SaidValue.StartAfter(text, i) is > 0 and var said ? new Assignment(Joint.Said, said) : new Assignment(Joint.Adjacent, i);
    }

    private static bool IsCell(ReadOnlySpan<char> text, int i) =>
        text[i] == '|' && text[i - 1] is ' ' && i + 1 < text.Length && text[i + 1] is ' ';

    /// <summary>Whether a name is an element's: <c>&lt;password</c>, <c>&lt;db:password</c>.</summary>
    private static bool IsTag(ReadOnlySpan<char> text, int start)
    {
        while (start > 0 && (CharacterClasses.IsWord(text[start - 1]) || text[start - 1] is ':' or '.'))
            start--;
        return start > 0 && text[start - 1] == '<';
    }

    /// <summary>
    /// The index after a tag with attributes that another is to close: <c>&lt;password type="text"></c>; 0 where there is none.
    /// </summary>
    private static int EndOfTag(ReadOnlySpan<char> text, int start, int end)
    {
        if (end >= text.Length || text[end] != ' ' || !IsTag(text, start))
            return 0;
        var mark = text[end..].IndexOfAny('<', '>');
        return mark > 1 && text[end + mark] == '>' && text[end + mark - 1] != '/' ? end + mark + 1 : 0;
    }

    private static int SkipClosers(ReadOnlySpan<char> text, int i)
    {
        while (i < text.Length && text[i] is '"' or '\'' or '`' or ']' or '\\' or '*')
            i++;
        return i;
    }

    private static int SkipBlank(ReadOnlySpan<char> text, int i)
    {
        i = CharacterClasses.SkipSpaces(text, i);
        // Emphasis in Markdown: **Password:** value.
        while (i + 1 < text.Length && text[i] == '*' && text[i + 1] is '*' or ' ')
            i++;
        return CharacterClasses.SkipSpaces(text, i);
    }

    private static int EndOfOperator(ReadOnlySpan<char> text, int i)
    {
        var rest = text[i..];
        if (rest.StartsWith("%3D", StringComparison.OrdinalIgnoreCase))
            return i + 3;
        var length = rest[0] switch
        {
            '=' => rest.Length > 2 && rest[1] == '=' ? (rest[2] == '=' ? 3 : 2) : rest.Length > 1 && rest[1] == '>' ? 2 : 1,
            ':' => rest.Length > 1 && rest[1] == ':' ? 0 : rest.Length > 1 && rest[1] == '=' ? 2 : 1,
            '?' or '+' when rest.Length > 1 && rest[1] == '=' => 2,
            '?' when rest.Length > 1 && rest[1] == ':' => 2,
            '-' when rest.Length > 1 && rest[1] == '>' => 2,
            '<' when rest.Length > 1 && rest[1] == '-' => 2,
            '|' when rest.Length > 2 && rest[1] == '|' => rest[2] == '=' ? 3 : 2,
            _ => 0,
        };
        return i + length;
    }

    /// <summary>In <c>password: str = "…"</c> the value is after the type.</summary>
    private static int AfterType(ReadOnlySpan<char> text, int operatorStart, int valueStart)
    {
        if (text[operatorStart] is not (':' or '?'))
            return valueStart;
        var i = valueStart;
        while (i < text.Length && (CharacterClasses.IsWord(text[i]) || text[i] is '?' or '&' or '\'' or '[' or ']' or '<' or '>' or '.'))
            i++;
        var equals = CharacterClasses.SkipSpaces(text, i);
        return i > valueStart && equals > i && equals + 1 < text.Length && text[equals] == '=' && text[equals + 1] == ' '
            ? CharacterClasses.SkipSpaces(text, equals + 1)
            : valueStart;
    }

    /// <summary>The value in <c>"name": "password", "value": "…"</c> and <c>variable "password" { default = "…" }</c>.</summary>
    private static int ValueAttribute(ReadOnlySpan<char> text, int i)
    {
        while (i < text.Length && text[i] is ' ' or ',' or '{' or '"' or '\'' or '\\' or '\t' or '\n' or '\r')
            i++;
        if (i >= text.Length || text[i] is not ('v' or 'V' or 'd'))
            return 0;
        var end = CharacterClasses.EndOfWord(text, i);
        if (text[i..end] is not ("value" or "Value" or "default"))
            return 0;
        i = CharacterClasses.SkipSpaces(text, SkipClosers(text, end));
        return i < text.Length && text[i] is '=' or ':' ? CharacterClasses.SkipSpaces(text, i + 1) : 0;
    }
}

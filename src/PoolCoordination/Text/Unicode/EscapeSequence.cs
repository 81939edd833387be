namespace PoolCoordination.Text.Unicode;

/// <summary>The sequences that begin with ESC and tell a terminal to do something (ECMA-48).</summary>
internal static class EscapeSequence
{
    private const char Escape = '\u001B';
    private const char Bell = '\a';
    private const char StringTerminator = '\u009C';

    /// <summary>The index of the last character of the sequence that begins with the ESC at an index.</summary>
    public static int End(string text, int escape)
    {
        var second = escape + 1;
        if (second == text.Length)
            return escape;
        return text[second] switch
        {
            '[' => EndOfControlSequence(text, second),
            ']' or 'P' or '_' or '^' or 'X' => EndOfString(text, second),
            >= '0' and <= '~' => second,
            >= ' ' and < '0' => EndOfIntermediates(text, second),
            _ => escape,
        };
    }

    /// <summary>The end of <c>ESC ( B</c> and the like.</summary>
    private static int EndOfIntermediates(string text, int at)
    {
        while (at + 1 < text.Length && text[at] is >= ' ' and < '0')
            at++;
        return text[at] is >= ' ' and <= '~' ? at : at - 1;
    }

    private static int EndOfControlSequence(string text, int start)
    {
        var at = start + 1;
        while (at < text.Length && text[at] is >= ' ' and < '@')
            at++;
        return at < text.Length && text[at] is >= '@' and <= '~' ? at : at - 1;
    }

    private static int EndOfString(string text, int start)
    {
        for (var at = start + 1; at < text.Length; at++)
        {
            if (text[at] is Bell or StringTerminator or '\n')
                return at;
            if (text[at] == Escape && at + 1 < text.Length && text[at + 1] == '\\')
                return at + 1;
        }

        return text.Length - 1;
    }
}

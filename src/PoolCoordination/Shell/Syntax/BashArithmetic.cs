namespace PoolCoordination.Shell.Syntax;

/// <summary>Tells <c>((</c> before an expression from two subshells.</summary>
internal static class BashArithmetic
{
    /// <summary>
    /// Whether what follows the two parentheses ends with two that stand together; also if it does not end, for then it is neither.
    /// </summary>
    public static bool IsAt(TextCursor cursor, int start)
    {
        var text = cursor.Rest[start..];
        var open = 0;
        for (var i = 0; i < text.Length; i++)
        {
            switch (text[i])
            {
                case '\\':
                    i++;
                    break;
                case '\'' or '"':
                    var length = text[(i + 1)..].IndexOf(text[i]);
                    if (length >= 0)
                        i += length + 1;
                    break;
                case '(':
                    open++;
                    break;
                case ')' when open-- == 0:
                    return i + 1 < text.Length && text[i + 1] == ')';
            }
        }

        return true;
    }
}

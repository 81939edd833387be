using System.Text;

namespace PoolCoordination.Detection.Structure;

/// <summary>The text of a part without its inline markup.</summary>
internal static class InlineText
{
    private const int LongestTarget = 500;

    /// <summary>Takes emphasis and the targets of links away; code stays in its backticks.</summary>
    public static string Plain(string source)
    {
        if (CharacterSearch.IndexOfAny(source, "*_[~") < 0)
            return source;
        var text = new StringBuilder(source.Length);
        for (var i = 0; i < source.Length; i++)
        {
            var character = source[i];
            if (character == '`')
            {
                var end = source.IndexOf('`', i + 1);
                if (end > 0)
                {
                    text.Append(source, i, end - i + 1);
                    i = end;
                    continue;
                }
            }

            if (IsEmphasis(source, i) || character == '[')
                continue;
            if (character == ']')
                i = EndOfTarget(source, i);
            else
                text.Append(character);
        }

        return text.ToString();
    }

    private static bool IsEmphasis(string source, int index) =>
        source[index] switch
        {
            '*' => true,
            '~' => index + 1 < source.Length && source[index + 1] == '~',
            // Inside a name it is a letter.
            '_' => !IsLetterAt(source, index - 1) || !IsLetterAt(source, index + 1),
            _ => false,
        };

    private static bool IsLetterAt(string source, int index) => (uint)index < (uint)source.Length && char.IsLetterOrDigit(source[index]);

    private static int EndOfTarget(string source, int bracket)
    {
        if (bracket + 1 >= source.Length || source[bracket + 1] != '(')
            return bracket;
        var end = CharacterSearch.IndexOfAny(source.AsSpan(bracket, Math.Min(LongestTarget, source.Length - bracket)), ") ");
        return end > 0 && source[bracket + end] == ')' ? bracket + end : bracket;
    }
}

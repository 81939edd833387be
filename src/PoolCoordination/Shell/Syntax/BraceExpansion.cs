namespace PoolCoordination.Shell.Syntax;

/// <summary>Makes several words of one with alternatives in braces: <c>{a,b}.py</c> is <c>a.py b.py</c>.</summary>
internal static class BraceExpansion
{
    /// <summary>A word of more parts, or one that gives more words, cannot be known.</summary>
    private const int Most = 256;

    /// <summary>The words that the alternatives give, in order.</summary>
    public static List<WordPart[]> Expand(WordPart[] word)
    {
        var words = new List<WordPart[]>();
        var waiting = new Stack<WordPart[]>();
        waiting.Push(word);
        while (waiting.TryPop(out var next))
        {
            if (words.Count + waiting.Count + next.Length > Most)
                return [Unknown(word)];
            if (!TrySplit(next, waiting))
                words.Add(next);
        }

        return words;
    }

    private static WordPart[] Unknown(WordPart[] word) => [.. word, new(WordPartKind.Unknown, "")];

    /// <summary>Puts in place of the first braces with alternatives each of these, the first on top.</summary>
    private static bool TrySplit(WordPart[] word, Stack<WordPart[]> waiting)
    {
        for (var open = 0; open < word.Length; open++)
        {
            if (word[open].Kind != WordPartKind.OpeningBrace)
                continue;
            var marks = new List<int> { open };
            var close = FindEnd(word, open, marks);
            if (close < 0 || (marks.Count == 1 && !IsRange(word.AsSpan(open, close - open))))
                continue;
            marks.Add(close);
            for (var i = marks.Count - 1; i > 0; i--)
            {
                var alternative = word[(marks[i - 1] + 1)..marks[i]];
                waiting.Push([.. word[..open], .. marks.Count == 2 ? Unknown([]) : alternative, .. word[(close + 1)..]]);
            }

            return true;
        }

        return false;
    }

    private static int FindEnd(WordPart[] word, int open, List<int> marks)
    {
        var depth = 0;
        for (var i = open; i < word.Length; i++)
        {
            if (word[i].Kind == WordPartKind.OpeningBrace)
                depth++;
            else if (word[i].Kind == WordPartKind.Comma && depth == 1)
                marks.Add(i);
            else if (word[i].Kind == WordPartKind.ClosingBrace && --depth == 0)
                return i;
        }

        return -1;
    }

    /// <summary>Whether a row of numbers or letters stands in the braces: <c>{1..3}</c>.</summary>
    private static bool IsRange(ReadOnlySpan<WordPart> parts)
    {
        foreach (var part in parts)
        {
            if (part.Kind == WordPartKind.Bare && part.Text.Contains("..", StringComparison.Ordinal))
                return true;
        }

        return false;
    }
}

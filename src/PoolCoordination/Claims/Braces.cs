namespace PoolCoordination.Claims;

/// <summary>Paths of which several are written as one, as shells read them: <c>src/{a,b}.py</c>.</summary>
internal static class Braces
{
    /// <summary>One path is not taken apart any further once it stands for more than a claim may have.</summary>
    private const int MostPaths = 64;

    /// <summary>What is longer is not taken apart.</summary>
    private const int LongestWhole = 4000;

    /// <summary>The paths that parts of AFFECTS stand for; commas in braces have separated them too.</summary>
    public static IReadOnlyList<string> Expand(IReadOnlyList<string> parts)
    {
        var paths = new List<string>(parts.Count);
        var next = 0;
        while (next < parts.Count)
        {
            var count = CountOfWhole(parts, next);
            var whole = string.Join(',', parts.Skip(next).Take(count));
            if (whole.Length <= LongestWhole && Expand(whole) is { Count: > 1 } expanded)
                paths.AddRange(expanded);
            else
                paths.AddRange(parts.Skip(next).Take(count));
            next += count;
        }

        return paths;
    }

    /// <summary>How many parts from one on are one path with braces; one where none closes what is opened there.</summary>
    private static int CountOfWhole(IReadOnlyList<string> parts, int start)
    {
        var open = 0;
        for (var i = start; i < parts.Count; i++)
        {
            open += parts[i].Count(character => character == '{') - parts[i].Count(character => character == '}');
            if (open <= 0)
                return i - start + 1;
        }

        return 1;
    }

    private static int EndOf(ReadOnlySpan<char> text, int start)
    {
        var depth = 0;
        for (var i = start; i < text.Length; i++)
        {
            if (text[i] == '{')
                depth++;
            else if (text[i] == '}' && --depth == 0)
                return i;
        }

        return -1;
    }

    private static List<string> Expand(string path)
    {
        var paths = new List<string> { path };
        // Each round resolves the first braces of each path.
        var next = 0;
        while (next < paths.Count)
        {
            if (!TrySplit(paths[next], out var before, out var choices, out var after))
            {
                next++;
                continue;
            }

            if (paths.Count > MostPaths)
                return paths;
            paths.RemoveAt(next);
            paths.InsertRange(next, choices.ConvertAll(choice => before + choice + after));
        }

        return paths;
    }

    private static bool TrySplit(string path, out string before, out List<string> choices, out string after)
    {
        for (var start = path.IndexOf('{', StringComparison.Ordinal); start >= 0; start = path.IndexOf('{', start + 1))
        {
            var end = EndOf(path, start);
            choices = end < 0 ? [] : Choices(path[(start + 1)..end]);
            // Braces around one name are that name's own.
            if (choices.Count > 1)
            {
                (before, after) = (path[..start], path[(end + 1)..]);
                return true;
            }
        }

        (before, choices, after) = ("", [], "");
        return false;
    }

    private static List<string> Choices(string text)
    {
        var choices = new List<string>();
        var start = 0;
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] == '{' && EndOf(text, i) is > 0 and var end)
                i = end;
            else if (text[i] == ',')
                (choices, start) = ([.. choices, text[start..i].Trim()], i + 1);
        }

        return [.. choices, text[start..].Trim()];
    }
}

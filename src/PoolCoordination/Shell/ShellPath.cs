namespace PoolCoordination.Shell;

/// <summary>
/// The absolute path of a file or folder. In a pattern <c>*</c> and <c>?</c> stand for characters of one name, and <c>**</c> for any; it
/// means the file of its own name too.
/// </summary>
/// <param name="text">The path, lexically normal.</param>
/// <param name="isPattern">Whether wildcards in it are meant as such.</param>
internal sealed class ShellPath(string text, bool isPattern)
{
    /// <summary>Nothing on a disk has a longer path.</summary>
    private const int LongestPath = 4096;

    private static readonly bool s_ignoresCase = !OperatingSystem.IsLinux();

    /// <summary>The path as it is written.</summary>
    public string Text => text;

    /// <summary>Whether wildcards in it are meant as such.</summary>
    public bool IsPattern => isPattern;

    /// <summary>The folder in which all of a pattern's files are; the path itself where it is none.</summary>
    public string Folder =>
        isPattern && text.AsSpan().IndexOfAny('*', '?', '[') is >= 0 and var end ? Path.GetDirectoryName(text[..end] + "-") ?? text : text;

    /// <summary>Whether a file is meant.</summary>
    /// <param name="file">The file's absolute path.</param>
    /// <param name="below">Whether a folder means all that is in it.</param>
    public bool Covers(string file, bool below)
    {
        if (text.Length > LongestPath)
            return false;
        if (isPattern && Fits(text, file, below))
            return true;
        // A shell leaves a pattern as it is that fits nothing, and git takes a name before a pattern.
        var folder = text.AsSpan().TrimEnd("/\\");
        return file.Length >= folder.Length
            && (file.Length == folder.Length || (below && IsSeparator(file[folder.Length])))
            && (file.AsSpan().StartsWith(folder) || (s_ignoresCase && IsSame(folder, file.AsSpan(0, folder.Length))));
    }

    private static bool IsSame(ReadOnlySpan<char> left, ReadOnlySpan<char> right)
    {
        for (var i = 0; i < left.Length; i++)
        {
            if (!IsSame(left[i], right[i]))
                return false;
        }

        return true;
    }

    /// <summary>Goes back to the last wildcard where a name does not fit: an earlier one need never take more than it has.</summary>
    private static bool Fits(string pattern, string name, bool below)
    {
        var (at, i) = (0, 0);
        var (star, starEnd) = (-1, 0);
        var (deep, deepEnd) = (-1, 0);
        while (true)
        {
            if (at == pattern.Length && (i == name.Length || (below && IsSeparator(name[i]))))
                return true;
            if (at < pattern.Length && pattern[at] == '*')
            {
                var isDeep = at + 1 < pattern.Length && pattern[at + 1] == '*';
                at += isDeep ? 2 : 1;
                if (isDeep)
                {
                    at += at < pattern.Length && IsSeparator(pattern[at]) ? 1 : 0;
                    (deep, deepEnd, star) = (at, i, -1);
                }
                else
                {
                    (star, starEnd) = (at, i);
                }

                continue;
            }

            if (at < pattern.Length && i < name.Length && FitsOne(pattern, ref at, name[i]))
            {
                i++;
                continue;
            }

            if (star >= 0 && starEnd < name.Length && !IsSeparator(name[starEnd]))
            {
                (at, i) = (star, ++starEnd);
                continue;
            }

            if (deep < 0 || deepEnd >= name.Length)
                return false;
            var wholeNames = IsSeparator(pattern[deep - 1]);
            do
                deepEnd++;
            while (wholeNames && deepEnd < name.Length && !IsSeparator(name[deepEnd - 1]));
            (at, i, star) = (deep, deepEnd, -1);
        }
    }

    private static bool FitsOne(string pattern, ref int at, char character)
    {
        if (pattern[at] == '[' && pattern.IndexOf(']', Math.Min(at + 2, pattern.Length)) is > 0 and var end)
        {
            var isIn = IsIn(pattern.AsSpan(at + 1, end - at - 1), character);
            at = isIn ? end + 1 : at;
            return isIn;
        }

        if (!IsSame(pattern[at], character) && (pattern[at] != '?' || IsSeparator(character)))
            return false;
        at++;
        return true;
    }

    private static bool IsIn(ReadOnlySpan<char> set, char character)
    {
        var isNegated = set is ['!' or '^', ..];
        for (var i = isNegated ? 1 : 0; i < set.Length; i++)
        {
            var last = i + 2 < set.Length && set[i + 1] == '-' ? set[i + 2] : set[i];
            if (character >= set[i] && character <= last)
                return !isNegated;
            i += i + 2 < set.Length && set[i + 1] == '-' ? 2 : 0;
        }

        return isNegated && !IsSeparator(character);
    }

    private static bool IsSame(char left, char right) =>
        left == right
        || (IsSeparator(left) && IsSeparator(right))
        || (s_ignoresCase && char.ToUpperInvariant(left) == char.ToUpperInvariant(right));

    private static bool IsSeparator(char character) => character == '/' || character == Path.DirectorySeparatorChar;
}

namespace PoolCoordination.Claims;

/// <summary>Names of files in which <c>*</c> stands for any text and <c>?</c> for any character.</summary>
internal static class NamePattern
{
    /// <summary>Whether there can be a name that both patterns mean.</summary>
    public static bool Overlap(string left, string right, bool ignoresCase)
    {
        var effort = int.MaxValue;
        return Overlap(left, right, ignoresCase, ref effort);
    }

    /// <summary>Determines whether two patterns overlap, within a limit of compared characters; beyond it they do.</summary>
    public static bool Overlap(string left, string right, bool ignoresCase, ref int effort)
    {
        effort--;
        if (!HasWildcard(left) && !HasWildcard(right))
            return string.Equals(left, right, ignoresCase ? StringComparison.OrdinalIgnoreCase : StringComparison.Ordinal);
        return (left.Contains('*', StringComparison.Ordinal), right.Contains('*', StringComparison.Ordinal)) switch
        {
            (false, false) => left.Length == right.Length && Fit(left, right, ignoresCase, ref effort),
            (true, false) => Means(left, right, ignoresCase, ref effort),
            (false, true) => Means(right, left, ignoresCase, ref effort),
            _ => EndsFit(left, right, ignoresCase, ref effort),
        };
    }

    /// <summary>Whether a name has a character that stands for others.</summary>
    public static bool HasWildcard(string name) => name.AsSpan().ContainsAny('*', '?');

    /// <summary>
    /// Whether what stands before the first and after the last <c>*</c> of both fits. That is all where both have one: a name that begins
    /// and ends as both want it, and has between whatever the one and then the other asks for, is meant by both.
    /// </summary>
    private static bool EndsFit(ReadOnlySpan<char> left, ReadOnlySpan<char> right, bool ignoresCase, ref int effort)
    {
        var head = Math.Min(left.IndexOf('*'), right.IndexOf('*'));
        var tail = Math.Min(left.Length - left.LastIndexOf('*'), right.Length - right.LastIndexOf('*')) - 1;
        return Fit(left[..head], right[..head], ignoresCase, ref effort) && Fit(left[^tail..], right[^tail..], ignoresCase, ref effort);
    }

    /// <summary>
    /// Whether a pattern with <c>*</c> can mean a name without, each part between two <c>*</c> being taken as early as it fits.
    /// </summary>
    private static bool Means(ReadOnlySpan<char> pattern, ReadOnlySpan<char> name, bool ignoresCase, ref int effort)
    {
        var head = pattern.IndexOf('*');
        var tail = pattern.Length - pattern.LastIndexOf('*') - 1;
        if (
            head + tail > name.Length
            || !Fit(pattern[..head], name[..head], ignoresCase, ref effort)
            || !Fit(pattern[^tail..], name[^tail..], ignoresCase, ref effort)
        )
            return false;
        var rest = name[head..^tail];
        foreach (var range in pattern[head..^tail].Split('*'))
        {
            var part = pattern[head..^tail][range];
            var at = IndexOf(rest, part, ignoresCase, ref effort);
            if (at < 0)
                return false;
            rest = rest[(at + part.Length)..];
        }

        return true;
    }

    private static int IndexOf(ReadOnlySpan<char> name, ReadOnlySpan<char> part, bool ignoresCase, ref int effort)
    {
        for (var at = 0; at + part.Length <= name.Length; at++)
        {
            if (Fit(name.Slice(at, part.Length), part, ignoresCase, ref effort))
                return at;
        }

        return -1;
    }

    private static bool Fit(ReadOnlySpan<char> left, ReadOnlySpan<char> right, bool ignoresCase, ref int effort)
    {
        for (var i = 0; i < left.Length; i++)
        {
            if (effort-- <= 0)
                return true;
            if (!Fit(left[i], right[i], ignoresCase))
                return false;
        }

        return true;
    }

    private static bool Fit(char left, char right, bool ignoresCase) =>
        left == right
        || left == '?'
        || right == '?'
        || (ignoresCase && char.ToUpperInvariant(left) == char.ToUpperInvariant(right));
}

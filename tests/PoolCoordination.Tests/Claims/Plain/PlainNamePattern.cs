namespace PoolCoordination.Tests.Claims.Plain;

/// <summary>Names of files in which <c>*</c> stands for any text and <c>?</c> for any character.</summary>
internal static class PlainNamePattern
{
    /// <summary>Whether there can be a name that both patterns mean.</summary>
    public static bool Overlap(string left, string right, bool ignoresCase)
    {
        if (!HasWildcard(left) && !HasWildcard(right))
            return string.Equals(left, right, ignoresCase ? StringComparison.OrdinalIgnoreCase : StringComparison.Ordinal);
        // overlaps[j] says it of the rests of both from i and j on.
        var overlaps = new bool[right.Length + 1];
        overlaps[right.Length] = true;
        for (var j = right.Length - 1; j >= 0; j--)
            overlaps[j] = overlaps[j + 1] && right[j] == '*';
        for (var i = left.Length - 1; i >= 0; i--)
        {
            var diagonal = overlaps[right.Length];
            overlaps[right.Length] = diagonal && left[i] == '*';
            for (var j = right.Length - 1; j >= 0; j--)
            {
                var below = overlaps[j];
                overlaps[j] =
                    left[i] == '*' || right[j] == '*'
                        ? below || overlaps[j + 1]
                        : diagonal && Fit(left[i], right[j], ignoresCase);
                diagonal = below;
            }
        }

        return overlaps[0];
    }

    /// <summary>Whether a name has a character that stands for others.</summary>
    public static bool HasWildcard(string name) => name.AsSpan().ContainsAny('*', '?');

    private static bool Fit(char left, char right, bool ignoresCase) =>
        left == right
        || left == '?'
        || right == '?'
        || (ignoresCase && char.ToUpperInvariant(left) == char.ToUpperInvariant(right));
}

using System.Buffers;

namespace PoolCoordination.Claims;

/// <summary>
/// What a claim names besides files: a kind, a colon and a name, such as <c>port:3000</c>, <c>db:shop_test</c> or <c>env:staging</c>. It is
/// one and the same in the whole pool, whatever project names it.
/// </summary>
internal static class NamedResource
{
    /// <summary>In place of the folders of a path: no path has a folder of this name.</summary>
    public const string Folder = "/";

    private const char Separator = ':';

    private static readonly SearchValues<char> s_marksOfPaths = SearchValues.Create(" \t/\\*?:");

    /// <summary>The kinds, in the order in which they are offered.</summary>
    public static IReadOnlyList<string> Kinds { get; } = ["port", "db", "env", "service", "device"];

    /// <summary>What begins the name of a resource of each kind.</summary>
    public static IEnumerable<string> Prefixes => Kinds.Select(kind => kind + Separator);

    /// <summary>Reads one, whose case does not matter; false where the text is a path.</summary>
    /// <param name="text">What somebody writes in AFFECTS.</param>
    /// <param name="resource">The resource as all know it.</param>
    public static bool TryRead(ReadOnlySpan<char> text, out string resource)
    {
        resource = "";
        var name = text.Trim();
        var end = name.IndexOf(Separator);
        if (end <= 0 || end == name.Length - 1 || name[(end + 1)..].ContainsAny(s_marksOfPaths) || !IsKind(name[..end]))
            return false;
        resource = name.ToString().ToLowerInvariant();
        return true;
    }

    private static bool IsKind(ReadOnlySpan<char> word)
    {
        foreach (var kind in Kinds)
        {
            if (word.Equals(kind, StringComparison.OrdinalIgnoreCase))
                return true;
        }

        return false;
    }
}

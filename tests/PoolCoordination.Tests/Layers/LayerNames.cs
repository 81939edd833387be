using System.Text.RegularExpressions;

namespace PoolCoordination.Tests.Layers;

/// <summary>The layers that source code names: in a using directive, or before the name of one of their types.</summary>
/// <param name="root">The namespace that holds the layers.</param>
/// <param name="typesByLayer">The names of the layers' types.</param>
internal sealed partial class LayerNames(string root, ILookup<string, string> typesByLayer)
{
    /// <summary>Each name in some code with the layer that it means.</summary>
    /// <param name="code">The code, without comments and strings.</param>
    /// <param name="place">The layer in which the code stands: a name may begin in it or in a namespace around it.</param>
    public IEnumerable<(string Name, string Layer)> In(string code, string place) =>
        from match in Name().Matches(code)
        let name = Space().Replace(match.Groups["name"].Value, "")
        let isWhole = name.StartsWith($"{root}.", StringComparison.Ordinal)
        from around in isWhole ? [""] : NamespacesAround(place)
        let full = around + (isWhole ? name[(root.Length + 1)..] : name)
        from types in typesByLayer
        where
            (full == types.Key && (isWhole || match.Groups["using"].Success))
            || (
                full.StartsWith($"{types.Key}.", StringComparison.Ordinal)
                && types.Contains(full[(types.Key.Length + 1)..].Split('.')[0])
            )
        select (name, types.Key);

    private static IEnumerable<string> NamespacesAround(string place)
    {
        for (; place.Length > 0; place = place[..Math.Max(place.LastIndexOf('.'), 0)])
            yield return $"{place}.";
        yield return "";
    }

    [GeneratedRegex(
        """
        (?<using> \busing\s+ (?:static\s+)? (?:\w+\s*=\s*)? )?
        (?<! [\w.] | \.\s+ ) (?:global::)? (?<name> [a-zA-Z_]\w* (?:\s*\.\s*\w+)* )
        """,
        RegexOptions.IgnorePatternWhitespace
    )]
    private static partial Regex Name();

    [GeneratedRegex(@"\s")]
    private static partial Regex Space();
}

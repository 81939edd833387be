namespace PoolCoordination.Entries;

/// <summary>The comma-separated text of AFFECTS and its parts.</summary>
internal static class AffectsList
{
    public static IReadOnlyList<string> Split(string text) =>
        text.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);

    public static string Join(IReadOnlyList<string> affects) => string.Join(", ", affects);
}

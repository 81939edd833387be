namespace PoolCoordination.Entries;

/// <summary>The comma-separated text of AFFECTS and its parts.</summary>
public static class AffectsList
{
    /// <summary>The parts of a text, without the empty ones.</summary>
    public static IReadOnlyList<string> Split(string text) =>
        text.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);

    /// <summary>The text of some parts.</summary>
    public static string Join(IReadOnlyList<string> affects) => string.Join(", ", affects);
}

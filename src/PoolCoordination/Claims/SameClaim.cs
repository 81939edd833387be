using PoolCoordination.Entries;

namespace PoolCoordination.Claims;

/// <summary>
/// Tells by their entries that two claims are one which was made again, as a resumed session does: of the same owner, with the same topic,
/// and on the same paths.
/// </summary>
internal sealed class SameClaim : IEqualityComparer<PoolEntry>
{
    /// <summary>The one that there is.</summary>
    public static SameClaim Comparer { get; } = new();

    /// <summary>A text that a claim of a session has in common with those that make it again.</summary>
    public static string KeyOf(PoolEntry entry) =>
        string.Join('\n', [entry.SessionId ?? entry.Instance, entry.Topic.Trim().ToUpperInvariant(), entry.Root, .. entry.Affects]);

    public bool Equals(PoolEntry? x, PoolEntry? y) =>
        ReferenceEquals(x, y)
        || (
            x is not null
            && y is not null
            && x.Topic.AsSpan().Trim().Equals(y.Topic.AsSpan().Trim(), StringComparison.OrdinalIgnoreCase)
            && x.Root == y.Root
            && x.Affects.SequenceEqual(y.Affects, StringComparer.Ordinal)
            && Identity.HaveSameOwner(x, y)
        );

    public int GetHashCode(PoolEntry obj) =>
        HashCode.Combine(
            string.GetHashCode(obj.Topic.AsSpan().Trim(), StringComparison.OrdinalIgnoreCase),
            obj.Root,
            obj.Affects.Count,
            obj.Affects.Count > 0 ? obj.Affects[0] : null
        );
}

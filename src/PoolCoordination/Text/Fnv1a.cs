namespace PoolCoordination.Text;

/// <summary>The 64-bit FNV-1a hash: short, and enough to tell texts and lines apart where nobody means harm.</summary>
internal static class Fnv1a
{
    /// <summary>The hash of nothing.</summary>
    public const ulong Empty = 14695981039346656037;

    private const ulong Prime = 1099511628211;

    /// <summary>A hash with one more value: a byte, or a larger unit where many are hashed.</summary>
    public static ulong Add(ulong hash, ulong value) => (hash ^ value) * Prime;

    /// <summary>The hash of some bytes.</summary>
    public static ulong Hash(ReadOnlySpan<byte> bytes)
    {
        var hash = Empty;
        foreach (var value in bytes)
            hash = Add(hash, value);
        return hash;
    }
}

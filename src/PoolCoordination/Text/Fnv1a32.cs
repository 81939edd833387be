namespace PoolCoordination.Text;

/// <summary>The 32-bit FNV-1a hash, for tables and hints.</summary>
internal static class Fnv1a32
{
    /// <summary>The hash of nothing.</summary>
    public const uint Empty = 2166136261;

    private const uint Prime = 16777619;

    /// <summary>A hash with one more value, such as a character.</summary>
    public static uint Add(uint hash, uint value) => (hash ^ value) * Prime;
}

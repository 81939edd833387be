namespace PoolCoordination.Claims;

/// <summary>
/// Hashes of texts, the same in each process. Texts that differ only in case have one hash, so that an equal hash is a hint, and only an
/// unequal one is an answer.
/// </summary>
internal static class CaselessHash
{
    private const uint OffsetBasis = 2166136261;
    private const uint Prime = 16777619;

    /// <summary>The hash of a text.</summary>
    public static uint Of(ReadOnlySpan<char> text)
    {
        var hash = OffsetBasis;
        foreach (var character in text)
        {
            var upper = char.IsAscii(character) ? character : char.ToUpperInvariant(character);
            // How letters beyond ASCII are compared depends on the runtime; all of them count as one here.
            hash = (hash ^ (char.IsAscii(upper) ? char.ToUpperInvariant(upper) : 128u)) * Prime;
        }

        return hash;
    }
}

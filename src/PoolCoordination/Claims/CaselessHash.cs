using PoolCoordination.Text;

namespace PoolCoordination.Claims;

/// <summary>
/// Hashes of texts, the same in each process. Texts that differ only in case have one hash, so that an equal hash is a hint, and only an
/// unequal one is an answer.
/// </summary>
internal static class CaselessHash
{
    /// <summary>The hash of a text.</summary>
    public static uint Of(ReadOnlySpan<char> text)
    {
        var hash = Fnv1a.Empty;
        foreach (var character in text)
        {
            var upper = char.IsAscii(character) ? character : char.ToUpperInvariant(character);
            // How letters beyond ASCII are compared depends on the runtime; all of them count as one here.
            hash = Fnv1a.Add(hash, char.IsAscii(upper) ? char.ToUpperInvariant(upper) : 128u);
        }

        return Fnv1a.Fold(hash);
    }
}

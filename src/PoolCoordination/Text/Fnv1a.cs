using System.Globalization;
using System.Text;

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

    /// <summary>The hash of a text in UTF-8.</summary>
    public static ulong Hash(string text) => Hash(Encoding.UTF8.GetBytes(text));

    /// <summary>The hash of a text in UTF-8 as 16 hexadecimal digits, such as for the name of a file.</summary>
    public static string Digits(string text) => Digits(Hash(text));

    /// <summary>A hash as 16 hexadecimal digits.</summary>
    public static string Digits(ulong hash) => hash.ToString("x16", CultureInfo.InvariantCulture);

    /// <summary>A hash as 32 bits, in which all of its bits count.</summary>
    public static uint Fold(ulong hash) => (uint)(hash ^ (hash >> 32));
}

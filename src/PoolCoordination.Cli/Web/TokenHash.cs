using System.Security.Cryptography;
using System.Text;

namespace PoolCoordination.Cli.Web;

/// <summary>What a token is known by again, and which does not give it away.</summary>
internal sealed class TokenHash
{
    private readonly byte[] _hash;

    private TokenHash(byte[] hash) => _hash = hash;

    /// <summary>The hash of a token.</summary>
    public static TokenHash Of(string token) => new(SHA256.HashData(Encoding.UTF8.GetBytes(token)));

    /// <summary>The one that <see cref="ToString"/> gave; null where a text is none.</summary>
    public static TokenHash? Parse(string text) =>
        text.Length == 2 * SHA256.HashSizeInBytes && text.All(char.IsAsciiHexDigit) ? new TokenHash(Convert.FromHexString(text)) : null;

    /// <summary>Whether a text is the token, in a time that says nothing of where the two differ.</summary>
    public bool IsOf(string token) => CryptographicOperations.FixedTimeEquals(Of(token)._hash, _hash);

    /// <summary>The hash, of digits and letters.</summary>
    public override string ToString() => Convert.ToHexStringLower(_hash);
}

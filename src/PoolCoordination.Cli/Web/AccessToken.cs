using System.Security.Cryptography;
using System.Text;

namespace PoolCoordination.Cli.Web;

/// <summary>A secret of 256 bits that lets a browser in.</summary>
internal sealed class AccessToken
{
    private readonly byte[] _hash;

    /// <summary>Makes one that nobody can guess.</summary>
    public AccessToken()
    {
        Text = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(32));
        _hash = SHA256.HashData(Encoding.UTF8.GetBytes(Text));
    }

    /// <summary>The token, of digits and letters.</summary>
    public string Text { get; }

    /// <summary>Whether a text is the token, in a time that says nothing of where the two differ.</summary>
    public bool Is(string? text) =>
        text is not null && CryptographicOperations.FixedTimeEquals(SHA256.HashData(Encoding.UTF8.GetBytes(text)), _hash);
}

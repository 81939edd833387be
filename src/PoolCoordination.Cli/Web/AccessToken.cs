using System.Security.Cryptography;

namespace PoolCoordination.Cli.Web;

/// <summary>A secret of 256 bits that lets a browser in.</summary>
internal sealed class AccessToken
{
    /// <summary>Makes one that nobody can guess.</summary>
    public AccessToken()
    {
        Text = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(32));
        Hash = TokenHash.Of(Text);
    }

    /// <summary>The token, of digits and letters.</summary>
    public string Text { get; }

    /// <summary>What it is known by again.</summary>
    public TokenHash Hash { get; }

    /// <summary>Whether a text is the token.</summary>
    public bool Is(string? text) => text is not null && Hash.IsOf(text);
}

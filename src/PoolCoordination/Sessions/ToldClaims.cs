using PoolCoordination.Text;

namespace PoolCoordination.Sessions;

/// <summary>
/// The claims that a session was told of and that do not bar it, so that it is told once of each: a bounded number, the latest first.
/// </summary>
internal readonly record struct ToldClaims
{
    private const int Most = 32;
    private const int HashLength = 16;
    private const string None = "-";

    private readonly string? _hashes;

    private ToldClaims(string hashes) => _hashes = hashes;

    /// <summary>Reads what <see cref="ToString"/> gave.</summary>
    public static ToldClaims Parse(string text) => text == None ? default : new ToldClaims(text);

    /// <summary>Determines whether a claim is one of them.</summary>
    /// <param name="key">What <see cref="Claims.SameClaim.KeyOf"/> gives.</param>
    public bool Contains(string key) => _hashes is not null && _hashes.Contains(Fnv1a.Digits(key), StringComparison.Ordinal);

    /// <summary>Gets a copy with one more claim, without the earliest if there are many.</summary>
    public ToldClaims With(string key)
    {
        if (Contains(key))
            return this;
        var hashes = Fnv1a.Digits(key) + _hashes;
        return new ToldClaims(hashes[..Math.Min(hashes.Length, Most * HashLength)]);
    }

    /// <summary>One word.</summary>
    public override string ToString() => _hashes ?? None;
}

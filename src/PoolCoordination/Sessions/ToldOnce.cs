using PoolCoordination.Text;

namespace PoolCoordination.Sessions;

/// <summary>
/// What a session is told of once: claims that do not bar it, and changed files of others. A bounded number, the latest first.
/// </summary>
internal readonly record struct ToldOnce
{
    private const int Most = 32;
    private const int HashLength = 16;
    private const string None = "-";

    private readonly string? _hashes;

    private ToldOnce(string hashes) => _hashes = hashes;

    /// <summary>Reads what <see cref="ToString"/> gave.</summary>
    public static ToldOnce Parse(string text) => text == None ? default : new ToldOnce(text);

    /// <summary>Determines whether it was told of something.</summary>
    /// <param name="key">What tells that from all else, such as the key of a claim.</param>
    public bool Contains(string key) => _hashes is not null && _hashes.Contains(Fnv1a.Digits(key), StringComparison.Ordinal);

    /// <summary>Gets a copy with one more, without the earliest if there are many.</summary>
    public ToldOnce With(string key)
    {
        if (Contains(key))
            return this;
        var hashes = Fnv1a.Digits(key) + _hashes;
        return new ToldOnce(hashes[..Math.Min(hashes.Length, Most * HashLength)]);
    }

    /// <summary>One word.</summary>
    public override string ToString() => _hashes ?? None;
}

namespace PoolCoordination.Text.Secrets;

/// <summary>The characters that a token may have after its prefix.</summary>
internal enum TokenAlphabet
{
    /// <summary>Letters and digits.</summary>
    Alphanumeric,

    /// <summary>Letters, digits, <c>_</c> and <c>-</c>.</summary>
    Word,

    /// <summary>Letters, digits, <c>_</c>, <c>-</c>, <c>.</c>, which joins parts, and <c>=</c>, which pads them.</summary>
    Dotted,

    /// <summary>Base64 in both its forms, with its padding.</summary>
    Base64,

    /// <summary>The characters of a URL after its host.</summary>
    Path,
}

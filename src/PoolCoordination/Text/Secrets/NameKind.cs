namespace PoolCoordination.Text.Secrets;

/// <summary>The kind of a name, which says whether the value after it is a secret.</summary>
internal enum NameKind
{
    /// <summary>Nothing.</summary>
    None,

    /// <summary>Its value is not a secret: <c>public_key</c>, <c>cache key</c>.</summary>
    Public,

    /// <summary>Only what certainly is random is a secret: <c>key</c>, <c>session</c>, a vendor's name.</summary>
    Hint,

    /// <summary>A value that looks drawn at random is a secret: <c>auth</c>, <c>signature</c>, <c>license_key</c>.</summary>
    Token,

    /// <summary>Letters mixed with digits are one, too: <c>token</c>, <c>client_secret</c>, <c>api_key</c>.</summary>
    Secret,

    /// <summary>A person may have chosen it: nearly any value is a secret.</summary>
    Password,

    /// <summary>A person may have chosen it, and it may be several words.</summary>
    Passphrase,
}

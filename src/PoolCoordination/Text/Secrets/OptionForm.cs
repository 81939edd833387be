namespace PoolCoordination.Text.Secrets;

/// <summary>What an option of one letter has for its value.</summary>
internal enum OptionForm
{
    /// <summary>No secret.</summary>
    None,

    /// <summary>A password, joined or as the next word.</summary>
    Password,

    /// <summary>A password only where it is joined to the letter.</summary>
    JoinedPassword,

    /// <summary><c>user:password</c>.</summary>
    UserAndPassword,
}

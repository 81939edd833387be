namespace PoolCoordination.Shell.Syntax;

/// <summary>What a redirection does to its file.</summary>
internal enum RedirectionKind
{
    /// <summary>It is read.</summary>
    Read,

    /// <summary>It is written anew.</summary>
    Write,

    /// <summary>It is written at its end, or changed in place.</summary>
    Append,
}

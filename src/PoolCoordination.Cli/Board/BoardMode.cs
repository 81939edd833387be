namespace PoolCoordination.Cli.Board;

/// <summary>What a person does at a board.</summary>
internal enum BoardMode
{
    /// <summary>Looks at all of it.</summary>
    Overview,

    /// <summary>Looks at one row.</summary>
    Details,

    /// <summary>Types what rows are to have in them.</summary>
    Filter,

    /// <summary>Types a note.</summary>
    Note,

    /// <summary>Is asked whether a claim is to be released.</summary>
    Release,
}

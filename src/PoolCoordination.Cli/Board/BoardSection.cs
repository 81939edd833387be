namespace PoolCoordination.Cli.Board;

/// <summary>The sections of a board, from the top.</summary>
internal enum BoardSection
{
    /// <summary>The sessions.</summary>
    Sessions,

    /// <summary>The held claims.</summary>
    Claims,

    /// <summary>The latest entries.</summary>
    Entries,
}

namespace PoolCoordination.Cli.Board;

/// <summary>What a person asks for at a board that is more than another look at it.</summary>
internal abstract record BoardRequest
{
    /// <summary>To leave.</summary>
    internal sealed record Quit : BoardRequest;

    /// <summary>To stop the process for a while, as Ctrl+Z does.</summary>
    internal sealed record Suspend : BoardRequest;

    /// <summary>To draw everything anew.</summary>
    internal sealed record Redraw : BoardRequest;

    /// <summary>To release a claim.</summary>
    /// <param name="ClaimId">Its id.</param>
    internal sealed record Release(string ClaimId) : BoardRequest;

    /// <summary>To post a note.</summary>
    /// <param name="Text">What it says.</param>
    internal sealed record Note(string Text) : BoardRequest;
}

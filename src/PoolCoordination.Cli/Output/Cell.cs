namespace PoolCoordination.Cli.Output;

/// <summary>A text in a table.</summary>
/// <param name="Text">The text, in one line.</param>
/// <param name="Paint">Gives the text its colour; it has none where null.</param>
internal readonly record struct Cell(string Text, Func<string, string>? Paint = null)
{
    /// <summary>A text without a colour.</summary>
    public static implicit operator Cell(string text) => new(text);
}

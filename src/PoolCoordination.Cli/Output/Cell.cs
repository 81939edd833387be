namespace PoolCoordination.Cli.Output;

/// <summary>A text in a table.</summary>
/// <param name="Text">The text, in one line.</param>
/// <param name="Paint">Gives the text its colour; it has none where null.</param>
/// <param name="Suffix">The text after it, which is kept where the text is cut.</param>
internal readonly record struct Cell(string Text, Func<string, string>? Paint = null, string Suffix = "")
{
    /// <summary>The number of cells of a terminal that it takes.</summary>
    public int Width => TextWidth.CellsOf(Text) + TextWidth.CellsOf(Suffix);

    /// <summary>A text without a colour.</summary>
    public static implicit operator Cell(string text) => new(text);

    /// <summary>Text and mark in at most a number of cells.</summary>
    public string Fit(int cells) => TextWidth.Cut(TextWidth.Cut(Text, Math.Max(1, cells - TextWidth.CellsOf(Suffix))) + Suffix, cells);
}

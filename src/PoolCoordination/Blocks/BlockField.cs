namespace PoolCoordination.Blocks;

/// <summary>A key's value over one or more lines.</summary>
/// <param name="Line">The line of the key in the text, counted from 1.</param>
/// <param name="Lines">The value's lines, trimmed.</param>
internal sealed record BlockField(int Line, List<string> Lines)
{
    /// <summary>The value as one line.</summary>
    public string Text => string.Join(' ', Lines.FindAll(line => line.Length > 0));
}

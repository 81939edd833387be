namespace PoolCoordination.Cli.Output;

/// <summary>Prints texts after their labels; on a terminal their further lines stand under the first.</summary>
internal sealed class FieldPrinter(TextWriter output, Terminal terminal)
{
    private const int Indent = 13;
    private const int Narrowest = 16;

    /// <summary>Prints a field by its name; nothing where its text is empty.</summary>
    public void Print(string name, string text)
    {
        if (text.Length > 0)
            Print($"  {terminal.Colors.Faint($"{name}:".PadRight(Indent - 2))}", Indent, text);
    }

    /// <summary>Prints a text after a label.</summary>
    /// <param name="label">The label, in colours perhaps.</param>
    /// <param name="indent">How many cells it takes.</param>
    /// <param name="text">The text.</param>
    public void Print(string label, int indent, string text)
    {
        var lines = terminal.IsPresent ? TextWidth.Wrap(text, Math.Max(Narrowest, terminal.Width - indent)) : [text];
        foreach (var line in lines)
        {
            output.WriteLine(label + line);
            label = new string(' ', indent);
        }
    }
}

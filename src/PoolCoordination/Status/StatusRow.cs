using PoolCoordination.Text;

namespace PoolCoordination.Status;

/// <summary>A line of a status.</summary>
/// <param name="Label">What it is about; empty where it goes on with the line before.</param>
/// <param name="Text">What it says.</param>
public readonly record struct StatusRow(string Label, string Text)
{
    /// <summary>A path before the text, of which the beginning is left out where the line is too long; empty where there is none.</summary>
    public string Path { get; init; } = "";

    /// <summary>Whether it says that something is wrong or in the way.</summary>
    public bool IsWarning { get; init; }

    /// <summary>Whether a text that is too long goes on in the next line, where there is room; others are cut.</summary>
    public bool MayWrap { get; init; }

    /// <summary>Path and text in at most a number of characters: the beginning of the path is left out, else the end of the text.</summary>
    public string Fit(int longest)
    {
        var whole = ToString();
        if (whole.Length <= longest)
            return whole;
        var left = longest - Text.Length - 1;
        return Path.Length > 0 && left > 1 ? $"…{Path[^Math.Min(Path.Length, left - 1)..]} {Text}" : Sanitizer.Cut(whole, longest);
    }

    /// <inheritdoc/>
    public override string ToString() => Path.Length > 0 ? $"{Path} {Text}" : Text;
}

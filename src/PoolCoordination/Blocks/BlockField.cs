namespace PoolCoordination.Blocks;

/// <summary>A key's value over one or more lines.</summary>
/// <param name="Line">The line of the key in the text, counted from 1.</param>
/// <param name="Lines">The value's lines, trimmed.</param>
internal sealed record BlockField(int Line, List<string> Lines)
{
    /// <summary>The value as one line.</summary>
    public string Text => string.Join(' ', Content.FindAll(line => line.Length > 0));

    /// <summary>The value as a list: one line of parts between commas, or a part a line, with or without bullets, or in brackets.</summary>
    public string List =>
        string.Join(
            ',',
            Content.ConvertAll(line =>
                WithoutBrackets(BlockLine.WithoutBullet(line), isBulleted: BlockLine.WithoutBullet(line).Length < line.Length)
            )
        );

    /// <summary>The lines without the sign by which YAML says that the value is in the lines below.</summary>
    private List<string> Content => Lines is ["|" or ">" or "|-" or ">-" or "|+" or ">+", _, ..] ? Lines[1..] : Lines;

    /// <summary>A list in brackets, as YAML and JSON have it; brackets within it belong to a path, as in <c>[id]/page.tsx</c>.</summary>
    private static string WithoutBrackets(string line, bool isBulleted)
    {
        if (isBulleted || line is not ['[', .. var parts, ']'] || parts.AsSpan().ContainsAny('[', ']'))
            return line;
        return string.Join(',', parts.Split(',').Select(part => part.Trim().Trim('"', '\'')));
    }

    /// <summary>The value as one line.</summary>
    public override string ToString() => Text;
}

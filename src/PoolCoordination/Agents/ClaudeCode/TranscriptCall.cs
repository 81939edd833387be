namespace PoolCoordination.Agents.ClaudeCode;

/// <summary>A use of a tool that a line of a transcript asks for.</summary>
/// <param name="Id">The id of the use, which the tool's result names.</param>
/// <param name="Tool">The tool.</param>
/// <param name="Input">What it is to do.</param>
internal sealed record TranscriptCall(string Id, string Tool, ToolInput Input)
{
    /// <summary>The file that it is to edit; null for a tool that edits none.</summary>
    public string? EditedFile => EditTool.IsOne(Tool) && Input.Files is [.., var file] ? file : null;

    /// <summary>The tool.</summary>
    public override string ToString() => Tool;
}

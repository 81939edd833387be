namespace PoolCoordination.Agents.ClaudeCode;

/// <summary>A use of a tool that a line of a transcript asks for.</summary>
/// <param name="id">The id of the use, which the tool's result names.</param>
/// <param name="tool">The tool.</param>
/// <param name="input">What it is to do.</param>
internal sealed class TranscriptCall(string id, string tool, ToolInput input)
{
    /// <summary>The id of the use, which the tool's result names.</summary>
    public string Id => id;

    /// <summary>The tool.</summary>
    public string Tool => tool;

    /// <summary>What it is to do.</summary>
    public ToolInput Input => input;

    /// <summary>The file that it is to edit; null for a tool that edits none.</summary>
    public string? EditedFile => EditTool.IsOne(Tool) && Input.Files is [.., var file] ? file : null;

    /// <summary>The tool.</summary>
    public override string ToString() => Tool;
}

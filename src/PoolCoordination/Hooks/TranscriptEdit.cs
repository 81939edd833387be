namespace PoolCoordination.Hooks;

/// <summary>A use of an edit tool in a transcript.</summary>
/// <param name="Id">The id of the use, which the tool's result names.</param>
/// <param name="File">The file, as the tool was given it.</param>
internal sealed record TranscriptEdit(string Id, string File)
{
    /// <summary>Whether a tool of the client writes the file that it is given.</summary>
    public static bool IsEditTool(string name) => name is "Write" or "Edit" or "MultiEdit" or "NotebookEdit";
}

namespace PoolCoordination.Agents.ClaudeCode;

/// <summary>A use of an edit tool in a transcript.</summary>
/// <param name="Id">The id of the use, which the tool's result names.</param>
/// <param name="File">The file, as the tool was given it.</param>
internal sealed record TranscriptEdit(string Id, string File)
{
    /// <summary>The file.</summary>
    public override string ToString() => File;
}

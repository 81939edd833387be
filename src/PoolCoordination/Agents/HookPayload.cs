using PoolCoordination.Host;
using PoolCoordination.Shell;

namespace PoolCoordination.Agents;

/// <summary>What the JSON of an event holds, by whichever of their names an agent gives its members.</summary>
/// <param name="input">The members that mean the same for all agents.</param>
/// <param name="tool">What a tool is asked to do.</param>
/// <param name="marks">What the agent may be recognized by.</param>
/// <param name="parent">The session that started the one of the event; null where none did, or that is not said.</param>
internal sealed class HookPayload(HookInput input, ToolInput tool, PayloadMarks marks, string? parent = null)
{
    /// <summary>The members that mean the same for all agents.</summary>
    public HookInput Input => input;

    /// <summary>What a tool is asked to do.</summary>
    public ToolInput Tool => tool;

    /// <summary>The session that started the one of the event; null where none did, or that is not said.</summary>
    public string? Parent => parent;

    /// <summary>The folders that the client's window shows; none where that is not said.</summary>
    public IReadOnlyList<string> Workspaces { get; init; } = [];

    /// <summary>Whether it has a member by which an agent is recognized.</summary>
    public bool Has(PayloadMarks mark) => (marks & mark) == mark;

    /// <summary>Whether its transcript's path has a text in it.</summary>
    public bool IsTranscriptIn(string text) => input.TranscriptPath?.Contains(text, StringComparison.Ordinal) == true;

    /// <summary>The event with the file that its tool edits, or those of its patch, which may begin at the session's folder.</summary>
    public HookInput Editing()
    {
        IReadOnlyList<string> files = tool.File is { } file ? [file] : AppliedPatch.FilesIn(tool.Command ?? "");
        return input with { IsEdit = true, EditedFiles = [.. files.Where(IsPath).Select(FullPath)] };
    }

    /// <summary>The event with the line of commands that its tool hands to a shell.</summary>
    public HookInput Running(bool isPowerShell = false) =>
        input with
        {
            Command = tool.Command,
            CommandFolder = tool.Folder is { } folder && IsPath(folder) ? FullPath(folder) : null,
            IsPowerShell = isPowerShell,
        };

    private string FullPath(string file) =>
        !Path.IsPathFullyQualified(WindowsPath.Local(file))
        && input.WorkingFolder is { } written
        && WindowsPath.Local(written) is var folder
        && Path.IsPathFullyQualified(folder)
            ? Path.GetFullPath(file, folder)
            : file;

    private static bool IsPath(string text) => text.Length > 0 && !text.Contains('\0', StringComparison.Ordinal);
}

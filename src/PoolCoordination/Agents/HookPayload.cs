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

    /// <summary>The session that started the one of the event; null where none did, or that is not said.</summary>
    public string? Parent => parent;

    /// <summary>The folders that the client's window shows; none where that is not said.</summary>
    public IReadOnlyList<string> Workspaces { get; init; } = [];

    /// <summary>Whether it has a member by which an agent is recognized.</summary>
    public bool Has(PayloadMarks mark) => (marks & mark) == mark;

    /// <summary>The name of its transcript's file; empty where it names none.</summary>
    public string TranscriptName =>
        input.TranscriptPath is { } path ? path[(path.AsSpan().LastIndexOfAny('/', '\\') + 1)..] : "";

    /// <summary>
    /// The event with what its tool does: the files that it edits, those of its patch among them, or the line of commands that it hands to
    /// a shell. No two agents mean different things by the name of a tool, so that an event is read right even where its agent is not.
    /// </summary>
    public HookInput WithTool() =>
        input.ToolName switch
        {
            // Claude Code, Copilot, opencode, Gemini, Cursor; apply_patch is that of Codex, Copilot and opencode.
            "Edit" or "Write" or "MultiEdit" or "NotebookEdit" => Editing(),
            "edit" or "create" or "write" or "multiedit" or "patch" or "apply_patch" => Editing(),
            "write_file" or "replace" => Editing(),
            "StrReplace" or "Delete" or "EditNotebook" or "ApplyPatch" => Editing(),
            "Bash" or "bash" => Running(tool.WorkDirectory),
            "Shell" => Running(tool.WorkingDirectory),
            "run_shell_command" => Running(tool.Directory) with { IsPowerShell = OperatingSystem.IsWindows() },
            "PowerShell" or "powershell" => Running(folder: null) with { IsPowerShell = true },
            _ => input,
        };

    private HookInput Editing()
    {
        List<string> files = [.. tool.Files, .. AppliedPatch.FilesIn(tool.Patch)];
        return input with { IsEdit = true, EditedFiles = [.. files.Where(IsPath).Select(FullPath)] };
    }

    private HookInput Running(string? folder) =>
        input with
        {
            Command = tool.Command,
            CommandFolder = folder is not null && IsPath(folder) ? FullPath(folder) : null,
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

namespace PoolCoordination.Shell.Syntax;

/// <summary>One program or builtin that a command line would start, with its words.</summary>
internal sealed class SimpleCommand
{
    /// <summary>The name and the arguments; none if the command has redirections or assignments alone.</summary>
    public IReadOnlyList<ShellWord> Words { get; init; } = [];

    /// <summary>The variables that are set for it, in order.</summary>
    public IReadOnlyList<KeyValuePair<string, ShellWord>> Assignments { get; init; } = [];

    /// <summary>
    /// The files in place of its standard streams. Those of a group, loop or subshell belong to a command without words before its first.
    /// </summary>
    public IReadOnlyList<Redirection> Redirections { get; init; } = [];

    /// <summary>
    /// The folder in which it runs, as the <c>cd</c> and <c>pushd</c> before it in the line give it: relative to that of the line, empty
    /// for the same one, or absolute; null if it cannot be known.
    /// </summary>
    public string? Folder { get; init; } = "";

    /// <summary>The text that it reads, of a here-document or here-string; null if there is none.</summary>
    public ShellWord? InputText { get; init; }

    /// <summary>The command whose output it reads through a pipe; null if there is none.</summary>
    public SimpleCommand? Input { get; init; }
}

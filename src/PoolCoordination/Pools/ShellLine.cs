namespace PoolCoordination.Pools;

/// <summary>A line of commands that a session is about to run.</summary>
/// <param name="Text">The line as the shell reads it.</param>
/// <param name="Folder">The absolute path of the folder in which it starts.</param>
public sealed record ShellLine(string Text, string Folder)
{
    /// <summary>Whether PowerShell reads it; else Bash or a shell like it.</summary>
    public bool IsPowerShell { get; init; }

    /// <summary>The line.</summary>
    public override string ToString() => Text;
}

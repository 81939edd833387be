namespace PoolCoordination.Agents.ClaudeCode;

/// <summary>The client's tools that hand a line of commands to a shell.</summary>
internal static class ShellTool
{
    /// <summary>The tools as a matcher in the client's settings.</summary>
    public const string Matcher = $"{Bash}|{PowerShell}";

    /// <summary>The one whose shell is PowerShell.</summary>
    public const string PowerShell = "PowerShell";

    private const string Bash = "Bash";

    /// <summary>Determines whether a tool is one of them.</summary>
    public static bool IsOne(string? name) => name is Bash or PowerShell;
}

namespace PoolCoordination.Agents.ClaudeCode;

/// <summary>The client's tools that write a file.</summary>
internal static class EditTool
{
    /// <summary>The tools as a matcher in the client's settings.</summary>
    public const string Matcher = "Edit|Write|MultiEdit|NotebookEdit";

    private static readonly string[] s_names = Matcher.Split('|');

    /// <summary>Determines whether a tool is one of them.</summary>
    public static bool IsOne(string? name) => s_names.Contains(name);
}

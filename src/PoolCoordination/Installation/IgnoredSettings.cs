namespace PoolCoordination.Installation;

/// <summary>A settings file of which Claude Code takes nothing.</summary>
/// <param name="Path">The file.</param>
/// <param name="Reason">Why, as a clause: <c>Claude Code ignores all, hooks too, as 'permissions' is not an object</c>.</param>
internal sealed record IgnoredSettings(string Path, string Reason)
{
    /// <summary>What is said of it.</summary>
    public string Notice => $"Of the settings in '{Path}' {Reason}; correct that there.";
}

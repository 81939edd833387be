namespace PoolCoordination.Shell;

/// <summary>A working tree of the repository, and who works there.</summary>
/// <param name="root">The absolute path of its root.</param>
/// <param name="holder">The name under which a live session is shown that works there; null if none does.</param>
internal sealed class WorkingTree(string root, string? holder)
{
    /// <summary>The absolute path of its root.</summary>
    public string Root => root;

    /// <summary>The name under which a live session is shown that works there; null if none does.</summary>
    public string? Holder => holder;
}

namespace PoolCoordination.Shell.Syntax;

/// <summary>A file in place of a standard stream.</summary>
/// <param name="kind">What happens to the file.</param>
/// <param name="target">The file's name.</param>
internal sealed class Redirection(RedirectionKind kind, ShellWord target)
{
    /// <summary>What happens to the file.</summary>
    public RedirectionKind Kind => kind;

    /// <summary>The file's name.</summary>
    public ShellWord Target => target;
}

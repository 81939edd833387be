namespace PoolCoordination.Shell.Syntax;

/// <summary>The folders to which a shell can go back.</summary>
/// <param name="folder">The last one; null if it cannot be known.</param>
/// <param name="below">Those before it.</param>
internal sealed class FolderStack(string? folder, FolderStack? below)
{
    /// <summary>The last one; null if it cannot be known.</summary>
    public string? Folder => folder;

    /// <summary>Those before it.</summary>
    public FolderStack? Below => below;
}

namespace PoolCoordination.Tests;

/// <summary>A folder of a test's own, gone when the test is over.</summary>
public sealed class ScratchFolder : IDisposable
{
    public ScratchFolder() => Path = Directory.CreateTempSubdirectory("pool-test-").FullName;

    public string Path { get; }

    /// <summary>A path in it, with the separators of the system.</summary>
    public string this[params string[] parts] => System.IO.Path.Combine([Path, .. parts]).Native();

    public string Folder(params string[] parts) => Directory.CreateDirectory(this[parts]).FullName;

    /// <summary>Removes it, when nobody holds it any more.</summary>
    /// <remarks>
    /// A process that a hook started and left may still write in it, which makes a folder full again while it is being removed; on
    /// Windows a file that a process has open that is about to end, or a scanner, keeps its folder.
    /// </remarks>
    public void Dispose() => Condition.Wait($"the removal of {Path}", TryDelete);

    private bool TryDelete()
    {
        try
        {
            Directory.Delete(Path, recursive: true);
            return true;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return !Directory.Exists(Path);
        }
    }
}

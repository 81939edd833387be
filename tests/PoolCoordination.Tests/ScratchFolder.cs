namespace PoolCoordination.Tests;

/// <summary>A folder of a test's own, gone when the test is over.</summary>
public sealed class ScratchFolder : IDisposable
{
    public ScratchFolder() => Path = Directory.CreateTempSubdirectory("pool-test-").FullName;

    public string Path { get; }

    /// <summary>A path in it, with the separators of the system.</summary>
    public string this[params string[] parts] => System.IO.Path.Combine([Path, .. parts]).Native();

    public string Folder(params string[] parts) => Directory.CreateDirectory(this[parts]).FullName;

    public void Dispose() => Directory.Delete(Path, recursive: true);
}

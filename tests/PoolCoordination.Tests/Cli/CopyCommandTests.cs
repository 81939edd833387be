namespace PoolCoordination.Tests.Cli;

public sealed class CopyCommandTests : IDisposable
{
    private readonly ScratchFolder _folder = new();
    private readonly PoolProcess _process;

    public CopyCommandTests() => _process = new PoolProcess(_folder.Path);

    [Fact]
    public void A_pool_is_copied_once_however_often_it_is_asked_for()
    {
        _process.Run("add", "--pool", "a.jsonl", "-a", "completed", "-t", "Docs", "-i", "A");
        Assert.StartsWith("1 entry copied to ", _process.Run("copy", "a.jsonl", "b.jsonl").Output, StringComparison.Ordinal);
        Assert.StartsWith("0 entries copied to ", _process.Run("copy", "a.jsonl", "b.jsonl").Output, StringComparison.Ordinal);
        Assert.Equal(File.ReadAllText(_folder["a.jsonl"]), File.ReadAllText(_folder["b.jsonl"]));
    }

    [Fact]
    public void A_copy_into_a_folder_that_does_not_exist_is_refused_as_other_writing_is()
    {
        _process.Run("add", "--pool", "a.jsonl", "-a", "completed", "-t", "Docs", "-i", "A");

        var result = _process.Run("copy", "a.jsonl", "nowhere/b.jsonl");

        Assert.Equal(1, result.ExitCode);
        Assert.Contains("The folder of the pool", result.Error, StringComparison.Ordinal);
        Assert.False(Directory.Exists(_folder["nowhere"]));
    }

    public void Dispose() => _folder.Dispose();
}

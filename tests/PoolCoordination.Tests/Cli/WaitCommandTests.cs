namespace PoolCoordination.Tests.Cli;

public sealed class WaitCommandTests : IDisposable
{
    private const int TimedOut = 4;

    private readonly ScratchFolder _folder = new();
    private readonly PoolProcess _pool;

    public WaitCommandTests() => _pool = new PoolProcess(_folder.Path) { Variables = { ["CLAUDE_INSTANCE"] = "A" } };

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void What_is_there_is_printed_at_once()
    {
        Add("Oracle data");

        var result = _pool.Run("wait", "--topic", "oracle", "--action", "completed");

        Assert.Equal(0, result.ExitCode);
        Assert.Contains("Oracle data", result.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void Of_what_is_there_it_is_the_newest()
    {
        Add("Oracle one");
        Add("Oracle two");

        Assert.Contains(
            "Oracle two",
            Assert.Single(_pool.Run("wait", "--topic", "oracle").Output.Split('\n', StringSplitOptions.RemoveEmptyEntries)),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public void What_comes_ends_it()
    {
        Add("first");
        using var waiting = _pool.StartOpen("wait", "--topic", "oracle", "--timeout", "5m");
        Add("Oracle data");

        Assert.Contains("Oracle data", waiting.StandardOutput.ReadToEnd(), StringComparison.Ordinal);
        waiting.WaitForExit();
        Assert.Equal(0, waiting.ExitCode);
    }

    [Fact]
    public void A_time_out_is_reported_and_has_its_own_exit_code()
    {
        var run = _pool.Run("wait", "--topic", "oracle", "--timeout", "1s");
        Assert.Equal(TimedOut, run.ExitCode);
        Assert.Empty(run.Output);
        Assert.Matches("^pool: No matching entry was added to .* within 1s", run.Error);
    }

    private void Add(string topic) => Assert.Equal(0, _pool.Run("add", "--action", "completed", "--topic", topic).ExitCode);
}

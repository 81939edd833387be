using System.Diagnostics;

namespace PoolCoordination.Tests.Log;

public sealed class DurableTests : IDisposable
{
    private readonly ScratchPool _pool = new();

    [Theory]
    [InlineData("on", true)]
    [InlineData("off", false)]
    public void An_entry_is_brought_to_the_disk_before_it_counts_as_written_where_that_is_wanted(string durable, bool isSynced)
    {
        Assert.SkipUnless(File.Exists("/usr/bin/strace"), "There is no strace to see the system calls.");
        _pool.WriteSettings($$"""{"durable": "{{durable}}"}""");
        var trace = _pool.InFolder("trace");

        var start = new ProcessStartInfo(
            "/usr/bin/strace",
            [
                "-f",
                "-y",
                "-e",
                "trace=write,fsync,fdatasync",
                "-o",
                trace,
                Repository.PoolExecutable,
                "add",
                "--pool",
                _pool.Path,
                "--action",
                "signaling",
                "--topic",
                "t",
                "--instance",
                "A",
            ]
        )
        {
            RedirectStandardOutput = true,
        };
        start.Environment["HOME"] = _pool.InFolder();
        using var process = Process.Start(start)!;
        process.StandardOutput.ReadToEnd();
        process.WaitForExit();

        Assert.Equal(0, process.ExitCode);
        var calls = File.ReadLines(trace).Where(line => line.Contains("instance_state.jsonl>", StringComparison.Ordinal)).ToList();
        Assert.Contains(calls, call => call.Contains("write(", StringComparison.Ordinal));
        Assert.Equal(isSynced, calls[^1].Contains("sync(", StringComparison.Ordinal));
        Assert.Single(_pool.Entries);
    }

    public void Dispose() => _pool.Dispose();
}

using System.Diagnostics;
using System.Runtime.InteropServices;
using System.Text;
using PoolCoordination.Compaction;
using PoolCoordination.Entries;
using PoolCoordination.Pools;

namespace PoolCoordination.Tests.Cli;

/// <summary>Many writers at once, in this process and in others.</summary>
public sealed class StressTests : IDisposable
{
    private readonly ScratchPool _pool = new();

    [Fact]
    public void Writers_that_are_killed_and_compactions_lose_no_acknowledged_entry()
    {
        Assert.Contains("entries acknowledged", Stress("stress", "6", "400"), StringComparison.Ordinal);
    }

    [Fact]
    public void No_two_contenders_hold_the_same_file() =>
        Assert.Contains("claims granted", Stress("stress-claims", "6", "40"), StringComparison.Ordinal);

    [Fact]
    public async Task Commands_and_writers_in_process_lose_nothing_while_the_log_is_compacted()
    {
        const int Commands = 3, EachCommand = 5, Writers = 3, EachWriter = 200;
        var cancellation = TestContext.Current.CancellationToken;
        for (var i = 0; i < 1000; i++)
            _pool.Add(new PoolEntry { Id = $"old-{i}", Instance = "A", Topic = "t", Timestamp = _pool.Clock.Now - TimeSpan.FromDays(30) });

        var commands = Enumerable.Range(0, Commands).Select(number => Task.Run(() => RunCommands(number, EachCommand), cancellation));
        var writers = Enumerable.Range(0, Writers).Select(number => Task.Run(() => Write(number, EachWriter), cancellation));
        var all = Task.WhenAll([.. commands, .. writers]);
        var compactions = 0;
        while (!all.IsCompleted)
        {
            _pool.Add(
                new PoolEntry
                {
                    Id = $"old-by-compactor-{compactions}",
                    Instance = "A",
                    Topic = "t",
                    Timestamp = _pool.Clock.Now - TimeSpan.FromDays(30),
                }
            );
            _pool.Pool.Log.Compact(_pool.Clock.Now);
            compactions++;
        }

        await all;
        var expected =
            from number in Enumerable.Range(0, Writers) from i in Enumerable.Range(0, EachWriter) select $"writer {number} {i}";
        var topics = _pool.Entries.Select(entry => entry.Topic).Where(topic => topic != "t").ToList();
        var ofCommands =
            from number in Enumerable.Range(0, Commands)
            from i in Enumerable.Range(0, EachCommand)
            select $"command {number} {i}";
        Assert.Equal(expected.Concat(ofCommands).Order(StringComparer.Ordinal), topics.Order(StringComparer.Ordinal));
        var withArchive = _pool.Pool.Read(new PoolQuery { All = true, IncludeArchive = true }).Select(entry => entry.Id).ToList();
        Assert.Equal(1000 + compactions + topics.Count, withArchive.Distinct(StringComparer.Ordinal).Count());
        Assert.Equal(withArchive.Count, withArchive.Distinct(StringComparer.Ordinal).Count());
        Assert.All(_pool.Lines, line => Assert.True(EntryReader.TryRead(Encoding.UTF8.GetBytes(line), out _)));
    }

    public void Dispose() => _pool.Dispose();

    private static string Stress(params string[] arguments)
    {
        var name = OperatingSystem.IsWindows() ? "PoolCoordination.Benchmarks.exe" : "PoolCoordination.Benchmarks";
        var folder = Path.Combine(Repository.Root, "tests", "PoolCoordination.Benchmarks", "bin");
        // Not further down: while benchmarks run, they have programs of that name that are not whole.
        var executable = Directory
            .GetDirectories(folder)
            .SelectMany(configuration => (string[])
                [
                    Path.Combine(configuration, "net10.0", name),
                    Path.Combine(configuration, "net10.0", RuntimeInformation.RuntimeIdentifier, name),
                ]
            )
            .Where(File.Exists)
            .MaxBy(File.GetLastWriteTimeUtc)!;
        using var stress = Process.Start(new ProcessStartInfo(executable, arguments) { RedirectStandardOutput = true })!;
        var output = stress.StandardOutput.ReadToEnd();
        stress.WaitForExit();
        TestContext.Current.SendDiagnosticMessage(output);
        TestContext.Current.TestOutputHelper?.WriteLine(output);
        Assert.True(stress.ExitCode == 0, output);
        return output;
    }

    private void RunCommands(int number, int count)
    {
        var pool = new PoolProcess(_pool.InFolder());
        for (var i = 0; i < count; i++)
            Assert.Equal(
                0,
                pool.Run(
                    "add",
                    "--action",
                    "completed",
                    "--topic",
                    $"command {number} {i}",
                    "--instance",
                    $"C{number}",
                    "--pool",
                    _pool.Path
                ).ExitCode
            );
    }

    private void Write(int number, int count)
    {
        for (var i = 0; i < count; i++)
            _pool.Add($"W{number}", $"writer {number} {i}");
    }
}

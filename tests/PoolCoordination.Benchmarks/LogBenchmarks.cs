using BenchmarkDotNet.Attributes;
using PoolCoordination.Entries;
using PoolCoordination.Log;
using PoolCoordination.Storage;

namespace PoolCoordination.Benchmarks;

/// <summary>Reading logs of three sizes.</summary>
[MemoryDiagnoser]
public class LogBenchmarks
{
    private const long Megabyte = 1_000_000;

    private readonly string _folder = Directory.CreateTempSubdirectory("pool-bench-").FullName;
    private PoolLog _log = null!;

    [Params(1, 100, 1000)]
    public int Megabytes { get; set; }

    [GlobalSetup]
    public void SetUp()
    {
        _log = new FileLog(new PoolLocation(Path.Combine(_folder, "log.jsonl")));
        Samples.WriteLog(_log.Location.LogPath, Megabytes * Megabyte);
    }

    [GlobalCleanup]
    public void CleanUp() => Directory.Delete(_folder, recursive: true);

    [Benchmark]
    public int LastHour() => _log.EntriesBack(new EntryScan { Oldest = DateTimeOffset.UtcNow.AddHours(-1) }).Count();

    [Benchmark]
    public int Live() => _log.EntriesBack(EntryScan.Live(DateTimeOffset.UtcNow)).Count();

    [Benchmark]
    public int FilterByInstance() => _log.EntriesBack(new EntryScan { Filter = new MemberFilter(["NOBODY"], []) }).Count();

    [Benchmark]
    public int FilterByAction() => _log.EntriesBack(new EntryScan { Filter = new MemberFilter([], [PoolAction.Signaling]) }).Count();
}

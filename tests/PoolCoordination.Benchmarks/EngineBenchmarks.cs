using BenchmarkDotNet.Attributes;
using PoolCoordination.Context;
using PoolCoordination.Entries;
using PoolCoordination.Log;
using PoolCoordination.Relevance;
using PoolCoordination.Storage;

namespace PoolCoordination.Benchmarks;

/// <summary>What happens in a process, apart from its start.</summary>
[MemoryDiagnoser]
public class EngineBenchmarks
{
    private readonly string _folder = Directory.CreateTempSubdirectory("pool-bench-").FullName;
    private readonly Domain _domain = new("B", ["visual", "image", "clip", "llava", "asus"]);
    private readonly PoolEntry _entry = Samples.Entry(1, DateTimeOffset.UtcNow);
    private readonly byte[] _line = EntryWriter.Line(Samples.Entry(1, DateTimeOffset.UtcNow)).ToArray();
    private readonly List<PoolEntry> _live = [.. Enumerable.Range(0, 50).Select(i => Samples.Entry(i, DateTimeOffset.UtcNow))];
    private PoolLog _log = null!;
    private PoolLog _durable = null!;

    [GlobalSetup]
    public void SetUp()
    {
        _log = new FileLog(new PoolLocation(Path.Combine(_folder, "log.jsonl")));
        _durable = new FileLog(new PoolLocation(Path.Combine(_folder, "durable.jsonl"))) { IsDurable = () => true };
    }

    [GlobalCleanup]
    public void CleanUp() => Directory.Delete(_folder, recursive: true);

    [Benchmark]
    public void Append() => _log.Append(_entry);

    [Benchmark]
    public void AppendDurably() => _durable.Append(_entry);

    [Benchmark]
    public bool Parse() => EntryReader.TryRead(_line, out _);

    [Benchmark]
    public double Score() => _domain.Score(_entry);

    [Benchmark]
    public string Render() => new PoolContext(new Visibility(new Identity("Z"), null), _live, DateTimeOffset.UtcNow).Text(isFull: false);
}

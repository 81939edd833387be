using BenchmarkDotNet.Attributes;
using PoolCoordination.Detection;

namespace PoolCoordination.Benchmarks;

/// <summary>What it takes to look for an entry in an answer, by the answer's length.</summary>
[MemoryDiagnoser]
public class DetectionBenchmarks
{
    private string _answer = "";

    /// <summary>The answer's length in thousands of characters.</summary>
    [Params(5, 10, 20, 40)]
    public int Length { get; set; }

    [GlobalSetup]
    public void SetUp() => _answer = Samples.Answer(Length * 1000);

    [Benchmark]
    public DetectedEntry? Detect() => EntryDetector.Detect(_answer);
}

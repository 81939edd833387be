using BenchmarkDotNet.Running;
using PoolCoordination.Benchmarks;
using PoolCoordination.Benchmarks.Stress;

return args switch
{
    ["stress", .. var options] => StressTest.Run(options),
    ["processes", var pool] => ProcessBenchmarks.Run(pool),
    ["postgres", var address, var pool] => PostgresBenchmarks.Run(address, pool),
    ["write", var path, var count, var seed] => Writer.Run(path, int.Parse(count, null), int.Parse(seed, null)),
    _ => BenchmarkSwitcher.FromAssembly(typeof(Program).Assembly).Run(args).Any() ? 0 : 1,
};

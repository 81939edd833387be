using BenchmarkDotNet.Running;
using PoolCoordination.Benchmarks;
using PoolCoordination.Benchmarks.Stress;

return args switch
{
    ["claims", var pool] => ClaimBenchmarks.Run(pool),
    ["stress", .. var options] => StressTest.Run(options),
    ["stress-claims", .. var options] => ClaimStressTest.Run(options),
    ["contend", var folder, var server, var name, var notes, var count] => Contender.Run(
        folder,
        server,
        name,
        notes,
        int.Parse(count, null)
    ),
    ["processes", var pool] => ProcessBenchmarks.Run(pool),
    ["detections", var file] => DetectionFigures.Print(file),
    ["turns", var labels, var folder, .. var half] => TurnEvaluation.Run(labels, folder, half.FirstOrDefault()),
    ["postgres", var address, var pool] => PostgresBenchmarks.Run(address, pool),
    ["write", var path, var count, var seed] => Writer.Run(path, int.Parse(count, null), int.Parse(seed, null)),
    _ => BenchmarkSwitcher.FromAssembly(typeof(Program).Assembly).Run(args).Any() ? 0 : 1,
};

using PoolCoordination.Entries;
using PoolCoordination.Log;
using PoolCoordination.Storage;

namespace PoolCoordination.Benchmarks.Stress;

/// <summary>A process that writes entries, and names each on its standard output once the append has returned.</summary>
internal static class Writer
{
    private const int LongEvery = 50;
    private const int OldEvery = 5;

    public static int Run(string path, int count, int seed)
    {
        var random = new Random(seed);
        var log = new FileLog(new PoolLocation(path));
        using var output = new StreamWriter(Console.OpenStandardOutput()) { AutoFlush = true };
        for (var i = 0; i < count; i++)
        {
            // Old ones are for compactions to take; long ones span pages, so that a kill can hit in the middle.
            var isOld = i % OldEvery == 0;
            var time = DateTimeOffset.UtcNow - (isOld ? TimeSpan.FromDays(30) : TimeSpan.Zero);
            var entry = new PoolEntry
            {
                Id = $"{(isOld ? "old" : "new")}-{seed}-{i}",
                Timestamp = DateTimeOffset.FromUnixTimeSeconds(time.ToUnixTimeSeconds()),
                Instance = $"W{seed}",
                Action = PoolAction.Completed,
                Topic = "Stress",
                Summary = new string('x', i % LongEvery == 0 ? random.Next(200_000) : random.Next(200)),
            };
            log.Append(entry);
            output.WriteLine(entry.Id);
        }

        return 0;
    }
}

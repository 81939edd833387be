using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using PoolCoordination.Entries;
using PoolCoordination.Host;
using PoolCoordination.Pools;
using PoolCoordination.Storage;

namespace PoolCoordination.Benchmarks;

/// <summary>
/// The guard's hook on the logs that are worst for it: claims of patterns that are hard to compare, and very many claims.
/// </summary>
internal static class ClaimBenchmarks
{
    private const int Runs = 11;
    private const int Many = 10_000;

    /// <summary>Runs all: <c>claims PATH-OF-POOL</c>.</summary>
    public static int Run(string pool)
    {
        var folder = Directory.CreateTempSubdirectory("pool-bench-").FullName;
        try
        {
            Console.WriteLine($"| log | kept verdicts | ms, median of {Runs} |\n| --- | --- | --- |");
            Measure(Path.GetFullPath(pool), "one claim", WriteOne(Path.Combine(folder, "one")));
            Measure(
                Path.GetFullPath(pool),
                "64 patterns of 130 wildcards in each of 300 claims",
                WriteHostile(Path.Combine(folder, "hostile"))
            );
            Measure(Path.GetFullPath(pool), $"{Many} claims of files", WriteMany(Path.Combine(folder, "files"), i => $"src/file{i}.py"));
            Measure(Path.GetFullPath(pool), $"{Many} claims of names", WriteMany(Path.Combine(folder, "names"), i => $"file{i}.py"));
            return 0;
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static void Measure(string pool, string what, PoolLocation log)
    {
        Print(what, "none", Median(() => Edit(pool, log, isCacheKept: false)));
        Print(what, "all", Median(() => Edit(pool, log, isCacheKept: true)));
        // What the least that makes a hook judge anything costs.
        Print(what, "all but one claim's", Median(() => EditAfterClaim(pool, log)));
    }

    private static PoolLocation WriteOne(string folder) => WriteMany(folder, i => $"src/file{i}.py", count: 1);

    private static PoolLocation WriteMany(string folder, Func<int, string> path, int count = Many)
    {
        var location = Location(folder);
        using var file = File.Create(location.FilePath);
        for (var i = 0; i < count; i++)
            file.Write(EntryWriter.Line(Claim(folder, i, [path(i)])).Span);
        return location;
    }

    /// <summary>As a block of any session may write it, through the product.</summary>
    private static PoolLocation WriteHostile(string folder)
    {
        var location = Location(folder);
        var pool = new Pool(location, new PoolEnvironment(_ => null, folder));
        for (var i = 0; i < 300; i++)
        {
            string[] paths =
            [
                .. Enumerable.Range(0, 64).Select(j => $"{string.Concat(Enumerable.Repeat((i + j) % 2 == 0 ? "*a" : "a?*", 130))}{i}-{j}"),
            ];
            pool.Post(Claim(folder, i, paths) with { Id = "", Root = null });
        }

        return location;
    }

    private static PoolEntry Claim(string root, int number, string[] paths) =>
        new()
        {
            Id = $"01a203b9-3d45-7301-8b12-{number:x12}",
            Timestamp = DateTimeOffset.FromUnixTimeSeconds(DateTimeOffset.UtcNow.ToUnixTimeSeconds()),
            Instance = $"I{number}",
            SessionId = $"{number:x8}",
            Action = PoolAction.Claimed,
            Topic = $"Token refresh {number}",
            Summary = "Moves the check in front of the request, so that two tabs cannot refresh at the same time.",
            Affects = paths,
            Root = root,
        };

    private static PoolLocation Location(string folder)
    {
        Directory.CreateDirectory(Path.Combine(folder, "pool"));
        return new PoolLocation(Path.Combine(folder, "pool", "instance_state.jsonl"));
    }

    private static double EditAfterClaim(string pool, PoolLocation log)
    {
        var folder = Path.GetDirectoryName(log.Folder)!;
        new Pool(log, new PoolEnvironment(_ => null, folder)).Log.Append(
            Claim(folder, (int)(Stopwatch.GetTimestamp() % int.MaxValue), [$"docs/{Guid.NewGuid()}.md"])
        );
        return Edit(pool, log, isCacheKept: true);
    }

    private static double Edit(string pool, PoolLocation log, bool isCacheKept)
    {
        if (!isCacheKept)
            File.Delete(log.ClaimsPath);
        var folder = Path.GetDirectoryName(log.Folder)!;
        var start = new ProcessStartInfo(HookExecutable.Beside(pool)) { RedirectStandardInput = true, RedirectStandardOutput = true };
        start.Environment["POOL_PATH"] = log.FilePath;
        start.Environment["CLAUDE_INSTANCE"] = "Z";
        start.Environment["CLAUDE_PROJECT_DIR"] = folder;
        var input = JsonSerializer.Serialize(
            new Dictionary<string, object>
            {
                ["session_id"] = Guid.NewGuid().ToString(),
                ["cwd"] = folder,
                ["hook_event_name"] = "PreToolUse",
                ["tool_name"] = "Edit",
                ["tool_input"] = new Dictionary<string, string> { ["file_path"] = Path.Combine(folder, "src", "other.py") },
            }
        );
        var watch = Stopwatch.StartNew();
        using var process = Process.Start(start)!;
        process.StandardInput.Write(input);
        process.StandardInput.Close();
        process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return watch.Elapsed.TotalMilliseconds;
    }

    private static double Median(Func<double> run)
    {
        run();
        List<double> times = [.. Enumerable.Range(0, Runs).Select(_ => run())];
        return times.Order().ElementAt(Runs / 2);
    }

    private static void Print(string what, string kept, double milliseconds) =>
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"| {what} | {kept} | {milliseconds:0.0} |"));
}

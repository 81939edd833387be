using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using Npgsql;
using PoolCoordination.Entries;
using PoolCoordination.Log;
using PoolCoordination.Postgres;
using PoolCoordination.Storage;

namespace PoolCoordination.Benchmarks;

/// <summary>
/// What a pool on PostgreSQL costs, and how that grows. The database is a scratch one: its pools named <c>bench-…</c> are emptied.
/// </summary>
internal sealed class PostgresBenchmarks
{
    private const int Instances = 50;
    private const int Pools = 50;
    private const int EntriesOfPool = 20_000;
    private const int HookRuns = 15;

    private static readonly TimeSpan s_share = TimeSpan.FromSeconds(8);

    private readonly string _address;
    private readonly string _folder = Directory.CreateTempSubdirectory("pool-bench-").FullName;

    private PostgresBenchmarks(string address) => _address = address;

    /// <summary>Runs all: <c>postgres ADDRESS PATH-OF-POOL</c>.</summary>
    public static int Run(string address, string pool)
    {
        var benchmarks = new PostgresBenchmarks(address);
        try
        {
            benchmarks.Log("bench-0").Initialize();
            benchmarks.Empty();
            benchmarks.Views();
            benchmarks.Hooks(Path.GetFullPath(pool));
            benchmarks.Growth();
            return 0;
        }
        finally
        {
            benchmarks.Empty();
            Directory.Delete(benchmarks._folder, recursive: true);
        }
    }

    private string AddressOf(string pool) => $"{_address}{(_address.Contains('?', StringComparison.Ordinal) ? '&' : '?')}pool={pool}";

    private PostgresLog Log(string pool) =>
        new PostgresLog(
            new PoolLocation(Path.Combine(_folder, "instance_state.jsonl")) { Server = ServerAddress.TryParse(AddressOf(pool)) }
        );

    /// <summary>From an instance's append to the moment in which another, which watches, has the entry.</summary>
    private void Views()
    {
        Console.WriteLine(
            $"{Instances} instances in one pool, each adds an entry every 100 ms or so for {s_share.TotalSeconds:0} s; another watches\n"
        );
        var begun = new ConcurrentDictionary<string, long>(StringComparer.Ordinal);
        var views = new List<double>();
        using var isOver = new CancellationTokenSource();
        using var follower = Log("bench-0").Follow();
        var watching = Task.Factory.StartNew(
            () =>
            {
                foreach (var entry in follower.Entries(isOver.Token))
                    views.Add(Stopwatch.GetElapsedTime(begun[entry.Id]).TotalMilliseconds);
            },
            CancellationToken.None,
            TaskCreationOptions.LongRunning,
            TaskScheduler.Default
        );
        var appends = Write(
            Instances,
            _ => "bench-0",
            (log, entry) =>
            {
                begun[entry.Id] = Stopwatch.GetTimestamp();
                log.Append(entry);
            },
            longestPause: 200
        );
        Thread.Sleep(500);
        isOver.Cancel();
        watching.Wait();
        Tell("append", appends);
        Tell("append to another's view", views);
        Console.WriteLine();
    }

    private void Hooks(string pool)
    {
        Console.WriteLine("| hook, whole process | on a file, ms | on PostgreSQL, ms | server away, ms |\n| --- | --- | --- | --- |");
        Fill("bench-1", 1000);
        var file = Path.Combine(_folder, "file", "instance_state.jsonl");
        Samples.WriteLog(file, 400_000);
        foreach (var name in (string[])["SessionStart", "UserPromptSubmit", "Stop"])
        {
            string[] paths = [file, AddressOf("bench-1"), "postgres://postgres@127.0.0.1:1/none"];
            var times = paths.Select(_ => new List<double>()).ToArray();
            for (var run = -1; run < HookRuns; run++)
            {
                for (var i = 0; i < paths.Length; i++)
                {
                    var time = Hook(pool, name, paths[i]);
                    if (run >= 0)
                        times[i].Add(time);
                }
            }

            Console.WriteLine(
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"| {name} | {Percentile(times[0], 50):0} | {Percentile(times[1], 50):0} | {Percentile(times[2], 50):0} |"
                )
            );
        }

        Console.WriteLine();
    }

    private void Growth()
    {
        Console.WriteLine(
            $"| entries in {Pools} pools | add: p50, p99 ms | added in a second, 1 pool | added in a second, {Pools} pools | live: ms | "
                + "last 5 minutes: ms | one instance of all: ms | database: MB |\n| --- | --- | --- | --- | --- | --- | --- | --- |"
        );
        foreach (var each in (int[])[100, 2000, EntriesOfPool])
        {
            for (var i = 0; i < Pools; i++)
                Fill($"bench-{i}", each);
            Query("analyze pool_coordination.entry");
            var one = Log("bench-7");
            var appends = Enumerable
                .Range(0, 300)
                .Select(i => Time(() => one.Append(Samples.Entry(i, DateTimeOffset.UtcNow) with { Id = Guid.NewGuid().ToString() })))
                .Skip(50)
                .ToList();
            var inOne = Write(20, _ => "bench-8", (log, entry) => log.Append(entry)).Count / s_share.TotalSeconds;
            var inAll = Write(Pools, i => $"bench-{i}", (log, entry) => log.Append(entry)).Count / s_share.TotalSeconds;
            var now = one.Now;
            double Read(string pool, EntryScan scan) =>
                Percentile([.. Enumerable.Range(0, 7).Select(_ => Time(() => Count(pool, scan)))], 50);
            var ofOne = new EntryScan { Filter = new MemberFilter(["I3"], []) };
            Console.WriteLine(
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"| {each * Pools:N0} | {Percentile(appends, 50):0.0}, {Percentile(appends, 99):0.0} | {inOne:N0} | {inAll:N0} | "
                        + $"{Read("bench-49", EntryScan.Live(now)):0.0} | "
                        + $"{Read("bench-49", new EntryScan { Oldest = now - TimeSpan.FromMinutes(5) }):0.0} | "
                        + $"{Read("bench-48", ofOne):0.0} | {Query("select pg_total_relation_size('pool_coordination.entry') / 1000000")} |"
                )
            );
        }
    }

    private int Count(string pool, EntryScan scan)
    {
        using var snapshot = Log(pool).Open();
        return snapshot.EntriesBack(scan).Count();
    }

    /// <summary>Lets some threads write, each as an instance of its own, and gives the times of their appends.</summary>
    private List<double> Write(int writers, Func<int, string> pool, Action<PoolLog, PoolEntry> append, int longestPause = 0)
    {
        var times = new ConcurrentBag<double>();
        var end = Stopwatch.GetTimestamp() + (long)(s_share.TotalSeconds * Stopwatch.Frequency);
        var threads = Enumerable.Range(0, writers).Select(i => new Thread(() =>
        {
            var log = Log(pool(i));
            for (long number = 0; Stopwatch.GetTimestamp() < end; number++)
            {
                var entry = Samples.Entry(number, DateTimeOffset.UtcNow) with { Id = Guid.NewGuid().ToString(), Instance = $"I{i}" };
                times.Add(Time(() => append(log, entry)));
                if (longestPause > 0)
                    Thread.Sleep(Random.Shared.Next(longestPause));
            }
        })).ToList();
        threads.ForEach(thread => thread.Start());
        threads.ForEach(thread => thread.Join());
        return [.. times];
    }

    /// <summary>Fills a pool up: 20 instances, over a year and the last 20 of them in the last hour.</summary>
    private void Fill(string pool, int count)
    {
        // The first entry makes the pool.
        Log(pool).Append(Samples.Entry(0, DateTimeOffset.UtcNow) with { Id = "first" });
        Query(
            $$"""
            insert into pool_coordination.entry
            select p.id, s.last + n, gen_random_uuid()::text, t.second, t.second + 3600, 'I' || n % 20, 'completed',
                json_build_object('id', n, 'timestamp', t.second, 'source_instance', 'I' || n % 20, 'action', 'completed',
                    'topic', 'Auth token refresh fix ' || n, 'summary', repeat('Fixed race condition in token refresh. ', 6),
                    'affects', 'auth.py, session_handler.py', 'blocks', '', 'ttl', 3600)::text
            from pool_coordination.pool p
            cross join lateral (select max(sequence) as last, count(*) as held from pool_coordination.entry where pool = p.id) s
            cross join lateral generate_series(1, {{count}} - s.held) n
            cross join lateral (
                select extract(epoch from now())::bigint
                    - case when n > {{count}} - s.held - 20 then 60 else 31536000 * ({{count}} - n) / {{count}} end as second
            ) t
            where p.name = '{{pool}}'
            """
        );
    }

    private void Empty() =>
        Query("delete from pool_coordination.entry where pool in (select id from pool_coordination.pool where name like 'bench-%')");

    private object? Query(string sql)
    {
        var address = PostgresAddress.Parse(ServerAddress.TryParse(AddressOf("bench-0"))!);
        using var connection = new NpgsqlConnection(address.Connection(isLoopback: true).ConnectionString);
        connection.Open();
        using var command = new NpgsqlCommand(sql, connection);
        return command.ExecuteScalar();
    }

    private double Hook(string pool, string name, string path)
    {
        var start = new ProcessStartInfo(HookExecutable.Beside(pool)) { RedirectStandardInput = true, RedirectStandardOutput = true };
        start.Environment["POOL_PATH"] = path;
        start.Environment["HOME"] = _folder;
        start.Environment["CLAUDE_INSTANCE"] = "Z";
        var input = JsonSerializer.Serialize(
            new Dictionary<string, string>
            {
                ["session_id"] = Guid.NewGuid().ToString(),
                ["cwd"] = _folder,
                ["prompt_id"] = "turn-0",
                ["hook_event_name"] = name,
                ["last_assistant_message"] = $"Done.\n\n```pool\nACTION: completed\nTOPIC: {Guid.NewGuid()}\n```\n",
            }
        );
        return Time(() =>
        {
            using var process = Process.Start(start)!;
            process.StandardInput.Write(input);
            process.StandardInput.Close();
            process.StandardOutput.ReadToEnd();
            process.WaitForExit();
        });
    }

    private static void Tell(string what, List<double> times)
    {
        if (times.Count > 0)
            Console.WriteLine(
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"{what}: {times.Count} times, p50 {Percentile(times, 50):0.0} ms, p99 {Percentile(times, 99):0.0} ms"
                )
            );
    }

    private static double Percentile(List<double> values, int percent) =>
        values.Order().ElementAt(Math.Min(values.Count - 1, values.Count * percent / 100));

    private static double Time(Action action)
    {
        var begin = Stopwatch.GetTimestamp();
        action();
        return Stopwatch.GetElapsedTime(begin).TotalMilliseconds;
    }
}

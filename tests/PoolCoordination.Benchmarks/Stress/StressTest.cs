using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using PoolCoordination.Compaction;
using PoolCoordination.Entries;
using PoolCoordination.Faults;
using PoolCoordination.Log;
using PoolCoordination.Log.Archive;
using PoolCoordination.Storage;

namespace PoolCoordination.Benchmarks.Stress;

/// <summary>
/// Many writers on one log, in processes of their own and in this one, some of which are killed while they write; torn lines as a
/// writer leaves them that dies in the middle; a follower all the time, and compactions now and then. Afterwards every entry whose
/// append returned is there exactly once, and the next append is whole.
/// </summary>
internal sealed class StressTest
{
    private readonly string _folder = Directory.CreateTempSubdirectory("pool-stress-").FullName;
    private readonly ConcurrentDictionary<string, bool> _acknowledged = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, int> _followed = new(StringComparer.Ordinal);
    private readonly PoolLog _log;
    private int _killed;
    private int _torn;
    private int _compactions;

    private StressTest() => _log = new FileLog(new PoolLocation(Path.Combine(_folder, "log.jsonl")));

    /// <summary>Runs it: <c>stress [WRITERS [ENTRIES]]</c>, 16 writers of 10,000 entries by default; every fourth is killed.</summary>
    /// <returns>0 where everything held, else 1 with what did not on standard output.</returns>
    public static int Run(string[] options)
    {
        var writers = options.Length > 0 ? int.Parse(options[0], CultureInfo.InvariantCulture) : 16;
        var entries = options.Length > 1 ? int.Parse(options[1], CultureInfo.InvariantCulture) : 10_000;
        var test = new StressTest();
        try
        {
            return test.Run(writers, entries);
        }
        finally
        {
            Directory.Delete(test._folder, recursive: true);
        }
    }

    private int Run(int writers, int entries)
    {
        var watch = Stopwatch.StartNew();
        using var isOver = new CancellationTokenSource();
        using var follower = _log.Follow();
        var follow = Task.Run(() => Follow(follower, isOver.Token));
        var disturb = Task.Run(() => Disturb(isOver.Token));
        var tasks = Enumerable
            .Range(0, writers)
            .Select(seed => Task.Factory.StartNew(() => Write(seed, entries), TaskCreationOptions.LongRunning))
            .ToArray();
        Task.WaitAll(tasks);
        Compact();
        isOver.Cancel();
        Task.WaitAll(follow, disturb);
        AppendTorn();
        Acknowledge(
            "new-last",
            () =>
                _log.Append(
                    new PoolEntry
                    {
                        Id = "new-last",
                        Timestamp = DateTimeOffset.UtcNow,
                        Topic = "Last",
                        Instance = "L",
                    }
                )
        );
        foreach (var entry in follower.Entries(WhenCaughtUp()))
            Count(entry.Id);
        return Judge(watch.Elapsed);
    }

    /// <summary>A token that is cancelled at once, but for a first look.</summary>
    private static CancellationToken WhenCaughtUp() => new CancellationTokenSource(TimeSpan.FromSeconds(2)).Token;

    private void Write(int seed, int entries)
    {
        if (seed % 4 == 3)
        {
            // One in four writes in this process, through its own handles.
            for (var i = 0; i < entries; i++)
            {
                var id = $"new-{seed}-{i}";
                Acknowledge(
                    id,
                    () =>
                        _log.Append(
                            new PoolEntry
                            {
                                Id = id,
                                Timestamp = DateTimeOffset.UtcNow,
                                Topic = "Stress",
                                Instance = $"W{seed}",
                            }
                        )
                );
            }

            return;
        }

        var start = new ProcessStartInfo(
            Environment.ProcessPath!,
            ["write", _log.Location.LogPath, entries.ToString(CultureInfo.InvariantCulture), seed.ToString(CultureInfo.InvariantCulture)]
        )
        {
            RedirectStandardOutput = true,
            UseShellExecute = false,
        };
        using var writer = Process.Start(start)!;
        var killAt = seed % 4 == 0 ? Random.Shared.Next(entries) : -1;
        var count = 0;
        while (writer.StandardOutput.ReadLine() is { } id)
        {
            _acknowledged[id] = true;
            if (count++ == killAt)
            {
                writer.Kill();
                Interlocked.Increment(ref _killed);
            }
        }

        writer.WaitForExit();
    }

    private void Acknowledge(string id, Action append)
    {
        append();
        _acknowledged[id] = true;
    }

    private void Follow(LogFollower follower, CancellationToken isOver)
    {
        foreach (var entry in follower.Entries(isOver))
            Count(entry.Id);
    }

    private void Count(string id) => _followed.AddOrUpdate(id, 1, (_, count) => count + 1);

    private void Disturb(CancellationToken isOver)
    {
        while (!isOver.WaitHandle.WaitOne(Random.Shared.Next(20, 200)))
        {
            if (Random.Shared.Next(2) == 0)
                AppendTorn();
            else
                Compact();
        }
    }

    private void AppendTorn()
    {
        using var place = LogLock.TryAcquireShared(_log.Location.LogPath, TimeSpan.FromSeconds(10), FileOwners.Any);
        using var file = AppendHandle.Open(_log.Location.LogPath, FileOwners.Any);
        file.Write("{\"id\":\"torn\",\"timestamp\":1795338118,\"act"u8, out _);
        _torn++;
    }

    private void Compact()
    {
        try
        {
            if (_log.Compact(DateTimeOffset.UtcNow).ArchivePath is not null)
                _compactions++;
        }
        catch (PoolException exception) when (exception.Fault == PoolFault.Busy)
        {
            Console.WriteLine(exception.Message);
        }
    }

    private int Judge(TimeSpan time)
    {
        var (ids, malformed) = ReadAll();
        var faults = new List<string>();
        AddFault(faults, "acknowledged entries are missing", _acknowledged.Keys.Where(id => !ids.ContainsKey(id)));
        AddFault(faults, "entries are there more than once", ids.Where(id => id.Value > 1).Select(id => id.Key));
        AddFault(
            faults,
            "new entries were not followed",
            _acknowledged.Keys.Where(id => id.StartsWith("new", StringComparison.Ordinal) && !_followed.ContainsKey(id))
        );
        AddFault(faults, "entries were followed more than once", _followed.Where(id => id.Value > 1).Select(id => id.Key));
        // A writer that is killed may leave its last line torn: the system writes a line that crosses a page in two steps.
        if (malformed > _torn + _killed)
            faults.Add($"{malformed} lines are malformed, but only {_torn} were torn, and {_killed} writers killed");
        Console.WriteLine(
            string.Create(
                CultureInfo.InvariantCulture,
                $"{_acknowledged.Count} entries acknowledged, {ids.Count} there; {_killed} writers killed, {_torn} lines torn, {malformed} "
                    + $"malformed, {_compactions} compactions; {time.TotalSeconds:0.0} s"
            )
        );
        foreach (var fault in faults)
            Console.WriteLine($"FAULT: {fault}");
        return faults.Count == 0 ? 0 : 1;
    }

    private static void AddFault(List<string> faults, string what, IEnumerable<string> ids)
    {
        var list = ids.ToList();
        if (list.Count > 0)
            faults.Add($"{list.Count} {what}: {string.Join(", ", list.Take(5))}");
    }

    /// <summary>Reads every line of the log and its archive by a plain JSON reader, not by the product's own.</summary>
    private (Dictionary<string, int> Ids, int Malformed) ReadAll()
    {
        var ids = new Dictionary<string, int>(StringComparer.Ordinal);
        var malformed = 0;
        var archives = new ArchiveFolder(_log.Location).Files().SelectMany(ArchivedLines);
        foreach (var line in File.ReadLines(_log.Location.LogPath).Concat(archives))
        {
            try
            {
                using var json = JsonDocument.Parse(line);
                var id = json.RootElement.GetProperty("id").GetString()!;
                ids[id] = ids.GetValueOrDefault(id) + 1;
            }
            catch (JsonException)
            {
                malformed++;
            }
        }

        return (ids, malformed);
    }

    private static IEnumerable<string> ArchivedLines(string path)
    {
        using var reader = new StreamReader(
            new System.IO.Compression.GZipStream(File.OpenRead(path), System.IO.Compression.CompressionMode.Decompress)
        );
        while (reader.ReadLine() is { } line)
            yield return line;
    }
}

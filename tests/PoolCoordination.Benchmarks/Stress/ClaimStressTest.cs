using System.Diagnostics;
using System.Globalization;
using PoolCoordination.Claims;
using PoolCoordination.Compaction;
using PoolCoordination.Entries;
using PoolCoordination.Log;
using PoolCoordination.Pools;
using PoolCoordination.Postgres;
using PoolCoordination.Storage;

namespace PoolCoordination.Benchmarks.Stress;

/// <summary>
/// Many processes that claim overlapping paths on one pool, with renewals, releases, completions, claims by force and claims that are
/// left to run out, while some are killed and the log is compacted. Afterwards it is proved that no two held the same file.
/// </summary>
internal sealed class ClaimStressTest
{
    /// <summary>Claims that are over for so long are archived, although a compaction leaves them for a week else.</summary>
    private static readonly TimeSpan s_archivedAfter = TimeSpan.FromSeconds(20);

    private readonly string _folder = Directory.CreateTempSubdirectory("pool-claims-").FullName;
    private readonly List<PoolEntry> _entries = [];
    private readonly string _server;
    private readonly PoolLog _log;
    private int _killed;
    private int _torn;
    private int _compactions;

    private ClaimStressTest(string server)
    {
        _server = server;
        var location = ContendedPool.Location(_folder, server);
        _log = location.Server is null ? new FileLog(location) : new PostgresLog(location);
        _log.Initialize();
    }

    /// <summary>
    /// Runs it: <c>stress-claims [CONTENDERS [CLAIMS [ADDRESS]]]</c>, 32 contenders of 200 claims on a file by default; every fourth is
    /// killed now and then. A pool at an address of a server has to be a new one.
    /// </summary>
    /// <returns>0 where everything held, else 1 with what did not on standard output.</returns>
    public static int Run(string[] options)
    {
        var contenders = options.Length > 0 ? int.Parse(options[0], CultureInfo.InvariantCulture) : 32;
        var claims = options.Length > 1 ? int.Parse(options[1], CultureInfo.InvariantCulture) : 200;
        var test = new ClaimStressTest(options.Length > 2 ? options[2] : "");
        try
        {
            return test.Run(contenders, claims);
        }
        finally
        {
            Directory.Delete(test._folder, recursive: true);
        }
    }

    private int Run(int contenders, int claims)
    {
        var watch = Stopwatch.StartNew();
        using var isOver = new CancellationTokenSource();
        using var follower = _log.Follow();
        var follow = Task.Factory.StartNew(() => Follow(follower, isOver.Token), TaskCreationOptions.LongRunning);
        var disturb = Task.Factory.StartNew(() => Disturb(isOver.Token), TaskCreationOptions.LongRunning);
        var failures = new List<string>();
        var tasks = Enumerable
            .Range(0, contenders)
            .Select(number => Task.Factory.StartNew(() => Contend(number, claims, failures), TaskCreationOptions.LongRunning))
            .ToArray();
        Task.WaitAll(tasks);
        isOver.Cancel();
        Task.WaitAll(follow, disturb);
        ClaimEverything(failures);
        Compact();
        foreach (var entry in follower.Entries(new CancellationTokenSource(TimeSpan.FromSeconds(2)).Token))
            _entries.Add(entry);
        return Judge(failures, watch.Elapsed);
    }

    /// <summary>One contender, and after each kill the next under a name of its own, until all claims are made.</summary>
    private void Contend(int number, int claims, List<string> failures)
    {
        var random = new Random(number);
        for (var (life, left) = (0, claims); left > 0; life++)
        {
            var name = $"C{number}-{life}";
            var notes = Path.Combine(_folder, name + ".notes");
            string[] arguments = ["contend", _folder, _server, name, notes, left.ToString(CultureInfo.InvariantCulture)];
            using var contender = Process.Start(
                new ProcessStartInfo(Environment.ProcessPath!, arguments) { RedirectStandardError = true }
            )!;
            var error = contender.StandardError.ReadToEndAsync();
            var isToBeKilled = number % 4 == 0 && life < 5;
            if (isToBeKilled && !contender.WaitForExit(random.Next(150, 3000)))
            {
                contender.Kill();
                Interlocked.Increment(ref _killed);
            }

            contender.WaitForExit();
            if (contender.ExitCode == 0)
                return;
            if (!isToBeKilled || error.Result.Length > 0)
            {
                lock (failures)
                    failures.Add($"{name} ended with {contender.ExitCode}: {error.Result}");
                return;
            }

            left -= File.Exists(notes)
                ? ReadNotes(notes).Count(note => note.Kind is ContenderNote.Kinds.Granted or ContenderNote.Kinds.Refused)
                : 0;
        }
    }

    private void Follow(LogFollower follower, CancellationToken isOver)
    {
        foreach (var entry in follower.Entries(isOver))
            _entries.Add(entry);
    }

    private void Disturb(CancellationToken isOver)
    {
        for (var i = 0; !isOver.WaitHandle.WaitOne(Random.Shared.Next(50, 400)); i++)
        {
            if (i % 3 == 1)
                AppendOld(i);
            else if (i % 3 == 2)
                Compact();
            // A server tears no lines.
            else if (_log is FileLog)
                AppendTorn();
        }
    }

    private void AppendTorn()
    {
        using var place = LogLock.TryAcquireShared(_log.Location.LogPath, TimeSpan.FromSeconds(10), FileOwners.Any);
        using var file = AppendHandle.Open(_log.Location.LogPath, FileOwners.Any);
        file.Write("{\"id\":\"torn\",\"timestamp\":1795338118,\"action\":\"claimed\",\"aff"u8, out _);
        _torn++;
    }

    /// <summary>A claim of a month ago, as one that is copied from another pool, for a compaction to take.</summary>
    private void AppendOld(int number) =>
        _log.Append(
            new PoolEntry
            {
                Id = $"old-{number}",
                Timestamp = DateTimeOffset.FromUnixTimeSeconds((DateTimeOffset.UtcNow - TimeSpan.FromDays(30)).ToUnixTimeSeconds()),
                Instance = "Old",
                Action = PoolAction.Claimed,
                Topic = "Old",
                Affects = [SharedPath.All[number % SharedPath.All.Length].Text],
                Root = SharedPath.Root,
            }
        );

    private void Compact()
    {
        if (_log.Compact(DateTimeOffset.UtcNow + TimeSpan.FromDays(7) - s_archivedAfter).Archived > 0)
            _compactions++;
    }

    /// <summary>Every path is free once the longest time to live has passed, whoever was killed.</summary>
    private void ClaimEverything(List<string> failures)
    {
        var pool = ContendedPool.At(_log.Location);
        var last = pool.Claims().HeldAt(pool.Now).Select(claim => claim.ExpiresAt).DefaultIfEmpty(pool.Now).Max();
        while (pool.Now < last)
            Thread.Sleep(50);
        foreach (var path in SharedPath.All)
        {
            var claim = new PoolEntry
            {
                Instance = "Last",
                Action = PoolAction.Claimed,
                Topic = path.Text,
                Affects = [path.Text],
                Root = SharedPath.Root,
            };
            if (pool.Claim(claim).Holder is { } holder)
                failures.Add($"{path.Text} is not free at the end: {holder.Id} of {holder.Instance} holds it until {holder.ExpiresAt:O}.");
        }

        foreach (var claim in pool.Claims().HeldAt(pool.Now))
            pool.Release(claim, new Identity("Last"));
        if (pool.Claims().HeldAt(pool.Now) is { Count: > 0 } left)
            failures.Add($"{left.Count} claims are held at the end.");
    }

    private int Judge(List<string> failures, TimeSpan time)
    {
        List<ContenderNote> notes = [.. Directory.GetFiles(_folder, "*.notes").SelectMany(ReadNotes)];
        var proof = new ClaimProof(_entries, notes);
        proof.Check();
        List<string> faults = [.. failures, .. proof.Faults, .. Differences(proof)];
        int Count(ContenderNote.Kinds kind) => notes.Count(note => note.Kind == kind);
        Console.WriteLine(
            string.Create(
                CultureInfo.InvariantCulture,
                $"""
                {Count(ContenderNote.Kinds.Granted)} claims granted, {Count(ContenderNote.Kinds.Refused)} refused; {Count(
                    ContenderNote.Kinds.Renewed
                )} renewals, {Count(ContenderNote.Kinds.Left)} left, {Count(ContenderNote.Kinds.Lost)} found lost
                {_entries.Count} lines; {_entries.Count(entry =>
                    entry.IsForced
                )} by force, {_killed} contenders killed, {_torn} lines torn, {_compactions} compactions; {time.TotalSeconds:0.0} s
                {faults.Count} faults
                """
            )
        );
        foreach (var fault in faults.Take(20))
            Console.WriteLine($"FAULT: {fault}");
        return faults.Count == 0 ? 0 : 1;
    }

    /// <summary>What the log that is left says otherwise, read from its start and with what is kept beside it.</summary>
    private IEnumerable<string> Differences(ClaimProof proof)
    {
        var kept = ClaimTable.Read(_log);
        File.Delete(_log.Location.ClaimsPath);
        var anew = ClaimTable.Read(_log);
        foreach (var claim in kept.All)
        {
            var other = anew.Find(claim.Id);
            // A server's readers keep their place over a compaction, and what they know of claims that it took.
            if (
                other is null
                    ? claim.Status == ClaimStatus.Held || _log is FileLog
                    : (other.Status, other.ExpiresAt) != (claim.Status, claim.ExpiresAt)
            )
                yield return $"{claim.Id} is {claim.Status} until {claim.ExpiresAt:O} by the verdicts that were kept, and by the log "
                    + $"{other?.Status} until {other?.ExpiresAt:O}.";
        }

        foreach (var claim in anew.All)
        {
            var before = proof.Judged[claim.Id];
            if (before.Status != claim.Status || before.ExpiresAt != claim.ExpiresAt)
                yield return $"{claim.Id} is {claim.Status} until {claim.ExpiresAt:O} in the compacted log, and {before.Status} until "
                    + $"{before.ExpiresAt:O} by all lines.";
        }
    }

    private static List<ContenderNote> ReadNotes(string path)
    {
        var text = File.ReadAllText(path);
        // A note that a kill cut short is none.
        return [.. text[..(text.LastIndexOf('\n') + 1)].Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(ContenderNote.Parse)];
    }
}

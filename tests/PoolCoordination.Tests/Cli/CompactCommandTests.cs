using System.Text;
using System.Text.Json;
using PoolCoordination.Entries;
using PoolCoordination.Pools;

namespace PoolCoordination.Tests.Cli;

public sealed class CompactCommandTests : IDisposable
{
    private readonly ScratchPool _pool = new();
    private readonly PoolProcess _process;

    public CompactCommandTests()
    {
        _process = new PoolProcess(_pool.InFolder());
        _process.Variables["POOL_PATH"] = _pool.Path;
    }

    [Fact]
    public void What_is_archived_is_listed_where_that_is_asked_for()
    {
        AddOld("one");
        AddOld("two");
        _pool.Add("A", "three");

        Assert.Matches(@"^Archived 2 lines to .+archive.+\.jsonl\.gz; kept 1\.\n$", _process.Run("compact").Output);
        Assert.Equal("Nothing to archive; kept 1 line.\n", _process.Run("compact").Output);

        Assert.Equal(["three"], Listed("--all"));
        Assert.Contains("one", Listed("--archive"));
        Assert.Equal(["three", "two", "one"], Listed("--all", "--archive"));
        Assert.Equal(["two"], Listed("--all", "--archive", "--topic", "two"));
    }

    [Fact]
    public void A_folder_in_place_of_the_log_is_an_error()
    {
        _process.Variables["POOL_PATH"] = _pool.InFolder();

        var run = _process.Run("compact");

        Assert.Equal(1, run.ExitCode);
        Assert.Contains("is a folder", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void Killed_at_any_moment_it_changes_nothing_and_the_next_one_completes_it()
    {
        const int Lines = 100_000;
        WriteLargeLog(Lines);
        var expected = Enumerable.Range(0, Lines).Reverse().Select(i => $"{i}");
        var length = new FileInfo(_pool.Path).Length;

        var isKilled = false;
        for (var i = 0; i < 3 && new FileInfo(_pool.Path).Length == length; i++)
        {
            using var compact = new RunningPool(_pool.InFolder(), "compact", "--pool", _pool.Path);
            Condition.Wait("its begin", () => Leftovers().Length > 0 || compact.Process.HasExited);
            compact.Process.WaitForExit(Random.Shared.Next(1, 400));
            isKilled |= !compact.Process.HasExited;
            compact.Process.Kill();
            compact.Process.WaitForExit();
            Assert.Equal(expected, Ids());
        }

        Assert.True(isKilled, "The compaction was over before it could be killed.");
        Assert.Equal(0, _process.Run("compact").ExitCode);
        Assert.InRange(new FileInfo(_pool.Path).Length, length / 4, length / 3);
        Assert.Equal(expected, Ids());
        Assert.Empty(Leftovers());
        Assert.Single(Directory.GetFiles(_pool.Location.ArchiveFolder));
    }

    [Theory]
    [MemberData(nameof(HookProgram.All), MemberType = typeof(HookProgram))]
    public void Above_the_size_of_an_option_a_sessions_start_compacts_the_log_by_itself(HookProgram hook)
    {
        AddOld("old");
        _pool.Add("A", "new");
        var size = new FileInfo(_pool.Path).Length;

        _process.Variables["POOL_COMPACTABOVE"] = $"{size - 1}";
        // Read to its end: what the hook started has an output of its own.
        Assert.NotEqual("", Hook("SessionStart", hook));

        Condition.Wait("the compaction", () => _pool.Lines.Length == 1);
        Assert.Equal(["new", "old"], Listed("--all", "--archive"));
        Assert.Empty(_pool.Errors);
    }

    [Theory]
    [MemberData(nameof(HookProgram.All), MemberType = typeof(HookProgram))]
    public void Who_reads_the_output_of_a_hook_sees_its_end_while_the_compaction_still_runs(HookProgram hook)
    {
        AddOld("old");
        _pool.Add("A", "new");
        _process.Variables["POOL_COMPACTABOVE"] = "1";

        // The compaction waits for it, and gives up after ten seconds: on a machine under load before the hook is over.
        using (new FileHolder(_pool.Path + ".lock"))
            Assert.NotEqual("", Hook("SessionStart", hook));

        Condition.Wait(
            "the compaction",
            () =>
            {
                Hook("SessionStart", hook);
                return _pool.Lines.Length == 1;
            }
        );
    }

    [Theory]
    [InlineData(null)]
    [InlineData("1GB")]
    [InlineData("nonsense")]
    public void Without_the_option_or_below_its_size_nothing_is_started(string? size)
    {
        AddOld("old");
        _pool.Add("A", "new");
        if (size is not null)
            _process.Variables["POOL_COMPACTABOVE"] = size;

        Hook("SessionStart");

        // A compaction leaves the file by which compactions take turns.
        Assert.False(File.Exists(_pool.Path + ".compact.lock"));
        Assert.Equal(2, _pool.Lines.Length);
    }

    [Fact]
    public void Only_a_sessions_start_compacts()
    {
        AddOld("old");
        _pool.Add("A", "new");
        _process.Variables["POOL_COMPACTABOVE"] = "1";

        Hook("UserPromptSubmit");
        Hook("Stop");
        Hook("SessionEnd");

        Assert.False(File.Exists(_pool.Path + ".compact.lock"));
    }

    [Fact]
    public void The_exit_code_of_check_says_whether_the_pool_has_problems()
    {
        _pool.Add(new PoolEntry { Instance = "A", Topic = "t", Timestamp = DateTimeOffset.FromUnixTimeSeconds(1_700_000_000) });
        Assert.Equal(0, _process.Run("install").ExitCode);
        var check = _process.Run("check");
        Assert.Equal((0, $"No problems found in {_pool.Path}.\n"), (check.ExitCode, check.Output));

        File.AppendAllText(_pool.Path, "no json\ntorn");
        check = _process.Run("check");

        Assert.Equal(1, check.ExitCode);
        Assert.Equal(
            [
                "Lines: 1 line is not a JSON object and is ignored: 2.",
                "TornTail: The last line is incomplete (4 bytes): its writer was interrupted.",
            ],
            check
                .Output.Split('\n')
                .SkipLast(1)
                .Select(line => line.Replace(" New entries are not affected.", "", StringComparison.Ordinal))
        );
    }

    [Fact]
    public void An_entry_from_the_future_is_listed_as_0_seconds_old()
    {
        _pool.Add(new PoolEntry { Instance = "A", Topic = "t", Timestamp = DateTimeOffset.UtcNow.AddHours(23) });

        Assert.Matches(@"^ *0s +A +signaling +t\n$", _process.Run("list").Output);
    }

    public void Dispose() => _pool.Dispose();

    private void AddOld(string topic) =>
        _pool.Add(new PoolEntry { Instance = "A", Topic = topic, Timestamp = DateTimeOffset.FromUnixTimeSeconds(1_700_000_000) });

    private string[] Leftovers() => Directory.GetFiles(_pool.Location.Folder, "*compacting*");

    private IEnumerable<string> Ids() => _pool.Pool.Read(new PoolQuery { All = true, IncludeArchive = true }).Select(entry => entry.Id);

    private List<string> Listed(params string[] options)
    {
        var lines = _process.Run(["list", "--json", .. options]).Output.Split('\n').SkipLast(1);
        return [.. lines.Select(line => EntryReader.TryRead(Encoding.UTF8.GetBytes(line), out var entry) ? entry.Topic : line)];
    }

    private string Hook(string name, HookProgram? hook = null)
    {
        var input = new Dictionary<string, string>
        {
            ["session_id"] = "aaaaaaaa-1",
            ["hook_event_name"] = name,
            ["cwd"] = _pool.InFolder(),
        };
        var result = _process.RunHook(hook ?? HookProgram.PoolHook, JsonSerializer.Serialize(input));
        Assert.Equal((0, ""), (result.ExitCode, result.Error));
        return result.Output;
    }

    /// <summary>Some 100 MB in the order of time; seven lines of ten are over.</summary>
    private void WriteLargeLog(int lines)
    {
        Directory.CreateDirectory(_pool.Location.Folder);
        var now = DateTimeOffset.UtcNow.ToUnixTimeSeconds();
        var first = now - (long)TimeSpan.FromDays(30).TotalSeconds;
        using var file = new StreamWriter(_pool.Path);
        var text = new char[940];
        for (var i = 0; i < lines; i++)
        {
            Random.Shared.GetItems("abcdefghijklmnop", text);
            var time = i < lines * 7 / 10 ? first + i : now - lines + i;
            file.Write($"{{\"id\":\"{i}\",\"timestamp\":{time},\"source_instance\":\"A\",\"topic\":\"t\",\"summary\":\"");
            file.Write(text);
            file.Write("\"}\n");
        }
    }
}

using System.Collections.Concurrent;
using System.Globalization;
using System.Text.Json.Nodes;

namespace PoolCoordination.Tests.Cli;

/// <summary>The copy of <c>pool-hook</c> that hooks start, which stays when the clone goes.</summary>
public sealed class StableExecutableTests : IDisposable
{
    private const string Event =
        """{"hook_event_name": "Stop", "session_id": "7c1d9e52", "last_assistant_message": "~~~pool\nACTION: completed\nTOPIC: It """
            + """works\n~~~"}""";

    private readonly ScratchFolder _folder = new();
    private readonly PoolProcess _pool;

    public StableExecutableTests() => _pool = new PoolProcess(_folder.Path);

    private string Started => StartedBy(_folder[".claude", "settings.json"]);

    private string Bin => _folder[".claude", "pool", "bin"];

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Hooks_go_on_when_the_clone_is_gone()
    {
        var clone = Clone("clone");
        Assert.Equal(0, _pool.RunExecutable(clone, "", "install").ExitCode);
        Directory.Delete(_folder["clone"], recursive: true);

        Assert.Equal((0, "", ""), AsTuple(_pool.RunExecutable(Started, Event)));

        Assert.Contains("It works", _pool.Run("list").Output, StringComparison.Ordinal);
    }

    [Fact]
    public void It_may_be_run_by_all_and_written_by_its_owner()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "permissions are those of Unix");
        _pool.Run("install");

        Assert.Equal("755", Convert.ToString((int)File.GetUnixFileMode(Started), 8));
    }

    [Fact]
    public void A_new_version_is_put_beside_the_old_one_and_takes_its_place()
    {
        _pool.Run("install");
        var old = Started;
        var updated = Clone("updated");

        _pool.RunExecutable(updated, "", "install");

        Assert.NotEqual(old, Started);
        Assert.Equal(0, _pool.RunExecutable(Started, Event).ExitCode);
        Assert.Equal([Path.GetDirectoryName(Started)!], Directory.GetDirectories(Bin));
    }

    [Fact]
    public void An_old_version_stays_while_sessions_run()
    {
        _pool.Run("install");
        var old = Started;
        var session = RunningSession();
        var updated = Clone("updated");

        Assert.Contains(
            "Running sessions may still use older copies",
            _pool.RunExecutable(updated, "", "install").Output,
            StringComparison.Ordinal
        );
        Assert.Equal(0, _pool.RunExecutable(old, Event).ExitCode);

        File.Delete(session);
        _pool.RunExecutable(updated, "", "install");
        Assert.False(File.Exists(old));
        Assert.True(File.Exists(Started));
    }

    [Fact]
    public void Settings_that_name_an_older_place_are_moved_over()
    {
        _pool.Run("install", "--in-place");
        Assert.Equal(Repository.HookExecutable, Started);

        _pool.Run("install");

        Assert.StartsWith(Bin, Started, StringComparison.Ordinal);
    }

    [Fact]
    public void In_place_copies_nothing()
    {
        _pool.Run("install", "--in-place");

        Assert.Equal(Repository.HookExecutable, Started);
        Assert.False(Directory.Exists(Bin));
    }

    [Fact]
    public void A_dry_run_says_what_is_copied_and_copies_nothing()
    {
        var output = _pool.Run("install", "--dry-run").Output;

        Assert.Contains($"{Repository.HookExecutable} and the pool beside it are copied to {Bin}", output, StringComparison.Ordinal);
        Assert.False(Directory.Exists(Bin));
    }

    [Fact]
    public void One_that_is_gone_or_damaged_is_put_there_anew()
    {
        _pool.Run("install");
        var content = File.ReadAllBytes(Started);

        File.WriteAllText(Started, "damaged");
        _pool.Run("install");
        Assert.Equal(content, File.ReadAllBytes(Started));

        Directory.Delete(Bin, recursive: true);
        Assert.StartsWith("Installed the hooks in", _pool.Run("install").Output, StringComparison.Ordinal);
        Assert.Equal(content, File.ReadAllBytes(Started));
    }

    [Fact]
    public void Uninstalling_removes_it_once_no_settings_name_it()
    {
        _pool.Run("install");
        var project = new PoolProcess(_folder.Path, _folder.Folder("shop"));
        project.Run("install", "--scope", "project");

        _pool.Run("uninstall");
        var copy = Assert.Single(Directory.GetDirectories(Bin));
        Assert.Contains(Path.GetFileName(copy), File.ReadAllText(_folder["shop", ".claude", "settings.json"]), StringComparison.Ordinal);
        Assert.Equal(0, _pool.RunExecutable(Path.Combine(copy, Path.GetFileName(Repository.HookExecutable)), Event).ExitCode);

        project.Run("uninstall", "--scope", "project");
        Assert.False(Directory.Exists(Bin));
    }

    [Fact]
    public void Uninstalling_leaves_it_to_the_sessions_that_run()
    {
        _pool.Run("install");
        var started = Started;
        var session = RunningSession();

        Assert.Contains("Running sessions may still use older copies", _pool.Run("uninstall").Output, StringComparison.Ordinal);
        Assert.True(File.Exists(started));

        File.Delete(session);
        _pool.Run("uninstall");
        Assert.False(Directory.Exists(Bin));
    }

    [Fact]
    public void Several_installations_at_once_leave_one_whole_copy()
    {
        var results = Enumerable.Range(0, 8).AsParallel().WithDegreeOfParallelism(8).Select(_ => _pool.Run("install")).ToList();

        Assert.All(results, result => Assert.Equal((0, ""), (result.ExitCode, result.Error)));
        Assert.Equal([Path.GetDirectoryName(Started)!], Directory.GetDirectories(Bin));
        Assert.Equal(0, _pool.RunExecutable(Started, Event).ExitCode);
    }

    [Fact]
    public void No_hook_fails_and_no_entry_is_lost_while_versions_come_one_after_the_other()
    {
        Assert.Equal(0, _pool.Run("install").ExitCode);
        RunningSession();
        string[] clones = [.. Enumerable.Range(0, 5).Select(number => Clone($"version-{number}"))];
        var old = Started;
        var isOver = false;
        var number = 0;
        var failures = new ConcurrentQueue<string>();

        void RunHooks(Func<string> executable)
        {
            while (!Volatile.Read(ref isOver))
            {
                var turn = Interlocked.Increment(ref number);
                var input = Event
                    .Replace("It works", $"Turn {turn}", StringComparison.Ordinal)
                    .Replace("7c1d9e52", $"7c1d9e52-{turn}", StringComparison.Ordinal);
                var result = _pool.RunExecutable(executable(), input);
                if (AsTuple(result) != (0, "", ""))
                    failures.Enqueue($"{result.ExitCode}: {result.Output}{result.Error}");
            }
        }

        void Update()
        {
            foreach (var clone in clones)
            {
                var result = _pool.RunExecutable(clone, "", "install");
                if (result.ExitCode != 0)
                    failures.Enqueue(result.Error);
            }

            Volatile.Write(ref isOver, true);
        }

        // Sessions that began before, and such as begin now.
        Parallel.Invoke(Update, () => RunHooks(() => old), () => RunHooks(() => old), () => RunHooks(() => Started));

        Assert.Empty(failures);
        Assert.Equal(clones.Length + 1, Directory.GetDirectories(Bin).Length);
        // What had to wait for the log is delivered by whoever writes next.
        Assert.Equal(0, _pool.RunExecutable(Started, Event).ExitCode);
        Assert.Equal(
            Enumerable.Range(1, number).Select(turn => $"Turn {turn}").Append("It works").Order(StringComparer.Ordinal),
            _pool
                .Run("list", "--all", "--json")
                .Output.Split('\n', StringSplitOptions.RemoveEmptyEntries)
                .Select(line => JsonNode.Parse(line)!["topic"]!.GetValue<string>())
                .Order(StringComparer.Ordinal)
        );
    }

    [Fact]
    public void The_check_names_a_copy_that_is_gone_and_one_of_another_version()
    {
        _pool.Run("install");
        Assert.Equal(0, _pool.Run("check").ExitCode);
        var updated = Clone("updated");
        Assert.Contains("a different version", _pool.RunExecutable(updated, "", "check").Output, StringComparison.Ordinal);

        Directory.Delete(Bin, recursive: true);
        Assert.Contains($"run '{Started}', which does not exist", _pool.Run("check").Output, StringComparison.Ordinal);
    }

    /// <summary>A file by which the client tells that it runs: that of this process.</summary>
    private string RunningSession()
    {
        var file = Path.Combine(
            _folder.Folder(".claude", "sessions"),
            string.Create(CultureInfo.InvariantCulture, $"{Environment.ProcessId}.json")
        );
        File.WriteAllText(file, "{}");
        return file;
    }

    /// <summary>Another build, of which the executable is given.</summary>
    private string Clone(string name)
    {
        var bin = _folder.Folder(name, "bin");
        foreach (var file in Directory.GetFiles(Path.GetDirectoryName(Repository.PoolExecutable)!))
            File.Copy(file, Path.Combine(bin, Path.GetFileName(file)));
        var executable = Path.Combine(bin, Path.GetFileName(Repository.PoolExecutable));
        // What stands after an executable's end makes it another and changes nothing in it.
        File.AppendAllText(Path.Combine(bin, Path.GetFileName(Repository.HookExecutable)), name);
        return executable;
    }

    private static string StartedBy(string settings) =>
        JsonNode.Parse(File.ReadAllText(settings))!["hooks"]!["Stop"]![0]!["hooks"]![0]!["command"]!.GetValue<string>();

    private static (int ExitCode, string Output, string Error) AsTuple(PoolProcess.Result result) =>
        (result.ExitCode, result.Output, result.Error);
}

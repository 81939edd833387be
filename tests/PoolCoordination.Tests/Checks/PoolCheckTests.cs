using PoolCoordination.Checks;
using PoolCoordination.Entries;
using PoolCoordination.Installation;
using PoolCoordination.Log;
using PoolCoordination.Storage;
using PoolCoordination.Tests.Hooks;

namespace PoolCoordination.Tests.Checks;

public sealed class PoolCheckTests : IDisposable
{
    private readonly ScratchPool _pool = new();

    public PoolCheckTests() => Install(Repository.HookExecutable);

    [Fact]
    public void A_pool_that_is_well_has_no_problems()
    {
        Assert.Empty(Problems());
        _pool.Add("A", "t");
        Assert.Empty(Problems());
    }

    [Fact]
    public void Malformed_lines_are_named_by_their_numbers()
    {
        _pool.Add("A", "t");
        var good = _pool.Lines[0];
        Write(good, "no json", good, "{\"torn\":", "[1]", good);

        Assert.Equal("3 lines are not JSON objects and are ignored: 2, 4, 5.", Only(PoolProblemKind.Lines));
        Write(good, "no json");
        Assert.Equal("1 line is not a JSON object and is ignored: 2.", Only(PoolProblemKind.Lines));
    }

    [Fact]
    public void Of_many_malformed_lines_the_first_are_named()
    {
        _pool.Add("A", "t");
        Write([.. Enumerable.Repeat("x", 1000)]);

        Assert.StartsWith("1000 lines are not JSON objects", Only(PoolProblemKind.Lines), StringComparison.Ordinal);
        Assert.EndsWith(" 19, 20, ….", Only(PoolProblemKind.Lines), StringComparison.Ordinal);
    }

    [Fact]
    public void A_torn_tail_is_reported_with_its_length()
    {
        _pool.Add("A", "t");
        File.AppendAllText(_pool.Path, "{\"id\":\"1");

        Assert.Contains("(8 bytes)", Only(PoolProblemKind.TornTail), StringComparison.Ordinal);
    }

    [Fact]
    public void A_file_that_is_one_torn_line_is_reported()
    {
        _pool.Add("A", "t");
        File.WriteAllText(_pool.Path, "torn");

        Assert.Contains("(4 bytes)", Only(PoolProblemKind.TornTail), StringComparison.Ordinal);
    }

    [Fact]
    public void A_folder_in_the_logs_place_is_reported()
    {
        Directory.CreateDirectory(_pool.Path);

        Assert.Contains(Problems(), problem => problem.Message.Contains("is a folder", StringComparison.Ordinal));
    }

    [Fact]
    public void Permissions_of_others_are_reported_with_the_remedy()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Permissions are those of Unix.");
        _pool.Add("A", "t");
        File.SetUnixFileMode(_pool.Path, (UnixFileMode)0b110_100_000);

        Assert.Contains($"'chmod go= {_pool.Path}'", Only(PoolProblemKind.Permissions), StringComparison.Ordinal);
    }

    [Fact]
    public void Entries_from_the_future_are_counted()
    {
        _pool.Add(new PoolEntry { Instance = "A", Topic = "t", Timestamp = _pool.Clock.Now + TimeSpan.FromSeconds(60) });
        Assert.Empty(Problems());
        _pool.Add(new PoolEntry { Instance = "A", Topic = "t", Timestamp = _pool.Clock.Now + TimeSpan.FromSeconds(61) });
        _pool.Add(new PoolEntry { Instance = "A", Topic = "t", Timestamp = _pool.Clock.Now + TimeSpan.FromHours(3) });

        Assert.Equal("2 entries are dated in the future, by up to 3h; check the clocks.", Only(PoolProblemKind.Clock));
        _pool.Add(
            new PoolEntry
            {
                Instance = "A",
                Topic = "t",
                Timestamp = _pool.Clock.Now + TimeSpan.FromDays(2),
            }
        );
        Assert.EndsWith(
            "by up to 2d; check the clocks; entries more than 24h ahead are not shown, and their claims do not count.",
            Only(PoolProblemKind.Clock),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public void A_large_log_is_reported_with_its_size()
    {
        _pool.Add("A", "t");
        // One line break at the end, so that the empty part of the file costs nothing to write.
        using (var file = File.OpenHandle(_pool.Path, access: FileAccess.Write))
        {
            RandomAccess.SetLength(file, 101 * 1024 * 1024);
        }

        Assert.Contains(
            Problems(),
            problem => problem.Kind == PoolProblemKind.Size && problem.Message.Contains("101 MB", StringComparison.Ordinal)
        );
    }

    [Fact]
    public void Hooks_that_are_not_installed_or_start_nothing_are_reported()
    {
        Install(_pool.InFolder("gone", "pool-hook"));
        Assert.Contains(_pool.InFolder("gone", "pool-hook"), Only(PoolProblemKind.Hooks), StringComparison.Ordinal);

        File.Delete(SettingsPath);
        Assert.Contains("'pool install'", Only(PoolProblemKind.Hooks), StringComparison.Ordinal);

        File.WriteAllText(SettingsPath, "{");
        Assert.All(Problems(), problem => Assert.Equal(PoolProblemKind.Hooks, problem.Kind));
        Assert.Equal(2, Problems().Count);
    }

    [Fact]
    public void Hooks_of_an_earlier_version_are_reported_with_the_remedy()
    {
        if (File.Exists(SettingsPath))
            File.Delete(SettingsPath);
        new HookInstaller(SettingsPath).PlanInstall(new HookHandler(Repository.PoolExecutable, ["hook"])).TryApply();

        var message = Only(PoolProblemKind.Hooks);
        Assert.Contains($"run '{Repository.PoolExecutable} hook'", message, StringComparison.Ordinal);
        Assert.Contains("run 'pool install' to switch to 'pool-hook'", message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_status_line_that_starts_nothing_and_a_relative_folder_are_reported()
    {
        Install(Repository.HookExecutable);
        new HookInstaller(SettingsPath).PlanInstall(null, StatusLineSettings.Of(_pool.InFolder("gone", "pool"))).TryApply();
        Assert.Contains("run 'pool install --statusline' again", Only(PoolProblemKind.Hooks), StringComparison.Ordinal);

        Install(Repository.HookExecutable);
        _pool.Variables["HOME"] = Path.GetDirectoryName(Path.GetDirectoryName(SettingsPath))!;
        _pool.Variables["CLAUDE_CONFIG_DIR"] = "conf";
        Assert.Contains(Problems(), problem => problem.Message.Contains("the relative path 'conf'", StringComparison.Ordinal));
    }

    [Fact]
    public void The_remedy_is_for_the_settings_that_have_the_hooks()
    {
        File.Delete(SettingsPath);
        var project = _pool.InFolder(".claude", "settings.json");
        Directory.CreateDirectory(Path.GetDirectoryName(project)!);
        _pool.Variables["HOME"] = Directory.CreateDirectory(_pool.InFolder("home")).FullName;
        new HookInstaller(project).PlanInstall(HookHandler.Native(_pool.InFolder("gone", "pool-hook"))).TryApply();
        Assert.Contains("run 'pool install --scope project' again", Only(PoolProblemKind.Hooks), StringComparison.Ordinal);

        var own = _pool.InFolder("home", ".claude", "settings.json");
        Directory.CreateDirectory(Path.GetDirectoryName(own)!);
        new HookInstaller(own).PlanInstall(HookHandler.Native(Repository.HookExecutable)).TryApply();
        Assert.Contains(
            Problems(),
            problem => problem.Message.Contains("run 'pool uninstall --scope project' to remove", StringComparison.Ordinal)
        );
    }

    [Fact]
    public void Two_sessions_at_work_under_one_name_are_reported()
    {
        // Their files have the time of the system.
        _pool.Clock.Now = DateTimeOffset.UtcNow;
        _pool.Variables["CLAUDE_INSTANCE"] = "A";
        new HookSession(_pool, "11111111-aaaa").Start();
        var second = new HookSession(_pool, "22222222-aaaa");
        Assert.Empty(Problems());
        second.Start();

        var message = Only(PoolProblemKind.Instances);
        Assert.Contains("use the name A", message, StringComparison.Ordinal);
        Assert.Contains("11111111", message, StringComparison.Ordinal);
        Assert.Contains("22222222", message, StringComparison.Ordinal);

        second.End();
        Assert.Empty(Problems());
    }

    [Fact]
    public void Settings_that_are_not_json_are_reported()
    {
        _pool.Add("A", "t");
        _pool.WriteSettings("{ nonsense");
        if (!OperatingSystem.IsWindows())
            File.SetUnixFileMode(_pool.Location.SettingsPath, UnixFileMode.UserRead);

        Assert.Contains("pool.json", Only(PoolProblemKind.Settings), StringComparison.Ordinal);
    }

    [Fact]
    public void Errors_of_the_last_day_are_reported()
    {
        var errors = new ErrorLog(_pool.Location);
        errors.Add(_pool.Clock.Now - new TimeSpan(24, 0, 1), "Stop", "long ago");
        Assert.Empty(Problems());
        errors.Add(_pool.Clock.Now - TimeSpan.FromHours(24), "Stop", "It broke.");

        Assert.Equal($"{Local(21)} Stop: It broke.", Only(PoolProblemKind.Errors));
    }

    [Fact]
    public void Of_many_errors_the_last_five_are_shown()
    {
        for (var i = 0; i < 6; i++)
            new ErrorLog(_pool.Location).Add(_pool.Clock.Now, "Stop", $"It broke {i}.");

        Assert.Equal(
            Enumerable.Range(1, 5).Select(i => $"{Local(22)} Stop: It broke {i}."),
            Problems().Select(problem => problem.Message)
        );
    }

    public void Dispose() => _pool.Dispose();

    private string SettingsPath => HookInstaller.SettingsPath(_pool.Environment, InstallationScope.User);

    private void Install(string executable)
    {
        if (File.Exists(SettingsPath))
            File.Delete(SettingsPath);
        new HookInstaller(SettingsPath).PlanInstall(HookHandler.Native(executable)).TryApply();
    }

    private IReadOnlyList<PoolProblem> Problems() => PoolCheck.Run(_pool.Pool);

    /// <summary>Nine o'clock UTC of a day, as this machine's zone has it.</summary>
    private static string Local(int day) => LocalTime.Full(new DateTimeOffset(2026, 11, day, 9, 0, 0, TimeSpan.Zero));

    private string Only(PoolProblemKind kind)
    {
        var problem = Assert.Single(Problems());
        Assert.Equal(kind, problem.Kind);
        return problem.Message;
    }

    private void Write(params string[] lines) => File.WriteAllLines(_pool.Path, lines);
}

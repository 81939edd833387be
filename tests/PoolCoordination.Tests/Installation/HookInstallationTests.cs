using System.Text.Json.Nodes;
using PoolCoordination.Faults;
using PoolCoordination.Host;
using PoolCoordination.Installation;

namespace PoolCoordination.Tests.Installation;

/// <summary>What happens between the plan of an installation and the moment at which it is made.</summary>
public sealed class HookInstallationTests : IDisposable
{
    private const string Script = "#!/bin/sh\nexit 0\n";

    private readonly ScratchFolder _folder = new();
    private readonly HookInstallation _installation;
    private readonly List<string> _shown = [];

    public HookInstallationTests()
    {
        var environment = new PoolEnvironment(name => name == "CLAUDE_CONFIG_DIR" ? _folder["config"] : null, _folder.Path);
        _installation = new HookInstallation(environment, InstallationScope.User);
        _folder.Folder("config");
    }

    private string Settings => File.ReadAllText(_installation.SettingsPath);

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData(null)]
    [InlineData("{\n  \"model\": \"opus\"\n}\n")]
    public void What_was_written_while_it_was_approved_stays(string? before)
    {
        if (before is not null)
            Write(before);

        Assert.Equal(InstallationOutcome.Made, Install(() => Write("{\"model\": \"opus\", \"theme\": \"dark\"}")));

        var settings = JsonNode.Parse(Settings)!;
        Assert.Equal("dark", settings["theme"]!.GetValue<string>());
        Assert.NotNull(settings["hooks"]!["Stop"]);
    }

    [Fact]
    public void What_was_written_while_a_removal_was_approved_stays_too()
    {
        Install(() => { });
        var installed = JsonNode.Parse(Settings)!;
        installed["theme"] = "dark";

        Assert.Equal(InstallationOutcome.Made, _installation.Uninstall(Once(() => Write(installed.ToJsonString()))));

        Assert.Equal("{\"theme\":\"dark\"}", JsonNode.Parse(Settings)!.ToJsonString());
    }

    [Fact]
    public void A_difference_that_is_another_by_then_is_shown_again_and_may_be_declined()
    {
        const string changed = "{\"model\": \"opus\"}";

        Assert.Equal(InstallationOutcome.Declined, _installation.Install(Handler(), Once(() => Write(changed), thenApprove: false)));

        Assert.Equal(2, _shown.Count);
        Assert.NotEqual(_shown[0], _shown[1]);
        Assert.Equal(changed, Settings);
    }

    [Fact]
    public void The_same_difference_is_not_shown_twice()
    {
        Write("{\n  \"model\": \"opus\",\n  \"theme\": \"dark\"\n}\n");

        Install(() => Write("{\n  \"model\": \"sonnet\",\n  \"theme\": \"dark\"\n}\n"));

        Assert.Single(_shown);
        Assert.Contains("sonnet", Settings, StringComparison.Ordinal);
        Assert.Contains("SessionStart", Settings, StringComparison.Ordinal);
    }

    [Fact]
    public void Claude_Code_gives_each_hook_ten_seconds()
    {
        Install(() => { });

        var handlers = JsonNode.Parse(Settings)!["hooks"]!.AsObject().Select(hook => hook.Value![0]!["hooks"]![0]!);
        Assert.All(handlers, handler => Assert.Equal(10, handler["timeout"]!.GetValue<int>()));
    }

    [Fact]
    public void Settings_that_are_not_valid_by_then_are_refused_and_left_alone()
    {
        Assert.Throws<PoolException>(() => Install(() => Write("{ half")));

        Assert.Equal("{ half", Settings);
    }

    [Fact]
    public void A_copy_that_cannot_be_started_is_refused_and_the_settings_stay()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "a script is executable on Unix");

        var exception = Assert.Throws<PoolException>(() =>
            _installation.Install(Executables(hook: "#!/bin/sh\necho no >&2\nexit 3\n"), poolPath: null, _ => true)
        );

        Assert.Contains("it exited with 3: no", exception.Message, StringComparison.Ordinal);
        Assert.False(File.Exists(_installation.SettingsPath));
        Assert.Empty(Directory.GetDirectories(_installation.ExecutableFolder));
    }

    [Fact]
    public void All_files_of_a_build_for_the_shared_runtime_are_copied_and_no_others()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "a script is executable on Unix");
        var folder = Executables();
        foreach (
            var name in (string[])
                [
                    "pool.dll",
                    "pool.runtimeconfig.json",
                    "Npgsql.dll",
                    "pool-hook.dll",
                    "pool-hook.runtimeconfig.json",
                    "PoolCoordination.dll",
                    "Unrelated.dll",
                ]
        )
            File.WriteAllText(_folder["bin", name], name);
        File.WriteAllText(
            _folder["bin", "pool.deps.json"],
            """{"targets": {"net10.0/linux-x64": {"pool/1.0.0": {"dependencies": {"Npgsql": "10.0.0"}, "runtime": {"pool.dll": {}}},"""
                + """ "Npgsql/10.0.0": {"runtime": {"lib/net10.0/Npgsql.dll": {}}}, "PoolCoordination/1.0.0": {"runtime": """
                + """{"PoolCoordination.dll": {}}}}}}"""
        );
        File.WriteAllText(
            _folder["bin", "pool-hook.deps.json"],
            """{"targets": {"net10.0/linux-x64": {"pool-hook/1.0.0": {"runtime": {"pool-hook.dll": {}}}, "PoolCoordination/1.0.0": """
                + """{"runtime": {"PoolCoordination.dll": {}}}}}}"""
        );

        _installation.Install(folder, poolPath: null, _ => true);

        var copies = Directory.GetFiles(Assert.Single(Directory.GetDirectories(_installation.ExecutableFolder)));
        Assert.Equal(
            [
                "Npgsql.dll",
                "pool",
                "pool-hook",
                "pool-hook.deps.json",
                "pool-hook.dll",
                "pool-hook.runtimeconfig.json",
                "pool.deps.json",
                "pool.dll",
                "pool.runtimeconfig.json",
                "PoolCoordination.dll",
            ],
            copies.Select(Path.GetFileName).Order(StringComparer.OrdinalIgnoreCase)
        );

        var dependencies = copies.Single(copy => copy.EndsWith("pool-hook.deps.json", StringComparison.Ordinal));
        File.WriteAllText(dependencies, "damaged");
        Assert.Equal(InstallationOutcome.Made, _installation.Install(folder, poolPath: null, _ => true));
        Assert.Contains("targets", File.ReadAllText(dependencies), StringComparison.Ordinal);
    }

    [Fact]
    public void What_a_killed_installation_left_is_removed_later_and_what_another_is_making_is_not()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "a script is executable on Unix");
        var left = Directory.CreateDirectory(Path.Combine(_installation.ExecutableFolder, ".left")).FullName;
        var made = Directory.CreateDirectory(Path.Combine(_installation.ExecutableFolder, ".made")).FullName;
        Directory.SetLastWriteTimeUtc(left, DateTime.UtcNow.AddDays(-1));

        _installation.Install(Executables(), poolPath: null, _ => true);

        Assert.False(Directory.Exists(left));
        Assert.True(Directory.Exists(made));
    }

    private InstallationOutcome Install(Action whileAsked) => _installation.Install(Handler(), Once(whileAsked));

    private HookHandler Handler() => HookHandler.Native(_folder["pool-hook"]);

    /// <summary>Approves; something happens while it is asked the first time.</summary>
    private Func<InstallationPlan, bool> Once(Action whileAsked, bool thenApprove = true)
    {
        var isFirst = true;
        return plan =>
        {
            _shown.Add(plan.Text);
            if (!isFirst)
                return thenApprove;
            isFirst = false;
            whileAsked();
            return true;
        };
    }

    private void Write(string settings) => File.WriteAllText(_installation.SettingsPath, settings);

    /// <summary>A folder with scripts in the place of the executables.</summary>
    private string Executables(string hook = Script)
    {
        var folder = _folder.Folder("bin");
        foreach (var (name, script) in new[] { ("pool", Script), ("pool-hook", hook) })
        {
            var path = Path.Combine(folder, name);
            File.WriteAllText(path, script);
            File.SetUnixFileMode(path, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        }

        return folder;
    }
}

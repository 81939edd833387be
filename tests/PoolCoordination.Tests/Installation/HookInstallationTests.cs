using System.Diagnostics;
using System.Text.Json.Nodes;
using PoolCoordination.Faults;
using PoolCoordination.Host;
using PoolCoordination.Installation;

namespace PoolCoordination.Tests.Installation;

/// <summary>What happens between the plan of an installation and the moment at which it is made.</summary>
public sealed class HookInstallationTests : IDisposable
{
    private const string Script = "#!/bin/sh\necho 0.0.0\n";

    private readonly ScratchFolder _folder = new();
    private readonly PoolEnvironment _environment;
    private readonly HookInstallation _installation;
    private readonly List<string> _shown = [];

    public HookInstallationTests()
    {
        _environment = new PoolEnvironment(name => name == "CLAUDE_CONFIG_DIR" ? _folder["config"] : null, _folder.Path);
        _installation = new HookInstallation(_environment, InstallationScope.User);
        _folder.Folder("config");
    }

    private string Copies => _folder["config", "pool", "bin"];

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

        Assert.Equal(InstallationOutcome.Made, _installation.Uninstall(Once(() => Write(installed.ToJsonString()))).Outcome);

        Assert.Equal("{\"theme\":\"dark\"}", JsonNode.Parse(Settings)!.ToJsonString());
    }

    [Fact]
    public void A_difference_that_is_another_by_then_is_shown_again_and_may_be_declined()
    {
        const string changed = "{\"model\": \"opus\"}";

        var result = _installation.Install(Handler(), Once(() => Write(changed), thenApprove: false));

        Assert.Equal(InstallationOutcome.Declined, result.Outcome);

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

        Assert.Contains("exited with 3: no", exception.Message, StringComparison.Ordinal);
        Assert.False(File.Exists(_installation.SettingsPath));
        Assert.False(Directory.Exists(Copies));
    }

    [Fact]
    public void What_the_copy_says_when_it_is_started_is_reported()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "a script is executable on Unix");

        var result = _installation.Install(Executables(), poolPath: null, _ => true);

        Assert.Contains("with pool 0.0.0 in " + Copies, Assert.Single(result.Notices), StringComparison.Ordinal);
    }

    [Fact]
    public void Hooks_that_a_plugin_starts_are_left_to_it_in_the_scope_that_enables_it()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "a script is executable on Unix");
        WritePlugin("pool@here");
        Write("""{"enabledPlugins": {"pool@here": true}}""");

        var ofUser = _installation.Install(Handler(), _ => true);
        Assert.Equal(InstallationOutcome.LeftToPlugin, ofUser.Outcome);
        Assert.Contains("pool@here", Assert.Single(ofUser.Notices), StringComparison.Ordinal);

        var installation = new HookInstallation(_environment, InstallationScope.User) { HasStatusLine = true };
        var withLine = installation.Install(Executables(), poolPath: null, _ => true);
        Assert.Equal(InstallationOutcome.Made, withLine.Outcome);
        Assert.StartsWith("Installed the status line in", withLine.Notices[0], StringComparison.Ordinal);
        Assert.DoesNotContain("SessionStart", Settings, StringComparison.Ordinal);
    }

    [Fact]
    public void A_status_line_of_another_is_left_alone_which_is_said_and_the_hooks_are_installed()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "a script is executable on Unix");
        Write("""{"statusLine": {"type": "command", "command": "mine"}}""");
        var installation = new HookInstallation(_environment, InstallationScope.User) { HasStatusLine = true };

        var result = installation.Install(Executables(), poolPath: null, _ => true);

        Assert.Equal(InstallationOutcome.Made, result.Outcome);
        Assert.StartsWith("Installed the hooks in", result.Notices[0], StringComparison.Ordinal);
        Assert.Contains(result.Notices, notice => notice.Contains("was left as it is", StringComparison.Ordinal));
        Assert.Contains("\"mine\"", Settings, StringComparison.Ordinal);
        Assert.Contains("SessionStart", Settings, StringComparison.Ordinal);

        Assert.Equal(InstallationOutcome.Made, installation.Uninstall(_ => true).Outcome);
        Assert.Contains("\"mine\"", Settings, StringComparison.Ordinal);
    }

    [Fact]
    public void Hooks_in_settings_are_brought_up_to_date_beside_a_plugin()
    {
        _installation.Install(HookHandler.Native(_folder["former", "pool-hook"]), _ => true);
        WritePlugin("pool@here");
        var settings = JsonNode.Parse(Settings)!.AsObject();
        settings["enabledPlugins"] = new JsonObject { ["pool@here"] = true };
        settings["hooks"]!.AsObject().Remove("FileChanged");
        Write(settings.ToJsonString());

        Assert.Equal(InstallationOutcome.Made, _installation.Install(Handler(), _ => true).Outcome);

        Assert.DoesNotContain("former", Settings, StringComparison.Ordinal);
    }

    [Fact]
    public void A_removal_beside_a_plugin_does_not_say_that_sessions_are_unguarded()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "a script is executable on Unix");
        _installation.Install(Handler(), _ => true);
        WritePlugin("pool@here");
        var settings = JsonNode.Parse(Settings)!.AsObject();
        settings["enabledPlugins"] = new JsonObject { ["pool@here"] = true };
        Write(settings.ToJsonString());

        var notices = _installation.Uninstall(_ => true).Notices;

        Assert.DoesNotContain(notices, notice => notice.Contains("not guarded", StringComparison.Ordinal));
        Assert.Contains(notices, notice => notice.Contains("The plugin pool@here starts hooks", StringComparison.Ordinal));
    }

    [Fact]
    public void A_plugin_that_a_project_enables_starts_no_hooks_elsewhere()
    {
        WritePlugin("pool@here");
        Directory.CreateDirectory(_folder[".claude"]);
        File.WriteAllText(_folder[".claude", "settings.json"], """{"enabledPlugins": {"pool@here": true}}""");

        var ofProject = new HookInstallation(_environment, InstallationScope.Project).Install(Handler(), _ => true);

        Assert.Equal(InstallationOutcome.LeftToPlugin, ofProject.Outcome);
        Assert.Equal(InstallationOutcome.Made, _installation.Install(Handler(), _ => true).Outcome);
    }

    [Theory]
    [InlineData("")]
    [InlineData(" \n")]
    public void Settings_of_nothing_are_none_and_are_nothing_again_afterwards(string nothing)
    {
        Write(nothing);

        Assert.Equal(InstallationOutcome.Made, _installation.Install(Handler(), _ => true).Outcome);
        Assert.Equal(InstallationOutcome.Made, _installation.Uninstall(_ => true).Outcome);

        Assert.Equal(nothing, Settings);
    }

    [Fact]
    public void A_copy_that_lost_its_mode_is_made_anew()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "a file has a mode on Unix");
        var folder = Executables();
        _installation.Install(folder, poolPath: null, _ => true);
        var hook = Path.Combine(Directory.GetDirectories(Copies).Single(), "pool-hook");
        File.SetUnixFileMode(hook, UnixFileMode.UserRead | UnixFileMode.UserWrite);

        Assert.Equal(InstallationOutcome.Made, _installation.Install(folder, poolPath: null, _ => true).Outcome);

        Assert.True(File.GetUnixFileMode(hook).HasFlag(UnixFileMode.UserExecute));
    }

    [Fact]
    public void A_removal_says_what_it_took_and_what_stays()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "a script is executable on Unix");
        WritePlugin("pool@here");
        Write("""{"enabledPlugins": {"pool@here": true}}""");
        new HookInstallation(_environment, InstallationScope.User) { HasStatusLine = true }.Install(Executables(), null, _ => true);

        var notices = _installation.Uninstall(_ => true).Notices;

        Assert.StartsWith("Removed the status line from", notices[0], StringComparison.Ordinal);
        Assert.Contains("'claude plugin uninstall pool@here'", notices[1], StringComparison.Ordinal);
    }

    [Fact]
    public void After_settings_changed_a_removal_leaves_no_backup()
    {
        Write("{\"model\": \"opus\"}");
        _installation.Install(Handler(), _ => true);
        Write(Settings.Replace("opus", "sonnet", StringComparison.Ordinal));

        _installation.Uninstall(_ => true);

        Assert.Equal(["settings.json"], Directory.GetFiles(_folder["config"]).Select(Path.GetFileName));
        Assert.Equal("sonnet", JsonNode.Parse(Settings)!["model"]!.GetValue<string>());
    }

    [Fact]
    public void A_removal_leaves_no_folder_of_its_own()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "a script is executable on Unix");
        _installation.Install(Executables(), poolPath: null, _ => true);

        _installation.Uninstall(_ => true);

        Assert.Empty(Directory.GetFileSystemEntries(_folder["config"]));
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

        var copies = Directory.GetFiles(Assert.Single(Directory.GetDirectories(Copies)));
        Assert.Equal(
            [
                "lengths",
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
        Assert.Equal(InstallationOutcome.Made, _installation.Install(folder, poolPath: null, _ => true).Outcome);
        Assert.Contains("targets", File.ReadAllText(dependencies), StringComparison.Ordinal);
    }

    [Fact]
    public void What_a_killed_installation_left_is_removed_later_and_what_another_is_making_is_not()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "a script is executable on Unix");
        using var ended = Process.Start(new ProcessStartInfo("/bin/sh", ["-c", ":"]))!;
        ended.WaitForExit();
        var left = Directory.CreateDirectory(Path.Combine(Copies, $".{ended.Id}.a")).FullName;
        var made = Directory.CreateDirectory(Path.Combine(Copies, $".{Environment.ProcessId}.b")).FullName;

        _installation.Install(Executables(), poolPath: null, _ => true);

        Assert.False(Directory.Exists(left));
        Assert.True(Directory.Exists(made));
    }

    private InstallationOutcome Install(Action whileAsked) => _installation.Install(Handler(), Once(whileAsked)).Outcome;

    private void WritePlugin(string name)
    {
        var hooks = new JsonObject();
        new HookSection("hooks.json").Put(hooks, new HookHandler("${CLAUDE_PLUGIN_ROOT}/bin/pool-hook", ["--plugin"]));
        File.WriteAllText(Path.Combine(_folder.Folder("plugin", "hooks"), "hooks.json"), hooks.ToJsonString());
        ExecutableFiles.In(Path.GetDirectoryName(Repository.HookExecutable)!).CopyTo(_folder.Folder("plugin", "bin"));
        var place = new JsonObject { ["installPath"] = _folder["plugin"] };
        var installed = new JsonObject { ["plugins"] = new JsonObject { [name] = new JsonArray(place) } };
        File.WriteAllText(Path.Combine(_folder.Folder("config", "plugins"), "installed_plugins.json"), installed.ToJsonString());
    }

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

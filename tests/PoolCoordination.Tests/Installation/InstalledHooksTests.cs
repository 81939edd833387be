using System.Text.Json.Nodes;
using PoolCoordination.Host;
using PoolCoordination.Installation;

namespace PoolCoordination.Tests.Installation;

public sealed class InstalledHooksTests : IDisposable
{
    private const string DisablesAll = """{"disableAllHooks": true}""";
    private const string DisablesNone = """{"disableAllHooks": false}""";

    private readonly ScratchFolder _folder = new();
    private readonly Dictionary<string, string> _variables = [];
    private readonly string _project;

    public InstalledHooksTests()
    {
        _variables["HOME"] = _folder.Folder("home");
        _project = _folder.Folder("home", "shop");
    }

    private string UsersSettings => _folder["home", ".claude", "settings.json"];

    private string ProjectsSettings => _folder["home", "shop", ".claude", "settings.json"];

    private string LocalSettings => _folder["home", "shop", ".claude", "settings.local.json"];

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void They_are_found_in_the_users_the_projects_and_the_local_settings()
    {
        Assert.Equal(InstallationState.Missing, Read().State);
        foreach (
            var (path, scope) in new[]
            {
                (UsersSettings, InstallationScope.User),
                (ProjectsSettings, InstallationScope.Project),
                (LocalSettings, InstallationScope.Project),
            }
        )
        {
            Install(path);

            var hooks = Read();
            Assert.Equal(InstallationState.Installed, hooks.State);
            Assert.Equal(
                (path, scope, Repository.HookExecutable),
                Assert.Single(hooks.All) is var hook ? (hook.SettingsPath, hook.Scope, hook.Command) : default
            );
            File.Delete(path);
        }
    }

    [Theory]
    [InlineData("/opt/pool/pool hook", "/opt/pool/pool")]
    [InlineData("\"/opt/the pool/pool-hook\" --pool /tmp/x.jsonl", "/opt/the pool/pool-hook")]
    [InlineData(@"POOL_PATH='/tmp/a b' /opt/the\ pool/pool-hook", "/opt/the pool/pool-hook")]
    [InlineData(@"'C:\Program Files\pool.exe' hook", @"C:\Program Files\pool.exe")]
    [InlineData("pool hook", "pool")]
    public void A_command_of_the_shell_is_one_too_and_an_installation_takes_its_place(string command, string executable)
    {
        Write(UsersSettings, AtStop(command));

        Assert.Equal(executable, Assert.Single(Read().Commands));

        Install(UsersSettings);
        Assert.Equal(Repository.HookExecutable, Assert.Single(Read().Commands));
    }

    [Theory]
    [InlineData("echo pool hook")]
    [InlineData("cd /opt && pool hook")]
    [InlineData("POOL_PATH=/tmp/x")]
    [InlineData("")]
    public void Another_command_of_the_shell_is_left_alone(string command)
    {
        Write(UsersSettings, AtStop(command));

        Assert.Equal(InstallationState.Missing, Read().State);
    }

    [Fact]
    public void Those_of_an_enabled_plugin_are_found_where_no_settings_name_any()
    {
        const string name = "pool@poolcoordination";
        var folder = _folder.Folder("home", ".claude", "plugins", "cache", "pool");
        Write(Path.Combine(folder, "hooks", "hooks.json"), AtStop("${CLAUDE_PLUGIN_ROOT}/bin/pool-hook"));
        Write(
            _folder["home", ".claude", "plugins", "installed_plugins.json"],
            new JsonObject
            {
                ["plugins"] = new JsonObject
                {
                    ["other@x"] = new JsonArray(new JsonObject { ["installPath"] = _folder["gone"] }),
                    [name] = new JsonArray(new JsonObject { ["installPath"] = folder, ["version"] = "1.1.0" }),
                },
            }.ToJsonString()
        );
        Assert.Equal(InstallationState.Missing, Read().State);

        Write(UsersSettings, $$$"""{"enabledPlugins": {"other@x": true, "{{{name}}}": true}}""");
        var hooks = Read();
        Assert.Equal((name, "1.1.0"), (hooks.Plugin, Assert.Single(hooks.All).Version));
        Assert.Equal(InstallationState.Broken, hooks.State);
        Write(Path.Combine(folder, "bin", "pool-hook"), "");
        Assert.Equal(InstallationState.Broken, Read().State);
        WriteExecutable(Path.Combine(folder, "bin", "pool-hook"));
        Assert.Equal(InstallationState.Incomplete, Read().State);

        var hooksPath = Path.Combine(folder, "hooks", "hooks.json");
        var whole = File.ReadAllText(hooksPath);
        foreach (var cut in (string[])["", whole[..^5]])
        {
            Write(hooksPath, cut);
            Assert.Contains(hooksPath, Assert.Single(Read().Faults), StringComparison.Ordinal);
        }

        Write(hooksPath, whole);

        Write(ProjectsSettings, $$$"""{"enabledPlugins": {"{{{name}}}": false}}""");
        Assert.Equal(InstallationState.Missing, Read().State);

        Install(ProjectsSettings);
        Assert.Null(Read().Plugin);
        Assert.Equal(Repository.HookExecutable, Assert.Single(Read().Commands));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(true, "--setting-sources", "project,user")]
    [InlineData(false, "--setting-sources", "project,local")]
    [InlineData(false, "--setting-sources=")]
    public void A_plugin_leaves_events_only_to_settings_that_the_client_loads(bool isLoaded, params string[] arguments)
    {
        Install(UsersSettings);

        Assert.Equal(isLoaded, HookPresence.AreInstalled(Environment(), () => ["claude", .. arguments, "-p", "hello"]));
    }

    [Fact]
    public void An_executable_that_may_not_be_run_or_is_empty_makes_them_broken_and_a_plugin_takes_over()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "a file has a mode on Unix");
        var executable = Executable("place");
        Install(UsersSettings, executable);
        Assert.Equal(InstallationState.Installed, Read().State);

        File.SetUnixFileMode(executable, UnixFileMode.UserRead | UnixFileMode.UserWrite);
        Assert.Equal(InstallationState.Broken, Read().State);
        Assert.False(HookPresence.AreInstalled(Environment(), () => []));

        File.WriteAllText(executable, "");
        File.SetUnixFileMode(executable, UnixFileMode.UserRead | UnixFileMode.UserExecute);
        Assert.Equal(InstallationState.Broken, Read().State);
    }

    [Fact]
    public void A_copy_that_was_cut_short_makes_them_broken_and_a_plugin_takes_over()
    {
        var installation = new HookInstallation(Environment(), InstallationScope.User);
        installation.Install(Path.GetDirectoryName(Repository.HookExecutable)!, poolPath: null, _ => true);
        Assert.Equal(InstallationState.Installed, Read().State);
        Assert.True(HookPresence.AreInstalled(Environment(), () => []));
        var copy = Assert.Single(Read().Commands);

        using (var file = new FileStream(copy, FileMode.Open))
            file.SetLength(file.Length / 2);

        Assert.False(HookPresence.AreInstalled(Environment(), () => []));
        Assert.StartsWith("is damaged: it has ", Assert.Single(Read().All).Fault, StringComparison.Ordinal);
        Assert.Equal(InstallationState.Broken, Read().State);

        installation.Install(Path.GetDirectoryName(Repository.HookExecutable)!, poolPath: null, _ => true);
        Assert.Equal(InstallationState.Installed, Read().State);
    }

    [Fact]
    public void An_executable_is_started_to_find_out_whether_it_can_be_unless_only_a_project_names_it()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "a script is executable on Unix");
        var executable = Executable("place");
        File.SetUnixFileMode(executable, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        File.WriteAllText(executable, $"#!/bin/sh\n: > '{_folder["started"]}'\necho no >&2\nexit 3\n");
        Install(ProjectsSettings, executable);
        Assert.Equal(InstallationState.Installed, Read().State);
        Assert.False(File.Exists(_folder["started"]));

        Install(UsersSettings, executable);
        Assert.Equal("exited with 3: no", Read().All[0].Fault);
        Assert.True(File.Exists(_folder["started"]));
    }

    [Fact]
    public void What_is_wrong_with_an_executable_is_said()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "a file has a mode on Unix");
        var executable = Executable("place");
        Install(UsersSettings, executable);

        File.SetUnixFileMode(executable, UnixFileMode.UserRead | UnixFileMode.UserWrite);
        Assert.Equal("may not be executed", Assert.Single(Read().All).Fault);
        File.WriteAllText(executable, "");
        Assert.Equal("is empty", Assert.Single(Read().All).Fault);
        File.Delete(executable);
        Assert.Equal("does not exist", Assert.Single(Read().All).Fault);
        Directory.CreateDirectory(executable);
        Assert.Equal("is a folder", Assert.Single(Read().All).Fault);
        Directory.Delete(executable);
        WriteExecutable(executable);
        File.SetUnixFileMode(executable, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        File.WriteAllBytes(executable, [0x7f, (byte)'E', (byte)'L', (byte)'F', 2, 1, 1, 0]);
        Assert.StartsWith("cannot be started: ", Assert.Single(Read().All).Fault, StringComparison.Ordinal);
    }

    [Fact]
    public void A_plugin_of_a_marketplace_in_a_folder_is_that_in_the_folder()
    {
        var (copied, listed) = (_folder.Folder("home", ".claude", "plugins", "cache", "pool"), _folder.Folder("market", "pool"));
        foreach (var folder in (string[])[copied, listed])
        {
            Write(Path.Combine(folder, "hooks", "hooks.json"), AtStop("${CLAUDE_PLUGIN_ROOT}/bin/pool-hook"));
            WriteExecutable(Path.Combine(folder, "bin", "pool-hook"));
        }

        Write(Path.Combine(listed, ".claude-plugin", "plugin.json"), """{"name": "pool", "version": "1.1.1"}""");
        Write(_folder["market", ".claude-plugin", "marketplace.json"], """{"plugins": [{"name": "pool", "source": "./pool"}]}""");
        var plugins = _folder["home", ".claude", "plugins"];
        var place = new JsonObject { ["installPath"] = copied, ["version"] = "1.1.0" };
        var installed = new JsonObject { ["plugins"] = new JsonObject { ["pool@here"] = new JsonArray(place) } };
        Write(Path.Combine(plugins, "installed_plugins.json"), installed.ToJsonString());
        Write(UsersSettings, """{"enabledPlugins": {"pool@here": true}}""");
        Assert.Equal("1.1.0", Assert.Single(Read().All).Version);

        var source = new JsonObject { ["source"] = "directory", ["path"] = _folder["market"] };
        var known = new JsonObject { ["here"] = new JsonObject { ["source"] = source } };
        Write(Path.Combine(plugins, "known_marketplaces.json"), known.ToJsonString());

        var hook = Assert.Single(Read().All);
        Assert.Equal(("1.1.1", Path.Combine(listed, "hooks", "hooks.json")), (hook.Version, hook.SettingsPath));

        // Another form than the client's hides nothing else.
        Write(Path.Combine(plugins, "installed_plugins.json"), """{"plugins": {"pool@here": ["text"]}}""");
        Assert.Contains("another form", Assert.Single(Read().Faults), StringComparison.Ordinal);
    }

    [Fact]
    public void What_the_status_line_starts_is_looked_at_too()
    {
        var installation = new HookInstallation(Environment(), InstallationScope.User) { HasStatusLine = true };
        installation.Install(Path.GetDirectoryName(Repository.HookExecutable)!, poolPath: null, _ => true);
        Assert.Null(Read().StatusLine!.Fault);

        using (var file = new FileStream(Read().StatusLine!.Command, FileMode.Open))
            file.SetLength(file.Length / 2);

        Assert.StartsWith("is damaged", Read().StatusLine!.Fault, StringComparison.Ordinal);
        // Hooks need it too, for a pool on a server.
        Assert.Contains("which is damaged", Assert.Single(Read().All).Fault, StringComparison.Ordinal);
    }

    [Fact]
    public void A_relative_folder_of_the_client_is_told_of_and_so_is_where_it_has_to_be_started()
    {
        Install(ProjectsSettings);
        Assert.Equal((null, null), (Read().RelativeFolder, Read().StartFolder));

        _variables["CLAUDE_CONFIG_DIR"] = "conf";
        Assert.Equal("conf", Read().RelativeFolder);
        Assert.Equal(_project, Read(_folder.Folder("home", "shop", "src")).StartFolder);
        _variables["CLAUDE_PROJECT_DIR"] = _project;
        Assert.Null(Read(_folder["home", "shop", "src"]).StartFolder);
    }

    [Fact]
    public void Hooks_of_a_plugin_that_starts_nothing_are_not_left_to_it()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "a script is executable on Unix");
        var folder = _folder.Folder("home", ".claude", "plugins", "cache", "pool");
        var hooks = new JsonObject();
        new HookSection("hooks.json").Put(hooks, new HookHandler("${CLAUDE_PLUGIN_ROOT}/bin/pool-hook", ["--plugin", "--link"]));
        Write(Path.Combine(folder, "hooks", "hooks.json"), hooks.ToJsonString());
        WriteExecutable(Path.Combine(folder, "bin", "pool-hook"));
        var place = new JsonObject { ["installPath"] = folder };
        var installed = new JsonObject { ["plugins"] = new JsonObject { ["pool@here"] = new JsonArray(place) } };
        Write(_folder["home", ".claude", "plugins", "installed_plugins.json"], installed.ToJsonString());
        Write(UsersSettings, """{"enabledPlugins": {"pool@here": true}}""");
        Assert.Equal("pool@here", Read().PluginOf(InstallationScope.User));

        var script = Path.Combine(folder, "bin", "pool-hook");
        File.SetUnixFileMode(script, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        File.WriteAllText(script, "#!/bin/sh\necho '{\"systemMessage\": \"It cannot.\"}'\n");

        Assert.Equal("says: It cannot.", Assert.Single(Read().All).Fault);
        Assert.Null(Read().PluginOf(InstallationScope.User));
    }

    [Fact]
    public void A_plugin_leaves_events_to_settings_that_start_a_hook_at_each()
    {
        Assert.False(HookPresence.AreInstalled(Environment(), () => []));
        Install(UsersSettings);
        Assert.True(HookPresence.AreInstalled(Environment(), () => []));
        var installed = File.ReadAllText(UsersSettings);

        foreach (
            var incomplete in (string[])
                [
                    "",
                    installed[..^20],
                    installed.Replace("\"Stop\"", "\"Other\"", StringComparison.Ordinal),
                    installed.Replace("|Bash|PowerShell", "", StringComparison.Ordinal),
                    installed.Replace("pool-hook", "another", StringComparison.Ordinal),
                    installed.Replace("\"hooks\": {", "\"permissions\": {", StringComparison.Ordinal),
                ]
        )
        {
            Write(UsersSettings, incomplete);
            Assert.False(HookPresence.AreInstalled(Environment(), () => []), incomplete);
        }

        Write(UsersSettings, $$"""{"permissions": {"allow": ["Bash(pool-hook)"]}, "a": {"hooks": 1}, {{installed.TrimStart()[1..]}}""");
        Assert.True(HookPresence.AreInstalled(Environment(), () => []));
        var deep = $"{new string('[', 200)}{{}}{new string(']', 200)}";
        Write(UsersSettings, $$"""{"a": {{deep}}, {{installed.TrimStart()[1..]}}""");
        Assert.True(HookPresence.AreInstalled(Environment(), () => []));
        File.Delete(UsersSettings);
        Install(ProjectsSettings, _folder["gone", "pool-hook"]);
        Assert.False(HookPresence.AreInstalled(Environment(), () => []));
    }

    [Fact]
    public void Where_events_are_missing_they_are_named()
    {
        Install(UsersSettings);
        var settings = JsonNode.Parse(File.ReadAllBytes(UsersSettings))!;
        settings["hooks"]!.AsObject().Remove("Stop");
        settings["hooks"]!.AsObject().Remove("SessionStart");
        File.WriteAllText(UsersSettings, settings.ToJsonString());

        Assert.Equal((InstallationState.Incomplete, "SessionStart, Stop"), (Read().State, Read().MissingEvents.ToString()));

        Install(ProjectsSettings);
        Assert.Equal((InstallationState.Installed, 0), (Read().State, Read().MissingEvents.Count));
    }

    [Fact]
    public void The_users_settings_are_in_the_folder_that_CLAUDE_CONFIG_DIR_names()
    {
        Install(UsersSettings);
        _variables["CLAUDE_CONFIG_DIR"] = _folder["config"];
        Assert.Equal(InstallationState.Missing, Read().State);

        Install(_folder["config", "settings.json"]);
        Assert.Equal(InstallationState.Installed, Read().State);
    }

    [Fact]
    public void Below_the_projects_folder_they_are_found_too()
    {
        Install(ProjectsSettings);

        Assert.Equal(InstallationState.Installed, Read(_folder.Folder("home", "shop", "src", "deep")).State);
    }

    [Fact]
    public void The_same_executable_in_two_files_is_started_once_and_another_one_doubles_each_event()
    {
        Install(UsersSettings);
        Install(ProjectsSettings);
        Assert.Equal(InstallationState.Installed, Read().State);

        Install(LocalSettings, Executable("other"));
        var hooks = Read();
        Assert.Equal(InstallationState.Doubled, hooks.State);
        Assert.Equal([Repository.HookExecutable, _folder["other", "pool-hook"]], hooks.Commands);
    }

    [Fact]
    public void An_executable_that_does_not_exist_makes_them_broken_also_where_another_exists()
    {
        Install(UsersSettings);
        Install(ProjectsSettings, _folder["gone", "pool-hook"]);

        var hooks = Read();

        Assert.Equal(InstallationState.Broken, hooks.State);
        Assert.Equal([true, false], hooks.All.Select(hook => hook.Fault is null));
    }

    [Fact]
    public void They_are_switched_off_by_the_last_file_that_says_so()
    {
        Install(UsersSettings);
        Write(ProjectsSettings, DisablesAll);
        Assert.Equal((InstallationState.Disabled, ProjectsSettings), (Read().State, Read().DisabledBy));

        Write(LocalSettings, DisablesNone);
        Assert.Equal((InstallationState.Installed, null), (Read().State, Read().DisabledBy));
    }

    [Fact]
    public void A_file_that_cannot_be_read_is_named_beside_the_others()
    {
        Write(ProjectsSettings, "{ nonsense");
        Assert.Equal(InstallationState.Unknown, Read().State);

        Install(UsersSettings);
        var hooks = Read();
        Assert.Equal(InstallationState.Installed, hooks.State);
        Assert.Equal([ProjectsSettings], hooks.UnreadablePaths);
        Assert.Contains(ProjectsSettings, Assert.Single(hooks.Faults), StringComparison.Ordinal);
    }

    private InstalledHooks Read(string? folder = null) => InstalledHooks.Read(Environment(folder));

    private PoolEnvironment Environment(string? folder = null) => new(name => _variables.GetValueOrDefault(name), folder ?? _project);

    private static void Install(string settings, string? executable = null)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(settings)!);
        Assert.True(new HookInstaller(settings).PlanInstall(HookHandler.Native(executable ?? Repository.HookExecutable)).TryApply());
    }

    private string Executable(string folder)
    {
        var path = Path.Combine(_folder.Folder(folder), "pool-hook");
        WriteExecutable(path);
        return path;
    }

    private static void WriteExecutable(string path)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        if (OperatingSystem.IsWindows())
        {
            ExecutableFiles.In(Path.GetDirectoryName(Repository.HookExecutable)!).CopyTo(Path.GetDirectoryName(path)!);
            return;
        }

        File.Delete(path);
        File.WriteAllText(path, "#!/bin/sh\n");
        File.SetUnixFileMode(path, UnixFileMode.UserRead | UnixFileMode.UserExecute);
    }

    private static void Write(string path, string content)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllText(path, content);
    }

    private static string AtStop(string command)
    {
        var handler = new JsonObject { ["type"] = "command", ["command"] = command };
        var group = new JsonObject { ["hooks"] = new JsonArray(handler) };
        return new JsonObject { ["hooks"] = new JsonObject { ["Stop"] = new JsonArray(group) } }.ToJsonString();
    }
}

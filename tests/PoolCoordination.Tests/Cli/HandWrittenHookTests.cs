using System.Text.Json;
using System.Text.Json.Nodes;

namespace PoolCoordination.Tests.Cli;

/// <summary>Hooks and status lines that a person changed, or wrote.</summary>
public sealed class HandWrittenHookTests : IDisposable
{
    private readonly ScratchFolder _folder = new();
    private readonly PoolProcess _pool;

    public HandWrittenHookTests()
    {
        _pool = new PoolProcess(_folder.Path);
        _pool.Variables["HOME"] = _folder.Path;
    }

    private string Settings => _folder[".claude", "settings.json"];

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("env CLAUDE_INSTANCE=A X")]
    [InlineData("timeout 5 X")]
    [InlineData("sh -c 'X'")]
    [InlineData("bash -c 'exec X --pool /tmp/x.jsonl'")]
    [InlineData("exec X")]
    [InlineData("cd /tmp && X")]
    [InlineData("cd /tmp;X;true")]
    [InlineData("cat | X")]
    [InlineData("(X)")]
    public void A_hook_that_is_wrapped_is_known_kept_and_named(string command)
    {
        _pool.Run("install");
        command = command.Replace("X", Handler("Stop")["command"]!.GetValue<string>(), StringComparison.Ordinal);
        Change("Stop", handler => Replace(handler, command));
        var written = File.ReadAllText(Settings);

        var installed = _pool.Run("install").Output;
        Assert.Contains("nothing was changed", installed, StringComparison.Ordinal);
        Assert.Contains($"At Stop, {Settings} starts the pool by a command of your own", installed, StringComparison.Ordinal);
        Assert.Equal(written, File.ReadAllText(Settings));
        Assert.Contains(Unspaced($"by a command of your own at Stop: '{command}'"), Status(), StringComparison.Ordinal);
        Assert.Contains($"'{command}'", _pool.Run("check").Output, StringComparison.Ordinal);

        var removed = _pool.Run("uninstall").Output;
        var left = $"At Stop, {Settings} still starts the pool by a command of your own: '{command}'";
        Assert.Contains(left, removed, StringComparison.Ordinal);
        Assert.Equal(["Stop"], JsonNode.Parse(File.ReadAllText(Settings))!["hooks"]!.AsObject().Select(hook => hook.Key));
        Assert.Equal(command, Handler("Stop")["command"]!.GetValue<string>());
        Assert.True(File.Exists(Executable(command)));
        Assert.Contains("still starts the pool", _pool.Run("uninstall").Output, StringComparison.Ordinal);
    }

    [Fact]
    public void A_hook_that_another_executable_starts_with_arguments_is_known_too()
    {
        _pool.Run("install");
        Change(
            "Stop",
            handler =>
            {
                handler["args"] = new JsonArray("5", handler["command"]!.GetValue<string>());
                handler["command"] = "timeout";
            }
        );

        Assert.Contains("nothing was changed", _pool.Run("install").Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("X && notify-send done")]
    [InlineData("CLAUDE_INSTANCE=A X")]
    [InlineData("timeout 5 X")]
    [InlineData("sh -c 'exec X'")]
    public void An_update_changes_the_executable_in_it_alone(string command)
    {
        _pool.Run("install");
        var executable = Handler("Stop")["command"]!.GetValue<string>();
        var former = executable.Replace(Path.GetFileName(Path.GetDirectoryName(executable)!), "1.0.0-abc", StringComparison.Ordinal);
        Change("Stop", handler => Replace(handler, command.Replace("X", former, StringComparison.Ordinal)));

        _pool.Run("install");

        Assert.Equal(command.Replace("X", executable, StringComparison.Ordinal), Handler("Stop")["command"]!.GetValue<string>());
    }

    [Fact]
    public void A_time_limit_of_the_users_own_stays()
    {
        _pool.Run("install");
        Change("Stop", handler => handler["timeout"] = 60);

        _pool.Run("install", "--pool", _folder["own.jsonl"]);

        Assert.Equal(60, Handler("Stop")["timeout"]!.GetValue<int>());
        Assert.Equal("--pool", Handler("Stop")["args"]![0]!.GetValue<string>());
    }

    [Fact]
    public void A_command_that_cannot_be_kept_is_named_whole()
    {
        const string command = @"POOL_PATH=/tmp/x /opt/the\ pool/pool-hook && notify-send done";
        Write(new JsonObject { ["hooks"] = AtStop(command) });

        var installed = _pool.Run("install").Output;

        Assert.Contains($"take the place of '{command}'; the settings as they were are in ", installed, StringComparison.Ordinal);
        Assert.Contains("notify-send", File.ReadAllText(Settings + ".pool-backup"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("echo mine; X statusline")]
    [InlineData("echo mine $(X statusline)")]
    public void A_status_line_that_prints_ours_beside_its_own_is_named(string command)
    {
        _pool.Run("install", "--statusline");
        var settings = JsonNode.Parse(File.ReadAllText(Settings))!.AsObject();
        var line = settings["statusLine"]!["command"]!.GetValue<string>();
        command = command.Replace("X", line[..^" statusline".Length], StringComparison.Ordinal);
        settings["statusLine"]!["command"] = command;
        Write(settings);

        Assert.Contains("prints the pool's already", _pool.Run("install", "--statusline").Output, StringComparison.Ordinal);
        Assert.Contains(Unspaced($"at the status line: '{command}'"), Status(), StringComparison.Ordinal);
        Assert.Contains($"At the status line, {Settings} still starts the pool", _pool.Run("uninstall").Output, StringComparison.Ordinal);
        Assert.Equal(command, JsonNode.Parse(File.ReadAllText(Settings))!["statusLine"]!["command"]!.GetValue<string>());
    }

    [Fact]
    public void Settings_that_start_the_same_executable_by_different_commands_handle_each_event_twice()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "a project's command is in another form on Unix");
        var project = new PoolProcess(_folder.Path, _folder.Folder("shop"));
        project.Variables["HOME"] = _folder.Path;
        project.Run("install");

        var installed = project.Run("install", "--scope", "project").Output;

        Assert.Matches("handle SessionStart.* twice.*'pool uninstall --scope project'", installed);
        Assert.Contains("each event is handled twice", project.Run("status").Output, StringComparison.Ordinal);
        Assert.Matches("handle SessionStart.* twice", project.Run("check").Output);
        project.Run("uninstall", "--scope", "project");
        Assert.DoesNotContain("twice", project.Run("check").Output, StringComparison.Ordinal);
    }

    [Fact]
    public void A_home_folder_with_a_backslash_reaches_the_shell_whole()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "a backslash is in no name there");
        var home = _folder.Folder(@"CORP\ann");
        var project = new PoolProcess(home, _folder.Folder("shop"));
        project.Variables["HOME"] = home;
        project.Run("install", "--scope", "project");
        project.Run("install", "--statusline");
        var hooks = JsonNode.Parse(File.ReadAllText(_folder["shop", ".claude", "settings.json"]))!["hooks"]!;
        var command = hooks["SessionStart"]![0]!["hooks"]![0]!["command"]!.GetValue<string>();
        const string start = """{"hook_event_name": "SessionStart", "session_id": "34eb8b72"}""";

        Assert.NotEqual("", project.RunInShell(command, start).Output);

        var own = JsonNode.Parse(File.ReadAllText(Path.Combine(home, ".claude", "settings.json")))!;
        var line = project.RunInShell(own["statusLine"]!["command"]!.GetValue<string>(), "{}");
        Assert.Equal((0, ""), (line.ExitCode, line.Error));
    }

    [Fact]
    public void A_removal_says_what_becomes_of_sessions_that_run()
    {
        _pool.Run("install");

        Assert.Contains("share nothing and are not guarded from now on", _pool.Run("uninstall").Output, StringComparison.Ordinal);
    }

    /// <summary>What the status says without its blanks: its lines are wrapped, in long paths, too.</summary>
    private string Status() => string.Concat(_pool.Run("status").Output.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    private static string Unspaced(string text) => text.Replace(" ", "", StringComparison.Ordinal);

    private static void Replace(JsonNode handler, string command)
    {
        handler["command"] = command;
        handler.AsObject().Remove("args");
    }

    private static JsonObject AtStop(string command) =>
        new()
        {
            ["Stop"] = new JsonArray(
                new JsonObject { ["hooks"] = new JsonArray(new JsonObject { ["type"] = "command", ["command"] = command }) }
            ),
        };

    /// <summary>The executable that a command names.</summary>
    private static string Executable(string command) =>
        command.Split(' ', ';', '\'', '(', ')').First(word => Path.GetFileNameWithoutExtension(word) == "pool-hook");

    private JsonNode Handler(string name) => HandlerIn(JsonNode.Parse(File.ReadAllText(Settings))!, name);

    private static JsonNode HandlerIn(JsonNode settings, string name) => settings["hooks"]![name]![0]!["hooks"]![0]!;

    private void Change(string name, Action<JsonNode> change)
    {
        var settings = JsonNode.Parse(File.ReadAllText(Settings))!.AsObject();
        change(HandlerIn(settings, name));
        Write(settings);
    }

    private void Write(JsonObject settings)
    {
        Directory.CreateDirectory(_folder[".claude"]);
        File.WriteAllText(Settings, settings.ToJsonString(new JsonSerializerOptions { WriteIndented = true }));
    }
}

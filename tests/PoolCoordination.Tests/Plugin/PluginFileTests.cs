using System.Text.Json.Nodes;
using PoolCoordination.Agents.ClaudeCode;
using PoolCoordination.Installation;
using PoolCoordination.Tests.Cli;

namespace PoolCoordination.Tests.Plugin;

/// <summary>The files of the plugin for Claude Code.</summary>
public sealed class PluginFileTests : IDisposable
{
    private static readonly string s_source = Path.Combine(Repository.Root, "src", "PoolCoordination.Plugin");

    private readonly ScratchFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Its_hooks_are_those_of_an_installation()
    {
        var installed = new JsonObject();
        new HookSection("hooks.json").Put(installed, new HookHandler("${CLAUDE_PLUGIN_ROOT}/bin/pool-hook", ["--plugin"]));
        installed["hooks"]!["SessionStart"]![0]!["hooks"]![0]!["args"]!.AsArray().Add("--link");

        var hooks = JsonNode.Parse(File.ReadAllText(Path.Combine(s_source, "hooks", "hooks.json")));

        Assert.Equal(installed.ToJsonString(), hooks!.ToJsonString());
        Assert.Equal(HookEvents.All.Count, hooks["hooks"]!.AsObject().Count);
    }

    [Fact]
    public void Every_file_that_its_hooks_name_starts()
    {
        var plugin = BuiltPlugin.In(_folder["market"]);
        var process = new PoolProcess(_folder.Folder("home"));
        var handlers = new HookSection("hooks.json").All(
            JsonNode.Parse(File.ReadAllText(Path.Combine(plugin.Folder, "hooks", "hooks.json")))!.AsObject()
        );
        Assert.NotEmpty(handlers);

        foreach (var (name, handler, _) in handlers)
        {
            var command = handler.Command.Replace("${CLAUDE_PLUGIN_ROOT}", plugin.Folder, StringComparison.Ordinal);
            var input = $$"""{"hook_event_name": "{{name}}", "session_id": "aaaaaaaa-1", "cwd": "{{_folder.Path}}"}""";

            var result = process.RunExecutable(command, input, [.. handler.Arguments]);

            Assert.True(result.ExitCode == 0, $"{name}: {result.Error}");
            Assert.Equal("", result.Error);
        }

        Assert.Equal(0, process.RunExecutable(Path.Combine(plugin.Folder, "bin", "pool"), "", "--version").ExitCode);
        Assert.NotNull(new FileInfo(Path.Combine(plugin.Folder, "bin", "current")).LinkTarget);
        File.CreateSymbolicLink(_folder["pool"], Path.Combine(plugin.Folder, "bin", "pool"));
        Assert.Equal(0, process.RunExecutable(_folder["pool"], "", "--version").ExitCode);
    }

    [Fact]
    public void In_a_folder_that_cannot_be_written_to_it_runs_without_the_link()
    {
        var plugin = BuiltPlugin.In(_folder["market"]);
        var bin = Path.Combine(plugin.Folder, "bin");
        // A folder in its place stands for a folder that is read only, which nothing is to root.
        Directory.CreateDirectory(Path.Combine(bin, "current"));
        var process = new PoolProcess(_folder.Folder("home"));
        var input = $$"""{"hook_event_name": "SessionStart", "session_id": "aaaaaaaa-1", "cwd": "{{_folder.Path}}"}""";

        foreach (var arguments in (string[][])[["--plugin", "--link"], ["--plugin"]])
        {
            var result = process.RunExecutable(Path.Combine(bin, "pool-hook"), input, arguments);
            Assert.Equal((0, ""), (result.ExitCode, result.Error));
            Assert.Contains("pool", result.Output, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void A_system_without_an_executable_is_named_once_and_no_event_fails()
    {
        var plugin = BuiltPlugin.In(_folder["market"]);
        var bin = Path.Combine(plugin.Folder, "bin");
        Directory.Delete(Directory.GetDirectories(bin).Single(), recursive: true);
        var process = new PoolProcess(_folder.Folder("home"));

        var start = process.RunExecutable(Path.Combine(bin, "pool-hook"), "{}", "--plugin", "--link");
        var prompt = process.RunExecutable(Path.Combine(bin, "pool-hook"), "{}", "--plugin");

        Assert.Contains(
            "no executable for this system",
            JsonNode.Parse(start.Output)!["systemMessage"]!.GetValue<string>(),
            StringComparison.Ordinal
        );
        Assert.Equal((0, 0, ""), (start.ExitCode, prompt.ExitCode, prompt.Output));
        Assert.Equal(1, process.RunExecutable(Path.Combine(bin, "pool"), "", "status").ExitCode);
    }

    [Fact]
    public void An_executable_that_is_gone_is_named_whatever_is_in_its_path()
    {
        var plugin = BuiltPlugin.In(_folder["market"]);
        var moved = _folder["market \"a\\nb"];
        Directory.Move(plugin.Folder, moved);
        var bin = Path.Combine(moved, "bin");
        var hook = Path.Combine(Directory.GetDirectories(bin).Single(), "pool-hook");
        File.Delete(hook);

        var start = new PoolProcess(_folder.Folder("home")).RunExecutable(Path.Combine(bin, "pool-hook"), "{}", "--plugin", "--link");

        Assert.Contains($"has lost {hook}", JsonNode.Parse(start.Output)!["systemMessage"]!.GetValue<string>(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("pool-hook", 0)]
    [InlineData("pool-hook", 100)]
    [InlineData("pool-hook", 1_000_000)]
    [InlineData("pool", 0)]
    [InlineData("pool", 100)]
    [InlineData("pool", 1_000_000)]
    public void An_executable_that_was_cut_short_is_told_of_and_never_looks_like_one_that_works(string name, int length)
    {
        var plugin = BuiltPlugin.In(_folder["market"]);
        var bin = Path.Combine(plugin.Folder, "bin");
        var process = new PoolProcess(_folder.Folder("home"));
        var input = $$"""{"hook_event_name": "SessionStart", "session_id": "aaaaaaaa-1", "cwd": "{{_folder.Path}}"}""";
        process.RunExecutable(Path.Combine(bin, "pool-hook"), input, "--plugin", "--link");
        using (var file = new FileStream(Directory.GetFiles(bin, name, SearchOption.AllDirectories).Single(IsExecutable), FileMode.Open))
            file.SetLength(length);

        if (name == "pool")
        {
            Assert.NotEqual(0, process.RunExecutable(Path.Combine(bin, "pool"), "", "status").ExitCode);
            return;
        }

        var start = process.RunExecutable(Path.Combine(bin, "pool-hook"), input, "--plugin", "--link");
        var prompt = process.RunExecutable(Path.Combine(bin, "pool-hook"), "{}", "--plugin");

        Assert.Contains("cannot run", JsonNode.Parse(start.Output)!["systemMessage"]!.GetValue<string>(), StringComparison.Ordinal);
        Assert.Equal((0, 0, "", ""), (start.ExitCode, prompt.ExitCode, prompt.Output, prompt.Error));

        // A later session finds one that is whole again.
        File.Copy(Repository.HookExecutable, Path.Combine(Directory.GetDirectories(bin).Single(), "pool-hook"), overwrite: true);
        start = process.RunExecutable(Path.Combine(bin, "pool-hook"), input, "--plugin", "--link");
        Assert.Contains("fenced block named pool", start.Output, StringComparison.Ordinal);
        Assert.NotNull(new FileInfo(Path.Combine(bin, "current")).LinkTarget);

        bool IsExecutable(string path) => Path.GetDirectoryName(path) != bin && Path.GetFileName(Path.GetDirectoryName(path)) != "current";
    }

    [Theory]
    [InlineData("sh")]
    [InlineData("bash", "--posix")]
    public void A_script_that_was_cut_short_anywhere_denies_nothing(params string[] shell)
    {
        var program = (Environment.GetEnvironmentVariable("PATH") ?? "")
            .Split(Path.PathSeparator)
            .Select(folder => Path.Combine(folder, shell[0]))
            .FirstOrDefault(File.Exists);
        Assert.SkipWhen(OperatingSystem.IsWindows() || program is null, "there is no such shell");
        File.Copy(Path.Combine(s_source, "find-system"), _folder["find-system"]);
        var script = Path.Combine(_folder.Folder("bin"), "pool-hook");
        File.Copy(Path.Combine(s_source, "bin", "pool-hook"), script);
        var process = new PoolProcess(_folder.Folder("home"));

        foreach (var file in (string[])[_folder["find-system"], script])
        {
            var whole = File.ReadAllBytes(file);
            for (var length = 0; length <= whole.Length; length++)
            {
                File.WriteAllBytes(file, whole[..length]);
                var exitCode = process.RunExecutable(program!, "{}", [.. shell[1..], script, "--plugin"]).ExitCode;
                Assert.False(exitCode == 2, $"{file} of {length} bytes");
            }
        }

        Assert.Equal(0, process.RunExecutable(program!, "{}", [.. shell[1..], script, "--plugin"]).ExitCode);
    }

    [Fact]
    public void Executables_that_lost_their_mode_are_given_it_by_the_start_of_a_session()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "a file has a mode on Unix");
        var plugin = BuiltPlugin.In(_folder["market"]);
        var bin = Path.Combine(plugin.Folder, "bin");
        var executables = Directory.GetFiles(Directory.GetDirectories(bin).Single());
        foreach (var executable in executables)
            File.SetUnixFileMode(executable, UnixFileMode.UserRead | UnixFileMode.UserWrite);
        var process = new PoolProcess(_folder.Folder("home"));
        var input = $$"""{"hook_event_name": "SessionStart", "session_id": "aaaaaaaa-1", "cwd": "{{_folder.Path}}"}""";

        var start = process.RunExecutable(Path.Combine(bin, "pool-hook"), input, "--plugin", "--link");

        Assert.Contains("fenced block named pool", start.Output, StringComparison.Ordinal);
        Assert.Equal(0, process.RunExecutable(Path.Combine(bin, "pool"), "", "--version").ExitCode);
    }

    [Fact]
    public void The_marketplace_of_the_repository_names_it()
    {
        var marketplace = JsonNode.Parse(File.ReadAllText(Path.Combine(Repository.Root, ".claude-plugin", "marketplace.json")))!;
        var plugin = JsonNode.Parse(File.ReadAllText(Path.Combine(s_source, ".claude-plugin", "plugin.json")))!;

        Assert.Equal(plugin["name"]!.GetValue<string>(), Assert.Single(marketplace["plugins"]!.AsArray())!["name"]!.GetValue<string>());
        // The script that makes the plugin takes it from the module's manifest.
        Assert.Null(plugin["version"]);
    }
}

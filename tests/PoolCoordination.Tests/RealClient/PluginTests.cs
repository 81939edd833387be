using System.Diagnostics;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using PoolCoordination.Tests.Cli;
using PoolCoordination.Tests.Plugin;

namespace PoolCoordination.Tests.RealClient;

/// <summary>The plugin in the real client: installed from a marketplace on this machine, updated and uninstalled.</summary>
public sealed partial class PluginTests : IDisposable
{
    private const string Name = "pool@poolcoordination";
    private const string Block = "Done.\n\n```pool\nACTION: completed\nTOPIC: From the plugin\n```";

    private readonly ScratchFolder _folder = new();
    private readonly string _home;
    private readonly string _project;
    private readonly PoolProcess _pool;

    public PluginTests()
    {
        _home = _folder.Folder("home");
        _project = _folder.Folder("home", "shop");
        _pool = new PoolProcess(_home, _project) { Variables = { ["CLAUDE_INSTANCE"] = "B" } };
    }

    public void Dispose() => _folder.Dispose();

    [Theory]
    [MemberData(nameof(ClaudeClient.Versions), MemberType = typeof(ClaudeClient))]
    public void It_works_without_any_set_up_is_updated_and_leaves_the_pool_alone(string version)
    {
        var client = new ClaudeClient(version, _home, _project);
        BuiltPlugin.In(_folder["market"]);
        _pool.Run("add", "--action", "completed", "--topic", "Before the plugin");
        // Under the name of the repository on its site, the client would fetch it.
        foreach (var part in Readme.Line("claude plugin").Split("&&", StringSplitOptions.TrimEntries))
            Plugin(client, part.Replace("poolcoordination/PoolCoordination", _folder["market"], StringComparison.Ordinal).Split(' ')[2..]);

        var requests = Converse(client);

        Assert.Contains("Before the plugin", requests[0], StringComparison.Ordinal);
        Assert.Single(PrimerPattern().Matches(requests[0]));
        // The result of the command that the model ran.
        Assert.Contains("working, version 1.1.0", requests[1], StringComparison.Ordinal);
        Assert.Contains($"plugin {Name}", requests[1], StringComparison.Ordinal);
        Assert.Single(Topics(), "From the plugin");

        // From a marketplace in a folder the client runs the plugin where it is, also before the update.
        BuiltPlugin.In(_folder["market"], "1.1.1");
        Assert.Contains("working, version 1.1.1", Converse(client)[1], StringComparison.Ordinal);
        Plugin(client, "marketplace", "update", "poolcoordination");
        Plugin(client, "update", Name);
        Assert.Contains("working, version 1.1.1", Converse(client)[1], StringComparison.Ordinal);

        Plugin(client, "uninstall", Name);
        Plugin(client, "marketplace", "remove", "poolcoordination");

        Assert.Contains("not installed", _pool.Run("status").Output, StringComparison.Ordinal);
        Assert.Contains("From the plugin", Topics());
        Assert.DoesNotContain("pool", Settings(), StringComparison.Ordinal);
        Assert.DoesNotContain("Before the plugin", Converse(client)[0], StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(ClaudeClient.Versions), MemberType = typeof(ClaudeClient))]
    public void Beside_hooks_in_settings_each_event_is_handled_once(string version)
    {
        var client = new ClaudeClient(version, _home, _project);
        BuiltPlugin.In(_folder["market"]);
        Assert.Equal(0, _pool.Run("install").ExitCode);
        Plugin(client, "marketplace", "add", _folder["market"]);
        Plugin(client, "install", Name);
        _pool.Run("add", "--action", "completed", "--topic", "Before the plugin");

        var requests = Converse(client);

        Assert.Single(PrimerPattern().Matches(requests[0]));
        Assert.Contains("settings.json", requests[1], StringComparison.Ordinal);
        Assert.DoesNotContain("installed twice", requests[1], StringComparison.Ordinal);
        Assert.Single(Topics(), "From the plugin");

        Assert.Equal(0, _pool.Run("uninstall").ExitCode);
        var again = _pool.Run("install");
        Assert.Contains($"the plugin {Name} starts the hooks", again.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("pool-hook", Settings(), StringComparison.Ordinal);
        Assert.Single(PrimerPattern().Matches(Converse(client)[0]));
    }

    [GeneratedRegex("end of an answer")]
    private static partial Regex PrimerPattern();

    /// <summary>A session whose model asks for the pool's status in its shell and then posts a block.</summary>
    private IReadOnlyList<string> Converse(ClaudeClient client)
    {
        using var api = new ApiStandIn(
            ApiStandIn.Using("I look.", "Bash", new JsonObject { ["command"] = "pool status" }),
            ApiStandIn.Saying(Block)
        );
        using var session = client.Start("A", api, "--allowedTools", "Bash(pool status)");
        session.Ask("Look at the pool");
        session.End();
        return api.Requests;
    }

    private List<string> Topics() =>
        [
            .. _pool
                .Run("list", "--all", "--json")
                .Output.Split('\n', StringSplitOptions.RemoveEmptyEntries)
                .Select(line => JsonNode.Parse(line)!["topic"]!.GetValue<string>()),
        ];

    private string Settings() =>
        Path.Combine(_home, ".claude", "settings.json") is var path && File.Exists(path) ? File.ReadAllText(path) : "";

    private void Plugin(ClaudeClient client, params string[] arguments)
    {
        var start = new ProcessStartInfo(client.Executable, ["plugin", .. arguments])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = _project,
        };
        start.Environment.Clear();
        start.Environment["HOME"] = _home;
        start.Environment["PATH"] = "/usr/local/bin:/usr/bin:/bin";
        start.Environment["DISABLE_AUTOUPDATER"] = "1";
        using var process = Process.Start(start)!;
        var error = process.StandardError.ReadToEndAsync();
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        Assert.True(process.ExitCode == 0, output + error.Result);
    }
}

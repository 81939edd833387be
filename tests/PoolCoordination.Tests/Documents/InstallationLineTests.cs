using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using PoolCoordination.Tests.Cli;
using PoolCoordination.Tests.Cli.Mcp;

namespace PoolCoordination.Tests.Documents;

/// <summary>
/// The lines by which documents say that hooks are installed and removed, run as they stand: at the repository's root, in a home folder in
/// which nothing is. Those that take another program are run by the tests of the plugin and of the package.
/// </summary>
public sealed partial class InstallationLineTests : IDisposable
{
    private const string OfAgents = "docs/agents.md";

    private readonly ScratchFolder _folder = new();
    private readonly PoolProcess _pool;

    public InstallationLineTests() => _pool = new PoolProcess(_folder.Path, Repository.Root);

    public static TheoryData<string> Documents =>
        ["README.md", OfAgents, "docs/install.md", "docs/hooks.md", "docs/claims.md", "docs/sessions.md", "docs/security.md"];

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Those_for_other_agents_install_hooks_and_remove_them()
    {
        var lines = Document.Named(OfAgents).CodeBlocks.Single(block => block.Language == "sh").Code.Split('\n');
        string[] files = [_folder[".codex", "hooks.json"], _folder[".gemini", "settings.json"]];

        Assert.Equal(2, lines.Length);
        Run(lines[0]);
        Assert.All(files, file => Assert.Contains("pool-hook", File.ReadAllText(file), StringComparison.Ordinal));
        Run(lines[1]);
        Assert.All(files, file => Assert.False(File.Exists(file), file));
    }

    [Fact]
    public void Those_for_a_clone_install_hooks_and_remove_them()
    {
        var line = File.ReadLines(Path.Combine(Repository.Root, "README.md")).Single(IsForClone);
        var parts = line.Split(" && ");

        // What stands before it has built what runs here.
        Assert.Equal(["dotnet build -c Release", "bin/pool install"], parts);
        Run(parts[1]);
        Assert.True(File.Exists(_folder[".claude", "settings.json"]));
        Run(Inline("docs/install.md").Single(command => command == "bin/pool uninstall"));
        Assert.False(File.Exists(_folder[".claude", "settings.json"]));
    }

    [Fact]
    public void What_agents_without_hooks_have_in_their_configuration_starts_the_server()
    {
        var json = Document.Named(OfAgents).CodeBlocks.Single(block => block.Language == "json").Code;
        var server = JsonNode.Parse(json)!["mcpServers"]!["pool"]!;
        Assert.Equal("pool", (string?)server["command"]);

        var result = _pool.RunWith(OpenServer.Greeting[0], [.. server["args"]!.AsArray().Select(argument => (string)argument!)]);

        Assert.Equal("pool", (string?)JsonNode.Parse(result.Output)!["result"]!["serverInfo"]!["name"]);
    }

    [Theory]
    [MemberData(nameof(Documents))]
    public void A_command_that_a_document_names_is_there_with_its_options(string name)
    {
        foreach (var command in Inline(name).Where(command => Command().IsMatch(command)))
        {
            var words = command.Split(' ')[1..];
            var verb = words.TakeWhile(word => Word().IsMatch(word)).Take(1).ToArray();
            var help = _pool.Run([.. verb, "--help"]);

            Assert.True(help.ExitCode == 0, $"{name}: '{command}': {help.Error}");
            Assert.All(
                words.Where(word => word.StartsWith("--", StringComparison.Ordinal)),
                option => Assert.True(help.Output.Contains(option, StringComparison.Ordinal), $"{name}: '{command}' has no {option}.")
            );
        }
    }

    private static bool IsForClone(string line) => line.StartsWith("dotnet build -c", StringComparison.Ordinal);

    private static IEnumerable<string> Inline(string name) =>
        Code().Matches(File.ReadAllText(Path.Combine(Repository.Root, name))).Select(match => match.Groups["code"].Value);

    private void Run(string line)
    {
        var result = _pool.RunInShell(line, "");
        Assert.True(result.ExitCode == 0, result.Error);
    }

    [GeneratedRegex("`(?<code>[^`\n]+)`")]
    private static partial Regex Code();

    [GeneratedRegex("^(bin/)?pool [a-z-]")]
    private static partial Regex Command();

    [GeneratedRegex("^[a-z]+$")]
    private static partial Regex Word();
}

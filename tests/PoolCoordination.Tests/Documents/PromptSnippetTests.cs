using System.Text.RegularExpressions;
using PoolCoordination.Tests.Cli;

namespace PoolCoordination.Tests.Documents;

/// <summary>What docs/profile.md puts into the prompts of other programs, run as these run it.</summary>
public sealed partial class PromptSnippetTests : IDisposable
{
    private readonly ScratchFolder _folder = new();
    private readonly PoolProcess _pool;

    public PromptSnippetTests()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "the shell is that of Unix");
        _pool = new PoolProcess(_folder.Path) { Variables = { ["CLAUDE_INSTANCE"] = "A" } };
        Assert.Equal(0, _pool.Run("add", "-a", "claimed", "-t", "Mine", "--affects", "a.py").ExitCode);
    }

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Starship_runs_a_command_that_says_what_there_is()
    {
        var command = Command().Match(Snippet("starship")).Groups["command"].Value;

        Assert.Equal("[A: 1 claim]", Shell(command));
    }

    [Fact]
    public void Oh_My_Posh_is_given_a_variable_that_says_what_there_is() =>
        Assert.Equal("[A: 1 claim]", Shell($"{Snippet("oh-my-posh")}\nset_poshcontext; printf '%s' \"$POSH_POOL\""));

    [GeneratedRegex("^command = \"(?<command>[^\"]*)\"", RegexOptions.Multiline)]
    private static partial Regex Command();

    private static string Snippet(string name) =>
        Document.Named("docs/profile.md").CodeBlocks.Single(block => block.Mark == "snippet" && block.MarkText == name).Code;

    private string Shell(string script) => _pool.RunInShell($"PATH=\"$(dirname \"$0\"):$PATH\"\n{script}", "").Output.TrimEnd('\n');
}

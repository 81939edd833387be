namespace PoolCoordination.Tests.Cli;

public sealed class HelpTests : IDisposable
{
    private readonly ScratchFolder _folder = new();
    private readonly PoolProcess _pool;

    public HelpTests() => _pool = new PoolProcess(_folder.Path);

    public static TheoryData<string> Commands =>
        [
            "status", "list", "context", "watch", "wait", "add", "claims", "unlock", "install", "uninstall", "init", "trust", "domain",
            "option", "completion", "prompt", "check", "compact", "copy", "hook", "mcp", "detect",
        ];

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void All_commands_stand_in_their_groups()
    {
        var help = Run("help");

        Assert.Equal(Run("--help"), help);
        Assert.All(Commands, command => Assert.Matches($"\n  {command.Data} ", help));
        foreach (var group in (string[])["See what is going on:", "Tell others:", "Claims:", "Set up:", "Maintain a pool:"])
            Assert.Contains($"\n{group}\n", help, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Commands))]
    public void A_command_shows_its_usage_and_examples_that_the_command_line_accepts(string command)
    {
        var help = Run("help", command);

        Assert.Equal(Run(command, "--help"), help);
        Assert.Contains($"\nUsage:\n  pool {command}", help, StringComparison.Ordinal);
        Assert.Contains("\nExamples:\n", help, StringComparison.Ordinal);
        Assert.DoesNotContain("PoolCoordination", help, StringComparison.Ordinal);
        Assert.All(help.Split('\n'), line => Assert.InRange(line.Length, 0, 100));
    }

    [Theory]
    [InlineData("lst", "Unknown command 'lst'. Did you mean 'list'?")]
    [InlineData("stauts", "Unknown command 'stauts'. Did you mean 'status'?")]
    [InlineData("xyzzy", "Unknown command 'xyzzy'.")]
    [InlineData("list --topc x", "Unknown option '--topc'. Did you mean '--topic'?")]
    [InlineData("foo", "Unknown command 'foo'.")]
    [InlineData("help lst", "Unknown command 'lst'. Did you mean 'list'?")]
    [InlineData("completion ksh", "'ksh' is not a valid value; use bash, zsh, fish, pwsh.")]
    [InlineData("install --scope x", "'x' is not a valid value for --scope; use user|project.")]
    [InlineData("list -n many", "'many' is not a valid number; use 1 or more.")]
    [InlineData("list -a finished", "'finished' is not an action; use completed, blocked, claimed, signaling.")]
    [InlineData("add -a completed -t x --affects -i A", "--affects needs a value, but '-i' follows")]
    [InlineData("option guard ask --default", "--default needs an option, and cannot be combined with a value.")]
    public void Wrong_usage_is_reported_with_what_was_probably_meant(string arguments, string message)
    {
        var result = _pool.Run(arguments.Split(' '));

        Assert.Equal((2, ""), (result.ExitCode, result.Output));
        Assert.Contains(message, result.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("System.", result.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void The_page_on_the_command_line_is_what_the_help_says()
    {
        var page = Path.Combine(Repository.Root, "docs", "cli.md");

        Assert.True(
            Run("help", "--markdown") == File.ReadAllText(page),
            "docs/cli.md is not up to date: bin/pool help --markdown > docs/cli.md"
        );
    }

    [Fact]
    public void An_option_goes_back_to_its_default()
    {
        Run("option", "guard", "ask");
        Run("option", "compactAbove", "100MB");
        Run("option", "guard", "--default");
        Run("option", "compactAbove", "--default");

        Assert.Equal("deny\n", Run("option", "guard"));
        Assert.Equal("(unset)\n", Run("option", "compactAbove"));
    }

    [Fact]
    public void A_time_to_live_that_is_too_long_is_cut_with_a_warning()
    {
        var result = _pool.Run("add", "-a", "completed", "-t", "x", "--ttl", "30d");

        Assert.Equal(0, result.ExitCode);
        Assert.Contains("30d exceeds the maximum; it was set to 7d", result.Error, StringComparison.Ordinal);
    }

    private string Run(params string[] arguments)
    {
        var result = _pool.Run(arguments);
        Assert.Equal((0, ""), (result.ExitCode, result.Error));
        return result.Output;
    }
}

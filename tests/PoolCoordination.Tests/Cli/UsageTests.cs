namespace PoolCoordination.Tests.Cli;

/// <summary>What is said of a command line that cannot be understood.</summary>
public sealed class UsageTests : IDisposable
{
    private readonly ScratchFolder _folder = new();
    private readonly PoolProcess _pool;

    public UsageTests() => _pool = new PoolProcess(_folder.Path) { Variables = { ["CLAUDE_INSTANCE"] = "A" } };

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("list --isntance A", "Unknown option '--isntance'. Did you mean '--instance'?")]
    [InlineData("list -x", "Unknown option '-x'.")]
    [InlineData("list extra", "Unexpected argument 'extra'; 'pool list' takes only options.")]
    [InlineData("list --json false", "Unexpected argument 'false'; 'pool list' takes only options.")]
    [InlineData("list -n", "-n needs a value: -n NUMBER.")]
    [InlineData("list --since", "--since needs a value: --since TIME.")]
    [InlineData("copy", "'pool copy' needs FROM and TO.")]
    [InlineData("completion", "'pool completion' needs SHELL.")]
    [InlineData("list --json=maybe", "--json takes no value.")]
    [InlineData(
        "add -a blocked -t x --affects -i A",
        "--affects needs a value, but '-i' follows; write --affects=VALUE if the value begins with '-'."
    )]
    [InlineData("add -a blocked -t x --affects a.py --isntance A", "Unknown option '--isntance'. Did you mean '--instance'?")]
    [InlineData(
        "add -a blocked -t --json",
        "--topic needs a value, but '--json' follows; write --topic=VALUE if the value begins with '-'."
    )]
    [InlineData("install --agent foo", "'foo' is not an agent; expected one of cursor, codex, copilot, gemini, opencode, claude.")]
    [InlineData("uninstall --agent codex foo", "'foo' is not an agent; expected one of cursor, codex, copilot, gemini, opencode, claude.")]
    [InlineData("board --web --json", "--json prints the board; leave it out with --web and --html.")]
    [InlineData("board --html x.html --once", "--once prints the board; leave it out with --web and --html.")]
    [InlineData("option guard deny ask", "Unexpected argument 'ask'.")]
    [InlineData("option guard --defalt", "Unknown option '--defalt'. Did you mean '--default'?")]
    [InlineData("domain B --remvoe", "Unknown option '--remvoe'. Did you mean '--remove'?")]
    [InlineData("list --foo", "Unknown option '--foo'.")]
    [InlineData("trust --lst", "Unknown option '--lst'. Did you mean '--list'?")]
    [InlineData("[suggest:1] l", "Unknown command '[suggest:1]'.")]
    public void It_says_what_is_wrong_and_what_may_be_meant(string line, string message)
    {
        var result = _pool.Run(line.Split(' '));

        Assert.Equal((2, ""), (result.ExitCode, result.Output));
        Assert.StartsWith($"pool: {message}\nSee 'pool", result.Error, StringComparison.Ordinal);
        Assert.Empty(Directory.GetFileSystemEntries(_folder.Path));
    }

    [Fact]
    public void A_value_may_begin_with_a_dash_or_an_at_sign()
    {
        Assert.Equal(0, _pool.Run("add", "--action=blocked", "--topic=-x", "--summary", "- a list", "--affects=-odd.py").ExitCode);
        Assert.Equal(0, _pool.Run("add", "-a", "blocked", "-t", "@somebody else").ExitCode);
        Assert.Contains("@somebody else", _pool.Run("list").Output, StringComparison.Ordinal);
        Assert.Contains("-x  (-odd.py)", _pool.Run("list").Output, StringComparison.Ordinal);
    }

    [Fact]
    public void Short_options_may_be_written_together() =>
        Assert.Equal((0, ""), (_pool.Run("list", "-vn5").ExitCode, _pool.Run("list", "-vn5").Error));

    [Fact]
    public void A_topic_is_never_read_from_a_file()
    {
        File.WriteAllText(_folder["notes"], "private");

        Assert.Equal(0, _pool.Run("add", "-a", "blocked", "-t", "@notes").ExitCode);

        Assert.Contains("@notes", _pool.Run("list").Output, StringComparison.Ordinal);
        Assert.DoesNotContain("private", _pool.Run("list").Output, StringComparison.Ordinal);
    }

    [Fact]
    public void A_domain_stays_as_it_was_where_an_option_is_mistyped()
    {
        Assert.Equal(0, _pool.Run("domain", "B", "vision").ExitCode);

        Assert.Equal(2, _pool.Run("domain", "B", "--remvoe").ExitCode);

        Assert.Equal("B: vision\n", _pool.Run("domain", "B").Output);
    }

    [Fact]
    public void Who_sets_an_option_that_a_variable_overrides_is_told_so()
    {
        _pool.Variables["POOL_GUARD"] = "ask";

        Assert.Contains(
            "POOL_GUARD overrides the value in pool.json with 'ask'",
            _pool.Run("option", "guard", "warn").Error,
            StringComparison.Ordinal
        );
        Assert.Contains(
            "POOL_GUARD overrides the value in pool.json with 'ask'",
            _pool.Run("option", "guard", "--default").Error,
            StringComparison.Ordinal
        );
    }
}

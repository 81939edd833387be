namespace PoolCoordination.Tests.Cli;

/// <summary>What commands do whose output cannot be written: they fail with one line, or in silence where the reader is gone.</summary>
public sealed class StandardOutputTests : IDisposable
{
    private const string Full = "exec \"$0\" \"$@\" >/dev/full";
    private const string Closed = "exec \"$0\" \"$@\" >&-";
    private const string AllClosed = "exec \"$0\" \"$@\" <&- >&- 2>&-";
    private const string WithoutReader = "mkfifo pipe && exec 3<>pipe 4>pipe 3>&- && exec \"$0\" \"$@\" >&4";

    private readonly ScratchPool _pool = new();
    private readonly PoolProcess _process;

    public StandardOutputTests()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "the shell's redirections are those of Unix");
        _process = new PoolProcess(_pool.InFolder());
        _process.Variables["POOL_PATH"] = _pool.Path;
        _process.Variables["CLAUDE_INSTANCE"] = "A";
        _process.Run("domain", "A", "one");
        Claim();
    }

    public static TheoryData<string> Commands =>
        [
            "--help", "--version", "add --help", "list", "list --json", "list --verbose", "context", "claims", "claims --json", "check",
            "option", "init", "domain", "add -a completed -t New", "unlock -t Docs", "install", "install --dry-run", "uninstall", "compact",
        ];

    public void Dispose() => _pool.Dispose();

    [Theory]
    [MemberData(nameof(Commands))]
    public void A_full_or_closed_output_is_an_error_of_one_line(string command)
    {
        foreach (var script in (string[])[Full, Closed])
        {
            Claim();
            var result = Run(script, command);

            Assert.Equal((1, ""), (result.ExitCode, result.Output));
            Assert.Matches(@"\Apool: Standard output could not be written: .+\.\n\z", result.Error);
        }
    }

    [Theory]
    [MemberData(nameof(Commands))]
    public void Where_all_streams_are_closed_the_exit_code_alone_says_so(string command) =>
        Assert.Equal(1, Run(AllClosed, command).ExitCode);

    [Theory]
    [MemberData(nameof(Commands))]
    public void A_reader_that_is_gone_ends_a_command_in_silence_as_other_programs(string command)
    {
        var result = Run(WithoutReader, command);

        Assert.Equal((141, "", ""), (result.ExitCode, result.Output, result.Error));
    }

    [Fact]
    public void A_reader_that_is_gone_ends_a_watch_in_silence_while_it_reads_what_is_there() =>
        A_reader_that_is_gone_ends_a_command_in_silence_as_other_programs("watch --since 1h");

    [Theory]
    [InlineData(Full)]
    [InlineData(Closed)]
    [InlineData(AllClosed)]
    [InlineData(WithoutReader)]
    public void What_was_added_is_in_the_log_and_nothing_else_is(string script)
    {
        Run(script, "add -a completed -t New");

        Assert.Equal(["Docs", "New"], _pool.Entries.Select(entry => entry.Topic));
        Assert.Equal(2, _pool.Lines.Length);
    }

    [Theory]
    [InlineData("no-such-command", 2)]
    [InlineData("add", 2)]
    [InlineData("list --since nonsense", 2)]
    [InlineData("unlock -t Nothing", 1)]
    public void An_error_that_nobody_can_be_told_keeps_its_exit_code(string command, int code)
    {
        Assert.Equal(code, Run("exec \"$0\" \"$@\" 2>&-", command).ExitCode);
        Assert.Equal(code, Run("exec \"$0\" \"$@\" 2>/dev/full", command).ExitCode);
        Assert.Equal(code, Run(AllClosed, command).ExitCode);
    }

    private void Claim() => Assert.Equal(0, _process.Run("add", "--action", "claimed", "--topic", "Docs", "--affects", "docs/").ExitCode);

    private PoolProcess.Result Run(string script, string command)
    {
        File.Delete(_pool.InFolder("pipe"));
        return _process.RunInShell(script, "", command.Split(' '));
    }
}

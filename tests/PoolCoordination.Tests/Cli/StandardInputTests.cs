using System.Diagnostics;
using System.Text;
using System.Text.Json;

namespace PoolCoordination.Tests.Cli;

/// <summary>What a hook reads from: it ends, whatever comes or does not come.</summary>
public abstract class StandardInputTests : IDisposable
{
    private const string Stop =
        """{"hook_event_name":"Stop","session_id":"dddddddd-4","last_assistant_message":"```pool\nACTION: completed\nTOPIC: t\n```"}""";

    private readonly ScratchPool _pool = new();
    private readonly PoolProcess _process;
    private readonly HookProgram _hook;

    private protected StandardInputTests(HookProgram hook)
    {
        _hook = hook;
        _process = new PoolProcess(_pool.InFolder());
        _process.Variables["POOL_PATH"] = _pool.Path;
    }

    public void Dispose()
    {
        _pool.Dispose();
        GC.SuppressFinalize(this);
    }

    [Fact]
    public void What_has_come_and_is_a_whole_object_counts_though_nobody_closes_it()
    {
        using var hook = Start(Stop);

        AssertEnds(hook);
        Assert.Equal("t", Assert.Single(_pool.Entries).Topic);
        Assert.Empty(_pool.Errors);
    }

    [Fact]
    public void An_object_that_comes_in_pieces_counts()
    {
        using var hook = Start("");
        foreach (var piece in Stop)
        {
            hook.StandardInput.Write(piece);
            hook.StandardInput.Flush();
        }

        AssertEnds(hook);
        Assert.Equal("t", Assert.Single(_pool.Entries).Topic);
    }

    [Theory]
    [InlineData("")]
    [InlineData("""{"hook_event_name":"Stop","session_id":"d""")]
    public void Input_that_stops_and_never_ends_is_given_up(string input)
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Windows does not tell whether more comes.");
        using var hook = Start(input);

        AssertEnds(hook);
        Assert.Single(_pool.Errors);
    }

    [Fact]
    public void Input_that_comes_in_drops_without_end_is_given_up()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Windows does not tell whether more comes.");
        using var hook = Start("""{"hook_event_name":"Stop","session_id":"d""");
        try
        {
            while (!hook.WaitForExit(TimeSpan.FromSeconds(1)))
            {
                hook.StandardInput.Write('d');
                hook.StandardInput.Flush();
            }
        }
        catch (IOException)
        {
            // It is gone.
        }

        AssertEnds(hook);
        Assert.Single(_pool.Errors);
    }

    [Fact]
    public void A_closed_input_is_logged()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "the shell's redirections are those of Unix");
        var result = _process.RunInShell("exec \"$0\" \"$@\" <&-", _hook, "");

        Assert.Equal((0, "", ""), (result.ExitCode, result.Output, result.Error));
        Assert.Contains("empty", Assert.Single(_pool.Errors), StringComparison.Ordinal);
    }

    [Fact]
    public void Of_more_than_a_gigabyte_a_bounded_part_is_read_and_the_guard_says_what_it_does_not_know()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "the shell is that of Unix");
        _process.Variables["POOL_REMOTEAWAY"] = "deny";
        var start =
            """{"hook_event_name":"PreToolUse","session_id":"d","tool_name":"Write","tool_input":"""
                + $$"""{"file_path":"{{_pool.InFolder("a.py")}}","content":" """;

        var result = _process.RunInShell("{ cat; yes | tr '\\n' y | head -c 1100000000; } 2>/dev/null | \"$0\" \"$@\"", _hook, start);

        Assert.Equal((0, ""), (result.ExitCode, result.Error));
        using var output = JsonDocument.Parse(result.Output);
        Assert.Equal("deny", output.RootElement.GetProperty("hookSpecificOutput").GetProperty("permissionDecision").GetString());
        Assert.Contains("larger than 64 MB", Assert.Single(_pool.Errors), StringComparison.Ordinal);
    }

    [Fact]
    public void A_byte_order_mark_of_UTF_8_is_passed_over()
    {
        Assert.Equal("", Run([0xEF, 0xBB, 0xBF, .. Encoding.UTF8.GetBytes(Stop)]));

        Assert.Equal("t", Assert.Single(_pool.Entries).Topic);
        Assert.Empty(_pool.Errors);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void UTF_16_with_its_mark_is_read(bool isBigEndian)
    {
        var encoding = new UnicodeEncoding(isBigEndian, byteOrderMark: true);

        Assert.Equal("", Run([.. encoding.GetPreamble(), .. encoding.GetBytes(Stop)]));

        Assert.Equal("t", Assert.Single(_pool.Entries).Topic);
        Assert.Empty(_pool.Errors);
    }

    [Theory]
    [InlineData("[", "]")]
    [InlineData("{\"a\":", "}")]
    [InlineData("[", "")]
    public void Nesting_without_end_is_logged(string open, string close)
    {
        const int Depth = 1_000_000;
        var nested = string.Concat(Enumerable.Repeat(open, Depth)) + "1" + string.Concat(Enumerable.Repeat(close, Depth));

        Assert.Equal(
            "",
            Run(Encoding.UTF8.GetBytes($$"""{"hook_event_name":"PostToolUse","session_id":"d","tool_response":{{nested}}}"""))
        );

        Assert.Single(_pool.Errors);
    }

    private string Run(byte[] input)
    {
        var result = _process.RunHook(_hook, input);
        Assert.Equal((0, ""), (result.ExitCode, result.Error));
        return result.Output;
    }

    /// <summary>A hook whose input stays open.</summary>
    private Process Start(string input)
    {
        var hook = _process.StartOpen(_hook);
        hook.StandardInput.Write(input);
        hook.StandardInput.Flush();
        return hook;
    }

    private static void AssertEnds(Process hook)
    {
        var hasEnded = hook.WaitForExit(RunningPool.Limit);
        if (!hasEnded)
            hook.Kill();
        Assert.True(hasEnded, "The hook did not end.");
        Assert.Equal((0, "", ""), (hook.ExitCode, hook.StandardOutput.ReadToEnd(), hook.StandardError.ReadToEnd()));
    }
}

using System.Text;
using System.Text.Json;
using PoolCoordination.Entries;
using PoolCoordination.Pools;
using PoolCoordination.Sessions;
using PoolCoordination.Storage;

namespace PoolCoordination.Tests.Cli;

/// <summary>
/// What a hook could not write out was not shown: the session's next hook shows it. At worst it is shown twice, and it is never lost.
/// </summary>
public sealed class UnwrittenOutputTests : IDisposable
{
    private const string Closed = "exec \"$0\" hook >&-";
    private const string Full = "exec \"$0\" hook >/dev/full";
    private const string WithoutReader = "mkfifo pipe && exec 3<>pipe 4>pipe 3>&- && exec \"$0\" hook >&4";
    private const string Session = "bbbbbbbb-2";

    private readonly ScratchPool _pool = new();
    private readonly PoolProcess _process;

    public UnwrittenOutputTests()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "the shell's redirections are those of Unix");
        _process = new PoolProcess(_pool.InFolder());
        _process.Variables["POOL_PATH"] = _pool.Path;
        _process.Variables["POOL_PRIMER"] = "off";
        _pool.Clock.Now = DateTimeOffset.UtcNow;
    }

    public void Dispose() => _pool.Dispose();

    [Theory]
    [InlineData("SessionStart", Closed)]
    [InlineData("SessionStart", Full)]
    [InlineData("SessionStart", WithoutReader)]
    [InlineData("UserPromptSubmit", Closed)]
    [InlineData("UserPromptSubmit", Full)]
    [InlineData("UserPromptSubmit", WithoutReader)]
    public void News_that_could_not_be_written_is_shown_by_the_next_hook(string eventName, string script)
    {
        _pool.Add("A", "News");

        var result = _process.RunInShell(script, Event(eventName));

        Assert.Equal((0, "", ""), (result.ExitCode, result.Output, result.Error));
        Assert.Contains("[A] completed: News", Hook("UserPromptSubmit"), StringComparison.Ordinal);
        Assert.Equal("", Hook("UserPromptSubmit"));
    }

    [Theory]
    [InlineData("SessionStart", Closed)]
    [InlineData("UserPromptSubmit", Full)]
    [InlineData("PreToolUse", WithoutReader)]
    public void A_notice_that_could_not_be_written_is_shown_by_the_next_hook(string eventName, string script)
    {
        Refuse();

        _process.RunInShell(script, Event(eventName));

        Assert.Contains("\"Auth\" was refused", Hook("UserPromptSubmit"), StringComparison.Ordinal);
        Assert.DoesNotContain("refused", Hook("UserPromptSubmit"), StringComparison.Ordinal);
    }

    [Fact]
    public void A_claim_that_waits_is_told_once_however_often_that_could_not_be_written()
    {
        using (new FileHolder(_pool.Path + ".lock"))
        {
            Hook("Stop", "```pool\nACTION: claimed\nTOPIC: Auth\nAFFECTS: src/auth.py\n```");
            for (var i = 0; i < 4; i++)
                _process.RunInShell(Full, Event("UserPromptSubmit"));

            Assert.Equal(2, Hook("UserPromptSubmit").Split("is not granted").Length);
        }

        Assert.Equal(2, Hook("UserPromptSubmit").Split("is granted").Length);
        Assert.Equal("", Hook("UserPromptSubmit"));
    }

    [Theory]
    [InlineData("SessionStart")]
    [InlineData("UserPromptSubmit")]
    public void News_of_a_hook_that_is_killed_after_it_wrote_is_shown_twice_at_worst(string eventName)
    {
        _pool.Add("A", "News");

        // It has written all and waits for its turn to say so.
        using (FileMutex.TryAcquire(SessionFiles.LockPathOf(_pool.Location, Session), TimeSpan.Zero))
            KillOnceItWrote("News", eventName);

        Assert.Contains("[A] completed: News", Hook("UserPromptSubmit"), StringComparison.Ordinal);
        Assert.Equal("", Hook("UserPromptSubmit"));
    }

    [Fact]
    public void A_notice_of_a_hook_that_is_killed_after_it_wrote_is_told_twice_at_worst()
    {
        Refuse();

        using (FileMutex.TryAcquire(SessionFiles.LockPathOf(_pool.Location, Session), TimeSpan.Zero))
            KillOnceItWrote("\"Auth\" was refused", "UserPromptSubmit");

        Assert.Contains("\"Auth\" was refused", Hook("UserPromptSubmit"), StringComparison.Ordinal);
        Assert.DoesNotContain("refused", Hook("UserPromptSubmit"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(Closed)]
    [InlineData(Full)]
    [InlineData(WithoutReader)]
    public void A_denial_that_could_not_be_written_blocks_the_tool_by_the_exit_code_and_is_logged(string script)
    {
        _pool.Add(new PoolEntry { Instance = "A", Action = PoolAction.Claimed, Topic = "Docs", Affects = [_pool.InFolder("docs")] });

        var result = _process.RunInShell(script, Event("PreToolUse"));

        Assert.Equal((2, ""), (result.ExitCode, result.Output));
        Assert.Contains("Another instance has claimed", result.Error, StringComparison.Ordinal);
        Assert.Contains("Standard output", Assert.Single(_pool.Errors), StringComparison.Ordinal);
    }

    private void Refuse()
    {
        _pool.Pool.Post(new PoolEntry { Instance = "A", Action = PoolAction.Claimed, Topic = "All", Affects = ["src/"] });
        Hook("Stop", "```pool\nACTION: claimed\nTOPIC: Auth\nAFFECTS: src/auth.py\n```");
    }

    private void KillOnceItWrote(string text, string eventName)
    {
        using var process = _process.Start(HookProgram.PoolHook, Event(eventName));
        var output = new StringBuilder();
        while (!output.ToString().Contains(text, StringComparison.Ordinal) && process.StandardOutput.Read() is >= 0 and var character)
            output.Append((char)character);
        process.Kill();
        process.WaitForExit();
        Assert.Contains(text, output.ToString(), StringComparison.Ordinal);
    }

    private string Hook(string eventName, string message = "")
    {
        var result = _process.RunHook(HookProgram.PoolHook, Event(eventName, message));
        Assert.Equal((0, ""), (result.ExitCode, result.Error));
        return result.Output;
    }

    private string Event(string eventName, string message = "") =>
        JsonSerializer.Serialize(
            new Dictionary<string, object>
            {
                ["session_id"] = Session,
                ["hook_event_name"] = eventName,
                ["cwd"] = _pool.InFolder(),
                ["prompt_id"] = "turn-1",
                ["last_assistant_message"] = message,
                ["tool_name"] = "Write",
                ["tool_input"] = new Dictionary<string, string> { ["file_path"] = _pool.InFolder("docs", "page.md") },
            }
        );
}

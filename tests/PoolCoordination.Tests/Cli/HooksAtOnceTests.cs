using System.Diagnostics;
using System.Text.Json;
using PoolCoordination.Entries;
using PoolCoordination.Sessions;
using PoolCoordination.Storage;

namespace PoolCoordination.Tests.Cli;

/// <summary>Several hooks of one session at once, as an agent's parallel tools start them: real processes.</summary>
public sealed class HooksAtOnceTests : IDisposable
{
    private const int AtOnce = 8;
    private const int Rounds = 6;
    private const int MostRounds = 60;
    private const string Session = "cccccccc-3";

    private readonly ScratchPool _pool = new();
    private readonly PoolProcess _process;

    public HooksAtOnceTests()
    {
        _process = new PoolProcess(_pool.InFolder());
        _process.Variables["POOL_PATH"] = _pool.Path;
        _process.Variables["CLAUDE_INSTANCE"] = "C";
    }

    public void Dispose() => _pool.Dispose();

    [Fact]
    public void The_same_stop_several_times_writes_one_entry()
    {
        for (var round = 0; round < Rounds; round++)
            RunAtOnce(Enumerable.Repeat(Event("Stop", $"turn-{round}", $"```pool\nACTION: completed\nTOPIC: Round {round}\n```"), AtOnce));

        Assert.Equal(Enumerable.Range(0, Rounds).Select(round => $"Round {round}"), _pool.Entries.Select(entry => entry.Topic));
    }

    [Fact]
    public void The_same_stop_several_times_writes_one_automatic_entry()
    {
        _process.Variables["POOL_AUTO"] = "on";

        RunAtOnce(Enumerable.Repeat(Event("Stop", "turn-1", "I fixed the race condition in src/auth.py, and all tests pass."), AtOnce));

        Assert.Single(_pool.Entries);
    }

    [Fact]
    public void Edits_of_one_file_at_once_claim_it_once()
    {
        _process.Variables["POOL_AUTOCLAIM"] = "on";

        var undisturbed = 0;
        for (var round = 0; round < MostRounds && undisturbed < Rounds; round++)
        {
            var (entries, errors) = (_pool.Entries.Count, _pool.Errors.Length);
            RunAtOnce(Enumerable.Repeat(Event("PreToolUse", "turn-1", "", _pool.InFolder("src", $"{round}.py")), AtOnce));
            // A hook that waited for longer than it may goes on all the same, which is another test's.
            if (_pool.Errors.Skip(errors).Any(IsAboutLock))
                continue;
            Assert.Equal(entries + 1, _pool.Entries.Count);
            undisturbed++;
        }

        Assert.NotEqual(0, undisturbed);
    }

    [Fact]
    public void Different_blocks_at_once_are_all_written()
    {
        RunAtOnce(
            Enumerable.Range(0, AtOnce).Select(i => Event(i % 2 == 0 ? "Stop" : "SubagentStop", "turn-1", $"```pool\nTOPIC: t{i}\n```"))
        );

        Assert.Equal(
            Enumerable.Range(0, AtOnce).Select(i => $"t{i}"),
            _pool.Entries.Select(entry => entry.Topic).Order(StringComparer.Ordinal)
        );
    }

    [Fact]
    public void What_one_hook_writes_down_no_other_takes_back()
    {
        var transcript = _pool.InFolder("transcript.jsonl");
        for (var round = 0; round < Rounds; round++)
        {
            _pool.Add(new PoolEntry { Instance = "A", Topic = $"News {round}", Timestamp = DateTimeOffset.UtcNow });
            File.AppendAllLines(
                transcript,
                [
                    $$$"""{"type":"user","promptId":"turn-{{{round}}}","message":{"role":"user","content":"Go on"}}""",
                    $$$"""{"type":"assistant","message":{"role":"assistant","content":[{"type":"text","text":"Done {{{round}}}."}]}}""",
                ]
            );
            var before = State;

            RunAtOnce(
                Enumerable
                    .Range(0, AtOnce)
                    .Select(i => Event(i % 2 == 0 ? "Stop" : "UserPromptSubmit", $"turn-{round}", $"Done {round}.", transcript: transcript))
            );

            Assert.True((State.Considered?.Offset ?? 0) > (before.Considered?.Offset ?? 0), "The place in the log went back.");
            Assert.Equal(new FileInfo(transcript).Length, State.CollectedTranscript);
        }

        Assert.Equal("", _process.RunHook(HookProgram.PoolHook, Event("UserPromptSubmit", "turn-x", "")).Output);
        Assert.DoesNotContain(_pool.Errors, error => !IsAboutLock(error));
    }

    [Fact]
    public void A_hook_that_is_not_let_to_its_turn_writes_its_entry_and_says_so()
    {
        using (FileMutex.TryAcquire(SessionFiles.LockPathOf(_pool.Location, Session), TimeSpan.Zero))
            Assert.Equal(
                "",
                _process.RunHook(HookProgram.PoolHook, Event("Stop", "turn-1", "```pool\nACTION: completed\nTOPIC: t\n```")).Output
            );

        Assert.Equal("t", Assert.Single(_pool.Entries).Topic);
        Assert.True(IsAboutLock(Assert.Single(_pool.Errors)));
    }

    private SessionState State => SessionState.Read(_pool.Location, Session);

    private static bool IsAboutLock(string error) => error.Contains("locked for more than 200 ms", StringComparison.Ordinal);

    private void RunAtOnce(IEnumerable<string> inputs)
    {
        List<Process> processes = [.. inputs.Select(input => _process.Start(HookProgram.PoolHook, input))];
        foreach (var process in processes)
        {
            process.StandardOutput.ReadToEnd();
            Assert.True(process.WaitForExit(RunningPool.Limit), "The hook did not end.");
            Assert.Equal((0, ""), (process.ExitCode, process.StandardError.ReadToEnd()));
            process.Dispose();
        }
    }

    private string Event(string eventName, string turn, string message, string? file = null, string? transcript = null)
    {
        var input = new Dictionary<string, object>
        {
            ["session_id"] = Session,
            ["hook_event_name"] = eventName,
            ["cwd"] = _pool.InFolder(),
            ["prompt_id"] = turn,
            ["last_assistant_message"] = message,
            ["tool_name"] = "Write",
        };
        if (file is not null)
            input["tool_input"] = new Dictionary<string, string> { ["file_path"] = file };
        if (transcript is not null)
            input["transcript_path"] = transcript;
        return JsonSerializer.Serialize(input);
    }
}

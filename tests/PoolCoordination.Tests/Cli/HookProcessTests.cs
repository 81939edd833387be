using System.Text;
using System.Text.Json;

namespace PoolCoordination.Tests.Cli;

/// <summary>Hooks as the agent starts them: a process, with the event on its standard input.</summary>
public abstract class HookProcessTests : IDisposable
{
    private readonly ScratchFolder _folder = new();
    private readonly HookProgram _hook;
    private readonly PoolProcess _pool;

    private protected HookProcessTests(HookProgram hook)
    {
        _hook = hook;
        _pool = new PoolProcess(_folder.Path);
        _pool.Variables["POOL_PATH"] = _folder["pool/log.jsonl"];
    }

    public void Dispose()
    {
        _folder.Dispose();
        GC.SuppressFinalize(this);
    }

    [Fact]
    public void What_one_instance_finishes_another_is_shown_once()
    {
        const string block = "Fixed.\n\n```pool\nINSTANCE: A\nACTION: completed\nTOPIC: Auth token refresh fix\n```\n";
        Assert.Equal("", Hook("Stop", "aaaaaaaa-1", ("last_assistant_message", block)));

        Assert.Contains("- [A] completed: Auth token refresh fix", Hook("SessionStart", "bbbbbbbb-2"), StringComparison.Ordinal);
        Assert.Equal("", Hook("UserPromptSubmit", "bbbbbbbb-2"));
        Assert.Contains("Auth token refresh fix", _pool.Run("list", "--since", "5m").Output, StringComparison.Ordinal);
    }

    [Fact]
    public void A_pool_in_the_project_is_used_by_its_hooks_and_commands()
    {
        _pool.Variables.Remove("POOL_PATH");
        Directory.CreateDirectory(_folder["shop/.claude/pool"]);
        Directory.CreateDirectory(_folder["shop/src"]);
        _pool.Variables["CLAUDE_PROJECT_DIR"] = _folder["shop/src"];
        Assert.Equal(0, _pool.Run("trust", _folder["shop"]).ExitCode);

        Hook("Stop", "aaaaaaaa-1", ("last_assistant_message", "```pool\nTOPIC: In the project\n```"));

        Assert.True(File.Exists(_folder["shop/.claude/pool/instance_state.jsonl"]));
        var inFolder = new PoolProcess(_folder.Path, _folder["shop/src"]);
        Assert.Contains("In the project", inFolder.Run("list").Output, StringComparison.Ordinal);
    }

    [Fact]
    public void A_folder_as_the_pool_is_told_to_the_person_and_nothing_is_left_beside_it()
    {
        _pool.Variables["POOL_PATH"] = Directory.CreateDirectory(_folder["shop/pool"]).FullName;

        var started = Hook("SessionStart", "aaaaaaaa-1");
        var stopped = Hook("Stop", "aaaaaaaa-1", ("last_assistant_message", "```pool\nTOPIC: t\n```"));

        Assert.Equal(started, stopped);
        Assert.Equal("", Hook("Stop", "aaaaaaaa-1", ("last_assistant_message", "No block.")));
        Assert.Contains("is a folder; use the path of a file", started, StringComparison.Ordinal);
        Assert.StartsWith("{\"systemMessage\":\"The pool is not used: ", started, StringComparison.Ordinal);
        Assert.Equal([_folder["shop/pool"]], Directory.GetFileSystemEntries(_folder["shop"]));
        Assert.Empty(Directory.GetFileSystemEntries(_folder["shop/pool"]));
    }

    [Theory]
    [InlineData(".")]
    [InlineData("proj")]
    [InlineData(@"C:\Users\dev\shop")]
    public void A_project_folder_that_is_not_absolute_says_nothing(string folder)
    {
        _pool.Variables["CLAUDE_PROJECT_DIR"] = folder;

        Hook("Stop", "aaaaaaaa-1", ("last_assistant_message", "```pool\nTOPIC: All the same\n```"));

        Assert.Contains("All the same", _pool.Run("list").Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("")]
    [InlineData("  \n")]
    [InlineData("not json")]
    [InlineData("[1, 2]")]
    [InlineData("42")]
    [InlineData("""{"hook_event_name":"Stop"}""")]
    [InlineData("""{"hook_event_name":"Stop","session_id":"s","last_assistant_message":42}""")]
    [InlineData("""{"hook_event_name":["Stop"],"session_id":"s"}""")]
    [InlineData("""{"hook_event_name":"Stop","session_id":"s"} trailing""")]
    public void Bad_input_exits_with_0_and_empty_output_and_one_line_in_the_error_log(string input)
    {
        var result = _pool.RunHook(_hook, input);

        Assert.Equal((0, "", ""), (result.ExitCode, result.Output, result.Error));
        Assert.Single(File.ReadAllLines(_folder["pool/errors.log"]));
    }

    [Fact]
    public void A_working_folder_that_is_gone_costs_nothing()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "a folder in which a process works cannot be removed there");
        _pool.Variables["CLAUDE_INSTANCE"] = "A";
        _pool.Run("add", "--action", "completed", "--topic", "Auth token refresh fix");

        var result = _pool.RunInRemovedFolder(_hook, """{"hook_event_name":"SessionStart","session_id":"bbbbbbbb-2"}""");

        Assert.Equal((0, ""), (result.ExitCode, result.Error));
        Assert.Contains("Auth token refresh fix", result.Output, StringComparison.Ordinal);
        Assert.Contains("Auth token refresh fix", _pool.RunInRemovedFolder("", "list").Output, StringComparison.Ordinal);
    }

    [Fact]
    public void Invalid_utf8_is_bad_input()
    {
        byte[] input = [.. "{\"hook_event_name\":\"Stop\",\"session_id\":\"s"u8, 0xFF, 0xC0, .. "\"}"u8];

        var result = _pool.RunHook(_hook, input);

        Assert.Equal((0, ""), (result.ExitCode, result.Output));
        Assert.Contains("UTF-8", Assert.Single(File.ReadAllLines(_folder["pool/errors.log"])), StringComparison.Ordinal);
    }

    [Fact]
    public void Where_a_pool_cannot_be_used_a_hook_exits_with_0_and_the_person_alone_is_told_of_what_is_lost()
    {
        File.WriteAllText(_folder["file"], "");
        var nowhere = OperatingSystem.IsWindows() ? @"Q:\pool\log.jsonl" : "/proc/pool/log.jsonl";
        foreach (var path in (string[])[_folder.Path, _folder["file/log.jsonl"], nowhere])
        {
            _pool.Variables["POOL_PATH"] = path;
            foreach (var name in (string[])["SessionStart", "UserPromptSubmit", "Stop", "SubagentStop", "SessionEnd"])
            {
                var output = Hook(name, "aaaaaaaa-1", ("last_assistant_message", "```pool\nTOPIC: x\n```"));
                if (name is "SessionStart" or "Stop")
                    Assert.Matches("""^{"systemMessage":"The (entry \\"x\\" is not in the|pool is not used|pool shows nothing)""", output);
                else if (name is "UserPromptSubmit" or "SessionEnd")
                    Assert.Equal("", output);
            }
        }
    }

    [Fact]
    public void A_message_of_20_megabytes_is_read()
    {
        var message = new StringBuilder("```pool\nTOPIC: Early\n```\n");
        while (message.Length < 20_000_000)
            message.Append("A line of an answer that goes on and on.\n");
        message.Append("```pool\nTOPIC: Late\n```\n");

        Hook("Stop", "aaaaaaaa-1", ("last_assistant_message", message.ToString()));

        var output = _pool.Run("list").Output;
        Assert.Contains("Early", output, StringComparison.Ordinal);
        Assert.Contains("Late", output, StringComparison.Ordinal);
    }

    [Fact]
    public void An_event_that_is_none_of_ours_says_and_writes_nothing()
    {
        Assert.Equal("", Hook("Notification", "aaaaaaaa-1"));
        Assert.False(Directory.Exists(_folder["pool"]));
    }

    [Theory]
    [InlineData("--pool", "named.jsonl")]
    [InlineData("--pool=named.jsonl")]
    public void A_pool_that_arguments_name_is_used(params string[] arguments)
    {
        var named = arguments.Select(argument => argument.Replace("named.jsonl", _folder["named.jsonl"], StringComparison.Ordinal));
        var hook = _hook with { Arguments = [.. _hook.Arguments, .. named] };

        Assert.Equal(
            (0, "", ""),
            AsTuple(
                _pool.RunHook(hook, """{"hook_event_name":"Stop","session_id":"s","last_assistant_message":"```pool\nTOPIC: Named\n```"}""")
            )
        );

        Assert.Contains("Named", _pool.Run("list", "--pool", _folder["named.jsonl"]).Output, StringComparison.Ordinal);
    }

    private static (int ExitCode, string Output, string Error) AsTuple(PoolProcess.Result result) =>
        (result.ExitCode, result.Output, result.Error);

    private string Hook(string name, string session, params (string Name, string Value)[] members)
    {
        var input = new Dictionary<string, string> { ["session_id"] = session, ["hook_event_name"] = name, ["cwd"] = _folder.Path };
        foreach (var (member, value) in members)
            input[member] = value;
        var result = _pool.RunHook(_hook, JsonSerializer.Serialize(input));
        Assert.Equal((0, ""), (result.ExitCode, result.Error));
        return result.Output;
    }
}

using System.Text.Json;
using System.Text.Json.Nodes;

namespace PoolCoordination.Tests.Cli;

/// <summary><c>pool-hook</c> where a pool is on a server: <c>pool hook</c> beside it takes over.</summary>
public sealed class HandOverTests : IDisposable
{
    private const string Address = "postgres://me@127.0.0.1:1/database?pool=p";
    private const string Start = """{"hook_event_name":"SessionStart","session_id":"aaaaaaaa"}""";

    private readonly ScratchFolder _folder = new();
    private readonly PoolProcess _process;
    private readonly HookProgram _hook;

    public HandOverTests()
    {
        _process = new PoolProcess(_folder.Path);
        _process.Variables["POOL_PATH"] = Address;
        var bin = _folder.Folder("bin");
        foreach (
            var file in Directory
                .GetFiles(Path.GetDirectoryName(Repository.HookExecutable)!)
                .Where(file => Path.GetFileNameWithoutExtension(file) != "pool")
        )
            File.Copy(file, Path.Combine(bin, Path.GetFileName(file)));
        _hook = new HookProgram(Path.Combine(bin, Path.GetFileName(Repository.HookExecutable)));
    }

    private string[] Errors =>
        File.Exists(_folder[".claude", "pool", "errors.log"]) ? File.ReadAllLines(_folder[".claude", "pool", "errors.log"]) : [];

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData(0)]
    [InlineData(100_000)]
    [InlineData(8_000_000)]
    public void The_whole_input_is_handed_over_and_the_output_is_passed_on(int length)
    {
        PutPool("cat > input; echo \"$@\" > arguments; echo shown; echo told >&2; exit 3");
        var input = JsonSerializer.Serialize(
            new Dictionary<string, string>
            {
                ["hook_event_name"] = "Stop",
                ["session_id"] = "aaaaaaaa",
                ["last_assistant_message"] = new string('ü', length),
            }
        );

        var result = _process.RunHook(_hook, input);

        Assert.Equal((3, "shown\n", "told\n"), (result.ExitCode, result.Output, result.Error));
        Assert.Equal(input, File.ReadAllText(_folder["input"]));
        Assert.Equal("hook\n", File.ReadAllText(_folder["arguments"]));
        Assert.Empty(Errors);
    }

    [Fact]
    public void It_is_handed_over_though_nobody_closes_the_input()
    {
        PutPool("cat > input");
        using var process = _process.StartOpen(_hook);
        process.StandardInput.Write(Start);
        process.StandardInput.Flush();

        Assert.True(process.WaitForExit(RunningPool.Limit), "The hook did not end.");
        Assert.Equal(Start, File.ReadAllText(_folder["input"]));
    }

    [Fact]
    public void An_address_that_arguments_name_is_passed_on()
    {
        PutPool("echo \"$@\" > arguments");
        _process.Variables.Remove("POOL_PATH");

        _process.RunHook(_hook with { Arguments = ["--pool", Address] }, Start);

        Assert.Equal($"hook --pool {Address}\n", File.ReadAllText(_folder["arguments"]));
    }

    [Fact]
    public void A_server_that_settings_name_is_handed_over_to()
    {
        PutPool("cat > input");
        _process.Variables.Remove("POOL_PATH");
        File.WriteAllText(Path.Combine(_folder.Folder(".claude", "pool"), "pool.json"), $$"""{"pool": "{{Address}}"}""");

        _process.RunHook(_hook, Start);

        Assert.Equal(Start, File.ReadAllText(_folder["input"]));
    }

    [Theory]
    [InlineData("""{"hook_event_name":"Notification","session_id":"aaaaaaaa"}""")]
    [InlineData("""{"hook_event_name":"Invented","session_id":"aaaaaaaa"}""")]
    public void An_event_of_no_interest_is_not_handed_over(string input)
    {
        PutPool("cat > input");

        Assert.Equal((0, "", ""), AsTuple(_process.RunHook(_hook, input)));

        Assert.False(File.Exists(_folder["input"]));
        Assert.Empty(Errors);
    }

    [Fact]
    public void A_fault_of_the_input_is_logged_by_one_of_the_two()
    {
        var input = """{"hook_event_name":"Stop","session_id":"aaaaaaaa"} trailing""";
        PutPool($"exec '{Repository.PoolExecutable}' \"$@\"");

        Assert.Equal((0, "", ""), AsTuple(_process.RunHook(_hook, input)));

        Assert.Contains(
            "not a valid JSON object",
            Assert.Single(Errors, line => !line.Contains("cannot be reached", StringComparison.Ordinal)),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public void Without_pool_beside_it_the_session_goes_on_and_one_line_and_its_user_are_told()
    {
        var result = _process.RunHook(_hook, Start);

        Assert.Equal((0, ""), (result.ExitCode, result.Error));
        var line = Assert.Single(Errors);
        var message = JsonNode.Parse(result.Output)!["systemMessage"]!.GetValue<string>();
        foreach (var told in (string[])[line, message])
        {
            Assert.Contains(_folder["bin", OperatingSystem.IsWindows() ? "pool.exe" : "pool"], told, StringComparison.Ordinal);
            Assert.Contains("run 'pool install' again", told, StringComparison.Ordinal);
        }
    }

    private void PutPool(string script)
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "a script is executable on Unix");
        var path = _folder["bin", "pool"];
        File.WriteAllText(path, $"#!/bin/sh\n{script}\n");
        File.SetUnixFileMode(path, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
    }

    private static (int ExitCode, string Output, string Error) AsTuple(PoolProcess.Result result) =>
        (result.ExitCode, result.Output, result.Error);
}

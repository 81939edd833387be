namespace PoolCoordination.Tests.Cli;

public sealed class PoolHookProcessTests() : HookProcessTests(HookProgram.PoolHook)
{
    [Theory]
    [InlineData("--pool")]
    [InlineData("hook", "--pool", "x.jsonl")]
    [InlineData("--help")]
    public void Arguments_that_it_does_not_take_are_logged(params string[] arguments)
    {
        using var folder = new ScratchFolder();
        var process = new PoolProcess(folder.Path);
        process.Variables["POOL_PATH"] = folder["pool.jsonl"];

        process.RunHook(HookProgram.PoolHook with { Arguments = arguments }, """{"hook_event_name":"Notification","session_id":"s"}""");

        Assert.Contains(
            $"pool-hook was started with '{string.Join(' ', arguments)}'",
            File.ReadAllText(folder["errors.log"]),
            StringComparison.Ordinal
        );
    }
}

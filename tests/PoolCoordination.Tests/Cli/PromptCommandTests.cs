namespace PoolCoordination.Tests.Cli;

public sealed class PromptCommandTests : IDisposable
{
    private readonly ScratchFolder _folder = new();
    private readonly PoolProcess _pool;

    public PromptCommandTests() => _pool = new PoolProcess(_folder.Path) { Variables = { ["CLAUDE_INSTANCE"] = "A" } };

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void It_says_what_one_holds_and_what_blocks_one_and_else_nothing()
    {
        Assert.Equal((0, "", ""), Prompt());

        Assert.Equal(0, _pool.Run("add", "--action", "claimed", "--topic", "Mine", "--affects", "a.py").ExitCode);
        Assert.Equal(0, _pool.Run("add", "--action", "blocked", "--topic", "Theirs", "--instance", "B").ExitCode);

        Assert.Equal((0, "[A: 1 claim, 1 blocker]\n", ""), Prompt());
    }

    [Fact]
    public void A_prompt_ignores_a_pool_that_cannot_be_read()
    {
        Directory.CreateDirectory(_folder["folder"]);
        _pool.Variables["POOL_PATH"] = _folder["folder"];

        Assert.Equal((0, "", ""), Prompt());
    }

    [Fact]
    public void An_address_that_is_not_one_is_not_an_error_in_a_prompt()
    {
        _pool.Variables["POOL_PATH"] = "postgres://user@host/database?colour=red";

        Assert.Equal((0, "", ""), Prompt());
    }

    private (int ExitCode, string Output, string Error) Prompt() =>
        _pool.Run("prompt") is var result ? (result.ExitCode, result.Output, result.Error) : default;
}

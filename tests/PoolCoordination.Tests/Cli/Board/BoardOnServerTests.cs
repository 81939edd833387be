using PoolCoordination.Tests.Postgres;

namespace PoolCoordination.Tests.Cli.Board;

/// <summary><c>pool board</c> of a pool on a server that is stopped and started while it is open.</summary>
public sealed class BoardOnServerTests : IDisposable
{
    private readonly ScratchFolder _folder = new();
    private readonly PostgresInstance? _server = PostgresInstance.Absence is null ? new PostgresInstance() : null;

    public void Dispose()
    {
        _server?.Dispose();
        _folder.Dispose();
    }

    [Fact]
    public void It_keeps_the_last_board_while_the_server_is_away_and_goes_on_afterwards()
    {
        TmuxTerminal.Require();
        Assert.SkipWhen(_server is null, PostgresInstance.Absence ?? "");
        var address = _server!.NewPool();
        using var pool = new ScratchPool(address);
        pool.Add("A", "before the start");
        using var terminal = new TmuxTerminal(_folder, 100, 24, _folder.Path, ("POOL_PATH", address));
        terminal.Run("pool board");
        terminal.WaitFor("before the start");
        pool.Add("A", "while it is open");
        terminal.WaitFor("while it is open");

        _server.Stop();
        terminal.WaitFor(
            "the reason below the last board",
            screen => screen.Contains("while it is open") && screen.Contains("cannot be reached")
        );
        _server.Start();
        pool.Add("A", "after the restart");

        terminal.WaitFor("the new entry alone", screen => screen.Contains("after the restart") && !screen.Contains("cannot be reached"));
        terminal.Type("q");
        terminal.WaitFor("the shell", screen => !screen.Contains("q quit"));
    }
}

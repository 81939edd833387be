using PoolCoordination.Host;

namespace PoolCoordination.Tests.Host;

public sealed class ClientProcessTests : IDisposable
{
    private readonly ProcessFolder _processes = new();

    public void Dispose() => _processes.Dispose();

    [Fact]
    public void The_client_is_the_process_that_started_the_hook()
    {
        _processes.With(1, "systemd", 0, 1).With(40, "claude", 1, 777).With(ProcessFolder.Own, "pool-hook", 40, 800);

        Assert.Equal(40, Client()?.Id);
    }

    [Fact]
    public void Shells_between_the_two_are_passed_over()
    {
        _processes
            .With(1, "systemd", 0, 1)
            .With(40, "node", 1, 777)
            .With(41, "bash", 40, 790)
            .With(42, "pwsh", 41, 795)
            .With(ProcessFolder.Own, "pool-hook", 42, 800);

        Assert.Equal(40, Client()?.Id);
    }

    [Fact]
    public void A_script_of_a_shell_is_one_whatever_its_name()
    {
        _processes
            .With(40, "claude", 1, 777)
            .With(41, "my-hook.sh", 40, 790)
            .Running(41, "/usr/bin/bash")
            .With(ProcessFolder.Own, "pool-hook", 41, 800);

        Assert.Equal(40, Client()?.Id);
    }

    [Theory]
    [InlineData(false, null)]
    [InlineData(true, 1)]
    public void The_first_process_counts_only_where_something_else_says_that_it_is_the_client(bool isClient, int? expected)
    {
        _processes.With(1, "node", 0, 1).With(ProcessFolder.Own, "pool-hook", 1, 800);

        Assert.Equal(expected, Client(isClient)?.Id);
    }

    [Fact]
    public void A_parent_that_is_not_seen_leaves_it_unknown()
    {
        _processes.With(ProcessFolder.Own, "pool-hook", 0, 800);

        Assert.Null(Client());
    }

    private ProcessIdentity? Client(bool isFirstTheClient = false) =>
        ClientProcess.Of(_processes.Table, ProcessFolder.Own, _ => isFirstTheClient);
}

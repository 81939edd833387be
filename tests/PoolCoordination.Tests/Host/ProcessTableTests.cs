using PoolCoordination.Host;

namespace PoolCoordination.Tests.Host;

public sealed class ProcessTableTests : IDisposable
{
    private readonly ProcessFolder _processes = new();

    public void Dispose() => _processes.Dispose();

    [Fact]
    public void A_process_runs_until_it_ends()
    {
        var client = _processes.With(40, "claude", 1, 777).Table.Identify(40)!;

        Assert.True(_processes.Table.IsRunning(client));
        _processes.End(40);
        Assert.False(_processes.Table.IsRunning(client));
    }

    [Fact]
    public void Another_process_with_the_same_number_is_another()
    {
        var client = _processes.With(40, "claude", 1, 777).Table.Identify(40)!;
        _processes.With(40, "claude", 1, 778);

        Assert.False(_processes.Table.IsRunning(client));
    }

    [Fact]
    public void A_process_of_another_namespace_or_boot_is_not_known_to_have_ended()
    {
        var client = _processes.With(40, "claude", 1, 777).Table.Identify(40)!;
        using var container = new ProcessFolder(space: "pid:[2]");
        using var rebooted = new ProcessFolder(boot: "boot-2");

        Assert.Null(container.Table.IsRunning(client));
        Assert.Null(rebooted.Table.IsRunning(client));
    }

    [Fact]
    public void A_process_that_has_ended_and_was_not_taken_note_of_does_not_run()
    {
        var client = _processes.With(40, "claude", 1, 777).Table.Identify(40)!;
        _processes.With(40, "claude", 1, 777, state: 'Z');

        Assert.False(_processes.Table.IsRunning(client));
    }

    [Theory]
    [InlineData("a) S 1 (b")]
    [InlineData("((((")]
    [InlineData("node 1 2 3")]
    public void A_program_may_have_any_name(string name)
    {
        var process = _processes.With(40, name, 7, 777).Table.Find(40)!;

        Assert.Equal((name, 7, 777L), (process.Name, process.Parent, process.Start));
    }

    [Fact]
    public void A_table_of_other_processes_is_not_used() => Assert.Null(ProcessTable.Open(_processes.Path, ProcessFolder.Own + 1));

    [Fact]
    public void The_table_of_this_machine_has_this_process()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "only Linux has /proc");
        var table = ProcessTable.OfMachine()!;

        Assert.True(table.IsRunning(table.Identify(Environment.ProcessId)!));
    }

    [Fact]
    public void A_process_is_the_same_once_it_was_written_down_and_read()
    {
        var client = _processes.With(40, "claude", 1, 777).Table.Identify(40)!;

        Assert.Equal(client, ProcessIdentity.Parse(client.ToString()));
        Assert.Null(ProcessIdentity.Parse("40 -1 x"));
        Assert.Null(ProcessIdentity.Parse("40"));
    }
}

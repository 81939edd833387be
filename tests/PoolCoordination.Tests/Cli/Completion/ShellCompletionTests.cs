namespace PoolCoordination.Tests.Cli.Completion;

/// <summary>Tab in real shells, in a terminal.</summary>
public sealed class ShellCompletionTests : IDisposable
{
    private readonly ScratchFolder _folder = new();

    public ShellCompletionTests() => HostileTopics.Write(_folder[".claude", "pool", "instance_state.jsonl"], "A");

    public static TheoryData<string> Shells => ["bash", "zsh", "fish"];

    public void Dispose() => _folder.Dispose();

    [Theory]
    [MemberData(nameof(Shells))]
    public void Commands_options_and_values_are_completed(string shell)
    {
        using var terminal = new InteractiveShell(shell, _folder.Path);

        Assert.Equal(["pool", "status"], terminal.Complete("pool stat"));
        Assert.Equal(["pool", "list", "--verbose"], terminal.Complete("pool list --verb"));
        Assert.Equal(["pool", "list", "--action", "blocked"], terminal.Complete("pool list --action bl"));
        Assert.Equal(["pool", "list", "--action=blocked"], terminal.Complete("pool list --action=bl"));
        Assert.Equal(["pool", "list", "-a", "blocked,claimed"], terminal.Complete("pool list -a blocked,cl"));
        Assert.Equal(["pool", "option", "guard"], terminal.Complete("pool option gu"));
        Assert.Equal(["pool", "option", "guard", "deny"], terminal.Complete("pool option guard d"));
        Assert.Equal(["pool", "list", "--since", "yesterday"], terminal.Complete("pool list --since yes"));
        Assert.Equal(["pool", "completion", "fish"], terminal.Complete("pool completion f"));
        Assert.Equal(["pool", "help", "unlock"], terminal.Complete("pool help unl"));
        Assert.Equal(["pool", "unlock", "--instance", "A"], terminal.Complete("pool unlock --instance "));
    }

    [Theory]
    [MemberData(nameof(Shells))]
    public void Paths_are_completed_where_a_path_belongs(string shell)
    {
        Directory.CreateDirectory(_folder["sources", "inner folder"]);
        File.WriteAllText(_folder["sources", "inner folder", "a file.py"], "");
        using var terminal = new InteractiveShell(shell, _folder.Path);

        Assert.Equal(
            ["pool", "add", "--affects", "sources/inner folder/a file.py"],
            terminal.Complete("pool add --affects sources/inner\\ folder/")
        );
        Assert.Equal(
            ["pool", "list", "--affects=sources/inner folder/a file.py"],
            terminal.Complete("pool list --affects=sources/inner\\ folder/")
        );
    }

    [Theory]
    [MemberData(nameof(Shells))]
    public void A_topic_of_another_is_passed_on_as_it_is_and_runs_nothing(string shell)
    {
        using var terminal = new InteractiveShell(shell, _folder.Path);

        foreach (var (start, topic) in HostileTopics.All)
        {
            foreach (var opening in (string[])["", "'", "\""])
                Assert.Equal(
                    ["pool", "unlock", "--topic", HostileTopics.Shown(topic)],
                    terminal.Complete($"pool unlock --topic {opening}{start}")
                );
            Assert.Equal(["pool", "unlock", $"--topic={HostileTopics.Shown(topic)}"], terminal.Complete($"pool unlock --topic={start}"));
        }

        Assert.False(File.Exists(_folder["x"]));
    }

    [Theory]
    [MemberData(nameof(Shells))]
    public void A_completed_topic_is_completed_again_from_its_middle(string shell)
    {
        using var terminal = new InteractiveShell(shell, _folder.Path);

        Assert.Equal(
            ["pool", "unlock", "--topic", "command $(touch x) of another"],
            terminal.Complete(@"pool unlock --topic command\ \$\(touch")
        );
        Assert.Equal(["pool", "unlock", "--topic", "colon: a=b @host c:d"], terminal.Complete(@"pool unlock --topic colon:\ a=b\ @"));
        Assert.False(File.Exists(_folder["x"]));
    }

    [Theory]
    [MemberData(nameof(Shells))]
    public void A_path_to_the_executable_is_completed_by_that_executable(string shell)
    {
        Directory.CreateSymbolicLink(_folder["bin"], Path.Combine(Repository.Root, "bin"));
        using var terminal = new InteractiveShell(shell, _folder.Path);

        Assert.Equal(["bin/pool", "status"], terminal.Complete("bin/pool stat"));
        Assert.Equal([_folder["bin/pool"], "status"], terminal.Complete("~/bin/pool stat"));
        Assert.Equal(["nowhere/pool", "stat"], terminal.Complete("nowhere/pool stat"));
    }
}

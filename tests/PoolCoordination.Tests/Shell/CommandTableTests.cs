using PoolCoordination.Shell;

namespace PoolCoordination.Tests.Shell;

public sealed class CommandTableTests
{
    public static TheoryData<string> Examples => [.. Lines(CommandExamples.Programs), .. Lines(CommandExamples.Git)];

    public static TheoryData<string> ExamplesOfCmdlets => [.. Lines(CommandExamples.Cmdlets)];

    [Theory]
    [MemberData(nameof(Examples))]
    public void A_command_has_the_effect_of_its_line(string example) => Check(example, isPowerShell: false);

    [Theory]
    [MemberData(nameof(ExamplesOfCmdlets))]
    public void A_cmdlet_has_the_effect_of_its_line(string example) => Check(example, isPowerShell: true);

    [Fact]
    public void Each_line_of_the_tables_has_an_example()
    {
        var examples = Lines(CommandExamples.Programs + CommandExamples.Cmdlets + CommandExamples.Git);
        var lines = Lines(ProgramTable.Programs + ProgramTable.Cmdlets);
        lines.AddRange(Lines(GitTable.Subcommands).Select(line => "git " + line));

        foreach (var line in lines)
        {
            var name = line.Split('|')[0].Trim();
            Assert.True(examples.Exists(example => $"{example} ".Contains($"=> {name} ", StringComparison.OrdinalIgnoreCase)), name);
        }
    }

    [Theory]
    [InlineData("sed -n 5p a.py")]
    [InlineData("black --check a.py")]
    [InlineData("cargo fmt -- --check")]
    [InlineData("perl -ne print a.py")]
    [InlineData("cp -n a.py b.py")]
    [InlineData("rsync -an a/ b/")]
    [InlineData("ln -s a b")]
    [InlineData("tar -czf a.tgz src")]
    [InlineData("docker compose down")]
    [InlineData("pool option guard")]
    [InlineData("kill 12345")]
    [InlineData("yarn install a.py b.py")]
    [InlineData("git commit --dry-run -a")]
    [InlineData("git clean -n -fdx")]
    [InlineData("git clean -dx")]
    [InlineData("git stash --help")]
    [InlineData("git checkout -h")]
    [InlineData("git stash list")]
    [InlineData("git add -n .")]
    [InlineData("git worktree add ../x")]
    [InlineData("git rebase --quit")]
    [InlineData("git frobnicate --hard")]
    [InlineData("git status --=discard")]
    [InlineData("rm --=x")]
    [InlineData("ssh host 'rm -rf /'")]
    [InlineData("docker exec web git reset --hard")]
    [InlineData("command -v git reset")]
    [InlineData("$UNKNOWN rm a.py")]
    public void A_command_without_effect_has_none(string command) => Assert.Empty(ShellScene.Effects(command));

    private static void Check(string example, bool isPowerShell)
    {
        var at = example.IndexOf(" => ", StringComparison.Ordinal);
        var (kinds, command) = (example[..at].Split(' '), example[(at + 4)..]);

        Assert.Equal(
            kinds.Select(ProgramEffects.Kind).Order(),
            ShellScene.Effects(command, isPowerShell).Select(effect => effect.Kind).Distinct().Order()
        );
    }

    private static List<string> Lines(string text) =>
        [.. text.Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)];
}

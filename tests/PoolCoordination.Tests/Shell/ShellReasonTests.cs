using FsCheck.Fluent;
using PoolCoordination.Git;
using PoolCoordination.Shell;

namespace PoolCoordination.Tests.Shell;

public sealed class ShellReasonTests
{
    [Fact]
    public void The_reason_says_who_has_which_files_since_when_and_the_safe_way() =>
        Assert.Equal(
            "`git stash` would stash work that is not yours: src/pay.py (\"B\", changed 4m ago), src/cart.py (\"B\", staged 4m ago). "
                + "To stash only your own files: `git stash push -- docs_a.md`",
            ShellScene.Judge("git stash", "dirty").Text
        );

    [Fact]
    public void The_reason_names_a_claim()
    {
        var text = ShellScene.Judge("sed -i s/a/b/ src/pay.py", "claimed").Text;

        Assert.StartsWith("`sed` would change src/pay.py (claimed by \"B\" 2h ago).", text, StringComparison.Ordinal);
    }

    [Fact]
    public void The_way_out_is_never_named()
    {
        var text = ShellScene.Judge("POOL_SHELL_GUARD=off git stash", "dirty").Text;

        Assert.StartsWith("`git stash` would", text, StringComparison.Ordinal);
        Assert.DoesNotContain("POOL_SHELL_GUARD", text, StringComparison.Ordinal);
    }

    [Fact]
    public void A_reason_of_strange_names_is_short_and_plain() =>
        Holds.For(
            Any.Text.ListOf(),
            names =>
            {
                var files = names.Select(File).ToList();
                var situation = ShellScene.Of("B\u001b[31m`\n", files, []);
                var verdict = ShellScene.Judge("git stash -a; rm -rf src; git clean -fdx", situation);

                Assert.InRange(verdict.Text.Length, 0, ShellReason.Longest);
                Assert.DoesNotContain(verdict.Text, char.IsControl);
            }
        );

    [Theory]
    [MemberData(nameof(ShellJudgeTests.Commands), MemberType = typeof(ShellJudgeTests))]
    public void Every_reason_is_short_and_plain(string command)
    {
        foreach (var situation in (string[])["dirty", "claimed", "worktree", "ended", "nobody's"])
        {
            var text = ShellScene.Judge(command, situation).Text;
            Assert.True(text.Length <= ShellReason.Longest, text);
            Assert.DoesNotContain(text, char.IsControl);
        }
    }

    private static UncommittedFile File(string name, int number) =>
        new(
            Path.Combine(ShellScene.Root, "src", name.Replace("\0", "", StringComparison.Ordinal).Replace('/', '_') + number),
            (FileStates)(number % 16),
            name + new string('n', number)
        );
}

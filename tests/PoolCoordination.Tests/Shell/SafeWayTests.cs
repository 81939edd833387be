using PoolCoordination.Shell;

namespace PoolCoordination.Tests.Shell;

public sealed class SafeWayTests
{
    [Theory]
    [InlineData("git checkout .", "git restore -- docs_a.md")]
    [InlineData("git reset --hard", "git restore -- docs_a.md")]
    [InlineData("git checkout -- docs_a.md src/pay.py", "git restore -- docs_a.md")]
    [InlineData("git checkout -f other", "git worktree add ../shop-own other")]
    [InlineData("git reset --hard HEAD~1", "git worktree add ../shop-own -b NAME")]
    [InlineData("git switch -c fix", "git worktree add ../shop-own -b fix")]
    [InlineData("git rebase --autostash main", "git worktree add ../shop-own -b NAME")]
    [InlineData("git clean -fdx", "git clean -f -- new_a.md")]
    [InlineData("git stash", "git stash push -- docs_a.md")]
    [InlineData("git stash -u", "git stash push -u -- docs_a.md new_a.md")]
    [InlineData("git stash pop", "git stash list --format='%gd %H %gs' && git stash apply SHA")]
    [InlineData("git add .", "git add -- docs_a.md new_a.md")]
    [InlineData("git restore --staged .", "git restore --staged -- docs_a.md")]
    [InlineData("git commit -am x", "git add -- docs_a.md new_a.md && git commit -m \"…\" -- docs_a.md new_a.md")]
    [InlineData("rm src/pay.py", "git worktree add ../shop-own -b NAME")]
    [InlineData("sed -i s/a/b/ src/pay.py", "git worktree add ../shop-own -b NAME")]
    public void The_safe_way_does_what_was_meant_and_passes(string command, string safe)
    {
        var verdict = ShellScene.Judge(command, "dirty");

        Assert.Equal(safe, verdict.SafeWay);
        Assert.Contains($"`{safe}`", verdict.Text, StringComparison.Ordinal);
        Assert.Equal(ShellAnswer.Pass, ShellScene.Judge(safe, "dirty").Answer);
    }

    [Theory]
    [InlineData("git checkout -- src/pay.py")]
    [InlineData("git restore src")]
    public void Files_of_its_own_that_a_command_is_not_about_are_not_undone(string command)
    {
        var verdict = ShellScene.Judge(command, "dirty");

        Assert.Null(verdict.SafeWay);
        Assert.Contains("None of these changes is known to be yours", verdict.Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("git stash pop", "git stash list --format='%gd %H %gs' && git stash apply SHA")]
    [InlineData("git worktree remove ../shop-b", "git worktree add ../shop-own -b NAME")]
    public void The_safe_way_of_one_in_another_working_tree_passes(string command, string safe)
    {
        Assert.Equal(safe, ShellScene.Judge(command, "worktree").SafeWay);
        Assert.Equal(ShellAnswer.Pass, ShellScene.Judge(safe, "worktree").Answer);
    }

    [Theory]
    [MemberData(nameof(ShellJudgeTests.Commands), MemberType = typeof(ShellJudgeTests))]
    public void Every_safe_way_passes(string command)
    {
        foreach (var situation in (string[])["dirty", "claimed", "worktree", "ended", "nobody's"])
        {
            if (ShellScene.Judge(command, situation).SafeWay is { } safe)
                Assert.Equal(ShellAnswer.Pass, ShellScene.Judge(safe, situation).Answer);
        }
    }
}

using PoolCoordination.Git;
using PoolCoordination.Shell;

namespace PoolCoordination.Tests.Shell;

public sealed class ShellJudgeTests
{
    public static TheoryData<string, string, string> Bash => Read(VerdictRows.Bash);

    public static TheoryData<string, string, string> PowerShell => Read(VerdictRows.PowerShell);

    public static TheoryData<string> Commands => [.. Read(VerdictRows.Bash).Select(row => row.Data.Item3).Distinct()];

    [Theory]
    [MemberData(nameof(Bash))]
    public void A_line_of_Bash_is_answered(string situation, string answer, string command) =>
        Assert.Equal(Answer(answer, command), Text(ShellScene.Judge(command, situation).Answer));

    [Theory]
    [MemberData(nameof(PowerShell))]
    public void A_line_of_PowerShell_is_answered(string situation, string answer, string command) =>
        Assert.Equal(
            Answer(answer, command),
            Text(ShellScene.Judge(command, ShellScene.Situation(situation), isPowerShell: true).Answer)
        );

    [Theory]
    [MemberData(nameof(Commands))]
    public void Alone_everything_passes_but_what_weakens_the_guard(string command)
    {
        var verdict = ShellScene.Judge(command, "alone");

        Assert.Equal(command.StartsWith("pool ", StringComparison.Ordinal) ? verdict.Answer : ShellAnswer.Pass, verdict.Answer);
        Assert.Equal(verdict.Answer == ShellAnswer.Pass, verdict.Text.Length == 0);
    }

    [Theory]
    [InlineData("pass", "pass", "pass")]
    [InlineData("warn", "warn", "warn")]
    [InlineData("ask", "ask", "warn")]
    [InlineData("deny", "deny", "warn")]
    public void A_claimed_file_is_guarded_by_the_option_for_edits(string guard, string ofFile, string ofFolder)
    {
        var situation = ShellScene.Of("B", [], [], claims: ShellScene.Claims, guard: Answer(guard));

        Assert.Equal(ofFile, Text(ShellScene.Judge("sed -i s/a/b/ src/pay.py", situation).Answer));
        Assert.Equal(ofFolder, Text(ShellScene.Judge("black src", situation).Answer));
    }

    [Theory]
    [InlineData("pass")]
    [InlineData("ask")]
    [InlineData("deny")]
    public void A_change_in_part_follows_the_option_for_work_in_progress(string inProgress)
    {
        var situation = ShellScene.Of("B", ShellScene.Files("B"), [], inProgress: Answer(inProgress));

        Assert.Equal(Answer(inProgress), ShellScene.Judge("echo x >> src/pay.py", situation).Answer);
        Assert.Equal(ShellAnswer.Deny, ShellScene.Judge("echo x > src/pay.py", situation).Answer);
    }

    [Theory]
    [InlineData("ask")]
    [InlineData("warn")]
    [InlineData("pass")]
    public void No_answer_is_stricter_than_the_option_of_the_guard(string strictest)
    {
        var situation = ShellScene.Of("B", ShellScene.Files("B"), [], strictest: Answer(strictest));

        Assert.Equal(Answer(strictest), ShellScene.Judge("git stash", situation).Answer);
    }

    [Fact]
    public void The_entry_of_the_stash_that_is_its_own_may_be_taken()
    {
        var situation = ShellScene.Of("B", [], ShellScene.Stash("", "B"));

        Assert.Equal(ShellAnswer.Pass, ShellScene.Judge("git stash pop", situation).Answer);
        Assert.Equal(ShellAnswer.Deny, ShellScene.Judge("git stash pop stash@{1}", situation).Answer);
        Assert.Equal(ShellAnswer.Deny, ShellScene.Judge("git stash clear", situation).Answer);
        Assert.Equal(ShellAnswer.Deny, ShellScene.Judge("git stash pop && git stash pop 1", situation).Answer);
    }

    [Fact]
    public void What_an_ended_session_left_on_the_stash_is_asked_about()
    {
        var ended = new StashEntry("B", ShellScene.Now.AddDays(-2)) { HasEnded = true };

        var verdict = ShellScene.Judge("git stash pop", ShellScene.Of(null, [], [ended]));

        Assert.Equal(ShellAnswer.Ask, verdict.Answer);
        Assert.Contains("from 2d ago of \"B\", who has ended", verdict.Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("kill-port 3000", "end what uses port:3000 (claimed by \"B\" 2h ago)")]
    [InlineData("dropdb shop_test", "empty or delete db:shop_test (claimed by \"B\" 2h ago)")]
    [InlineData("rm src/pay.py", "delete src/pay.py (claimed by \"B\" 2h ago)")]
    public void A_reason_says_since_when_something_is_claimed(string command, string reason) =>
        Assert.Contains(reason, ShellScene.Judge(command, "claimed").Text, StringComparison.Ordinal);

    [Fact]
    public void A_working_tree_within_the_tree_is_one_of_its_own()
    {
        var nested = Path.Combine(ShellScene.Root, "trees", "b");
        var file = new UncommittedFile(Path.Combine(nested, "pay.py"), FileStates.Changed, "B");
        var situation = ShellScene.Of(null, [file], [], [new WorkingTree(nested, "B")]);

        Assert.Equal(ShellAnswer.Pass, ShellScene.Judge("git stash", situation).Answer);
        Assert.Equal(ShellAnswer.Pass, ShellScene.Judge("git worktree add trees/a && cd trees/a && git reset --hard", situation).Answer);
        Assert.Equal(ShellAnswer.Deny, ShellScene.Judge("rm -rf trees", situation).Answer);
    }

    [Fact]
    public void The_harms_say_who_is_hurt_by_what()
    {
        var harm = Assert.Single(ShellScene.Judge("git commit -m x", "dirty").Harms);

        Assert.Equal(("B", ShellScene.In("src/cart.py"), ShellEffectKind.Commits), (harm.Holder, harm.File?.Path, harm.Effect.Kind));
    }

    private static TheoryData<string, string, string> Read(string rows)
    {
        var data = new TheoryData<string, string, string>();
        foreach (var row in rows.Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
        {
            var cells = row.Split(" | ", 3);
            data.Add(cells[0], cells[1], cells[2].Replace("\\n", "\n", StringComparison.Ordinal));
        }

        return data;
    }

    // A database that others use is one of the few things of which a person decides.
    private static string Answer(string answer, string command) =>
        answer == "warn" && ShellScene.Effects(command).Any(effect => effect.Kind == ShellEffectKind.Drops) ? "ask" : answer;

    private static ShellAnswer Answer(string word) => Enum.Parse<ShellAnswer>(word, ignoreCase: true);

    private static string Text(ShellAnswer answer) => answer.ToString().ToLowerInvariant();
}

using PoolCoordination.Detection;
using PoolCoordination.Detection.Turns;
using PoolCoordination.Entries;

namespace PoolCoordination.Tests.Detection;

public sealed class TurnDetectorTests
{
    private const string Folder = "/home/ann/shop";
    private const string Nothing = "All set. Anything else?";

    [Theory]
    [InlineData("git commit -m 'Fix the token refresh'", "[main 1a2b3c4] Fix the token refresh\n 1 file changed", "Fix the token refresh")]
    [InlineData("git add -A && git commit -am x 2>&1 | tail -3", "[feat/x 1a2b3c4d] Fix the refresh", "Fix the refresh")]
    [InlineData("git commit -q -m 'Fix the token refresh'", "", "Fix the token refresh")]
    [InlineData("git commit --quiet -m \"$(cat <<'EOF'\nFix the refresh\n\nWith a mutex.\nEOF\n)\"", "", "Fix the refresh")]
    [InlineData("cd api && git -C . commit -m x", "[main (root-commit) 1a2b3c4] Begin the API", "Begin the API")]
    public void A_commit_is_a_completion_with_its_subject_as_the_topic(string command, string output, string topic)
    {
        var detected = Detect(Nothing, Ran(command, output));

        Assert.Equal((PoolAction.Completed, topic), (detected!.Action, detected.Topic));
    }

    [Theory]
    [InlineData("git commit -m 'wip: refresh'", "[main 1a2b3c4] wip: refresh")]
    [InlineData("git commit --fixup HEAD", "[main 1a2b3c4] fixup! Fix the refresh")]
    [InlineData("git commit --squash HEAD", "[main 1a2b3c4] squash! Fix the refresh")]
    [InlineData("git merge main; git commit --no-edit", "[feat 1a2b3c4] Merge branch 'main' into feat")]
    [InlineData("git commit -m x", "On branch main\nnothing to commit, working tree clean")]
    [InlineData("git commit --dry-run -m x", "[main 1a2b3c4] x")]
    [InlineData("git commit --allow-empty -m 'Start the deployment'", "[main 1a2b3c4] Start the deployment")]
    [InlineData("echo git commit", "[main 1a2b3c4] x")]
    [InlineData("git log --oneline -1", "[main 1a2b3c4] x")]
    public void What_is_no_end_of_a_piece_of_work_makes_no_entry(string command, string output) =>
        Assert.Null(Detect(Nothing, Ran(command, output)));

    [Theory]
    [InlineData("git reset --soft HEAD~1")]
    [InlineData("git reset HEAD^")]
    [InlineData("git revert --no-edit HEAD")]
    public void A_commit_that_the_turn_takes_back_is_none(string command) =>
        Assert.Null(Detect(Nothing, Ran("git commit -m x", "[main 1a2b3c4] Fix it"), Ran(command, "")));

    [Fact]
    public void Nothing_is_said_while_a_merge_or_a_rebase_is_unfinished()
    {
        var turn = new Turn([Ran("git commit -m x", "[main 1a2b3c4] Fix it")], Folder) { IsInSequence = true };

        Assert.Null(TurnDetector.Detect(Nothing, turn));
    }

    [Fact]
    public void Several_commits_are_one_entry_whose_topic_is_the_one_that_says_most()
    {
        var detected = Detect(
            Nothing,
            Ran("git commit -m a", "[main 1a2b3c4] chore: bump the version of the linter to 4.2"),
            Ran("git commit -m b", "[main 2a2b3c4] feat: refresh tokens under a mutex"),
            Ran("git commit -m c", "[main 3a2b3c4] test: two refreshes at once")
        );

        Assert.Equal("feat: refresh tokens under a mutex", detected!.Topic);
        Assert.Contains("two refreshes at once", detected.Summary, StringComparison.Ordinal);
    }

    [Fact]
    public void An_amended_commit_takes_the_place_of_the_one_before()
    {
        var detected = Detect(
            Nothing,
            Ran("git commit -m a", "[main 1a2b3c4] Refresh tokens under a mutexx"),
            Ran("git commit --amend -m b", "[main 2a2b3c4] Refresh tokens under a mutex")
        );

        Assert.Equal("Refresh tokens under a mutex", detected!.Summary);
    }

    [Fact]
    public void Trailers_say_what_it_blocks_and_unblocks()
    {
        const string message = "Fix the refresh\n\nBlocks: release 2.1\nUnblocks: login page";

        var detected = Detect(Nothing, Ran($"git commit -m '{message}'", "[main 1a2b3c4] Fix the refresh"));

        Assert.Equal("release 2.1, login page", detected!.Blocks);
    }

    [Fact]
    public void Of_a_quiet_commit_the_log_of_HEAD_has_the_subject()
    {
        var turn = new Turn([Ran("git commit -q -F notes.txt", "")], Folder)
        {
            LoggedCommits = [new LoggedCommit(1, "x"), new LoggedCommit(2, "Fix the refresh")],
        };

        Assert.Equal("Fix the refresh", TurnDetector.Detect(Nothing, turn)!.Topic);
    }

    [Theory]
    [InlineData("git commit -qam 'Guard the refresh' 2>&1 | tail -3")]
    [InlineData("false && git commit -qm 'Guard the refresh'")]
    [InlineData("git commit -qm 'Guard the refresh' || true")]
    public void A_commit_that_HEAD_does_not_know_was_not_made(string command)
    {
        var turn = new Turn([Ran(command, "")], Folder) { LoggedCommits = [new LoggedCommit(1, "Begin")] };

        Assert.Null(TurnDetector.Detect("There is nothing to commit.", turn));
    }

    [Fact]
    public void A_commit_in_another_repository_is_none_of_the_projects()
    {
        var turn = new Turn([Ran("cd ../elsewhere && git commit -m x", "[main 1a2b3c4] Elsewhere")], Folder)
        {
            IsInRepository = folder => folder.StartsWith(Folder, StringComparison.Ordinal),
        };

        Assert.Null(TurnDetector.Detect(Nothing, turn));
    }

    [Theory]
    [InlineData("git commit -am 'wip: mutex'", "[main 1a2b3c4] wip: mutex")]
    [InlineData("git commit -am '[WIP] mutex'", "[main 1a2b3c4] [WIP] mutex")]
    [InlineData("git commit -am x && git reset --soft HEAD~1", "[main 1a2b3c4] Fix it")]
    [InlineData("git checkout -- src/auth.py", "")]
    [InlineData("git stash", "Saved working directory")]
    public void A_change_that_was_saved_for_later_or_undone_is_no_end(string command, string output) =>
        Assert.Null(Detect("I saved the state of the parser.", Edited($"{Folder}/src/auth.py"), Ran(command, output)));

    [Theory]
    [InlineData("Sure.")]
    [InlineData("Die Tests schlagen noch fehl; ich konnte den Fehler nicht finden.")]
    [InlineData("Shall I go on with the session handler?")]
    public void A_change_without_words_that_say_what_it_was_is_none(string message) =>
        Assert.Null(Detect(message, Edited($"{Folder}/src/auth.py")));

    [Fact]
    public void A_change_after_which_a_check_failed_is_none() =>
        Assert.Null(
            Detect("The refresh takes a mutex in `auth.py`.", Edited($"{Folder}/src/auth.py"), Ran("pytest -q", "3 failed", isFailed: true))
        );

    [Fact]
    public void Paths_are_those_below_the_project_whatever_way_they_were_written()
    {
        var calls = new ToolCall[]
        {
            new() { Tool = "Bash", Command = "echo 1 > new.py", Folder = $"{Folder}/src" },
            Edited($"{Folder}/src/../api.py"),
            Ran("echo 1 > ../outside.py", ""),
            Ran("pytest > build.log", ""),
            Edited($"{Folder}/src/memory/alloc.rs"),
        };

        Assert.Equal(["src/new.py", "api.py", "src/memory/alloc.rs"], Detect("I've fixed the parser. All tests pass.", calls)!.Files);
    }

    [Theory]
    [InlineData("git push", "Everything up-to-date")]
    [InlineData("git push --delete origin old", "- [deleted] old")]
    [InlineData("git push -n", "To github.com:a/shop")]
    [InlineData("gh pr create --title x --body y", "a pull request for branch 'x' already exists")]
    [InlineData("gh pr edit 3 --add-label bug", "https://github.com/a/shop/pull/3")]
    public void What_makes_nothing_public_is_no_publication(string command, string output) =>
        Assert.Null(Detect("I've pushed it.", Ran(command, output)));

    [Fact]
    public void What_was_changed_is_affected_and_what_failed_or_lies_elsewhere_is_not()
    {
        var detected = Detect(
            "I've fixed the token refresh. All 42 tests pass.",
            Edited($"{Folder}/src/auth.py"),
            Edited($"{Folder}/src/other.py", isFailed: true),
            Edited("/home/ann/.claude/plans/refresh.md"),
            Ran("cat > src/new.py <<'EOF'\nx\nEOF", ""),
            Ran("sed -i s/1/2/ src/port.py", ""),
            Ran("echo x > /tmp/notes", "")
        );

        Assert.Equal(["src/auth.py", "src/new.py", "src/port.py"], detected!.Files);
    }

    [Theory]
    [InlineData("I've fixed the token refresh. All 42 tests pass.")]
    [InlineData("The refresh takes a mutex in `auth.py`. A second caller waits for the first one's token.")]
    public void A_change_of_code_is_a_completion_unless_the_message_leaves_it_open(string message) =>
        Assert.Equal(PoolAction.Completed, Detect(message, Edited($"{Folder}/src/auth.py"))?.Action);

    [Theory]
    [InlineData("I'll add the mutex next.")]
    [InlineData("Two tests are still failing.")]
    [InlineData("The mutex is in place in 2 of 5 modules so far.")]
    public void Work_that_goes_on_is_none_although_code_was_changed(string message) =>
        Assert.Null(Detect(message, Edited($"{Folder}/src/auth.py")));

    [Fact]
    public void Words_without_any_change_are_none() =>
        Assert.Null(Detect("I've fixed the token refresh. All 42 tests pass.", Ran("pytest", "42 passed")));

    [Fact]
    public void Without_any_call_of_a_tool_nothing_is_said() => Assert.Null(Detect("I'm blocked: the database is down."));

    [Theory]
    [InlineData("git push", "remote: Permission to shop.git denied to ann.\nfatal: unable to access", true)]
    [InlineData("git commit -S -m x", "error: gpg failed to sign the data\nfatal: failed to write commit object", true)]
    [InlineData("npm publish", "npm error 403 Forbidden", true)]
    [InlineData("cat missing.txt", "cat: missing.txt: No such file or directory", false)]
    public void A_blocker_needs_a_call_that_failed_for_want_of_something(string command, string output, bool isBlocked)
    {
        var detected = Detect(
            "I can't go on: access was denied. Please grant me the right.",
            Ran(command, $"Exit code 1\n{output}", isFailed: true)
        );

        Assert.Equal(isBlocked, detected?.Action == PoolAction.Blocked);
    }

    [Theory]
    [InlineData(
        "git push",
        "! [remote rejected] main (protected branch hook declined)\nerror: failed to push",
        "The push was rejected: main is protected. A maintainer has to push it."
    )]
    [InlineData(
        "git push",
        "error: GH006: Protected branch update failed",
        "The remote declined the push (protected branch). I need you to push or to grant me access."
    )]
    [InlineData(
        "git commit -S -m x",
        "error: gpg failed to sign the data",
        "Signing failed, because the key needs its passphrase. Unlock it with `gpg --sign`."
    )]
    [InlineData("git commit -S -m x", "error: gpg failed to sign the data", "Your signing key has to be unlocked before I can commit.")]
    [InlineData("npm test", "Error: OPENAI_API_KEY: no API key", "I need the OPENAI_API_KEY to go on. Please set it in `.env`.")]
    [InlineData("gh pr create", "error: gh is not logged in", "gh is not authenticated. Please log in with `gh auth login`.")]
    [InlineData(
        "apt-get install jq",
        "E: Could not get lock /var/lib/dpkg/lock",
        "Another process holds the lock of dpkg, so I can't install it. Please end it."
    )]
    public void Who_says_after_a_failed_call_what_is_needed_is_blocked(string command, string output, string message) =>
        Assert.Equal(PoolAction.Blocked, Detect(message, Ran(command, $"Exit code 1\n{output}", isFailed: true))?.Action);

    [Fact]
    public void A_failure_that_the_turn_got_past_blocks_nothing() =>
        Assert.Null(
            Detect(
                "I can't go on: access was denied. Please grant me the right.",
                Ran("git fetch origin", "fatal: Authentication failed", isFailed: true),
                Ran("git fetch origin", "From github.com:shop")
            )
        );

    [Theory]
    [InlineData("Waiting for you to unlock the signing key. Once that is done, I'll commit.")]
    [InlineData("I still need the password to authenticate. Please add it to `.env.local`.")]
    public void Who_waits_for_a_key_is_blocked(string message) =>
        Assert.Equal(PoolAction.Blocked, Detect(message, Ran("ssh-add -l", "The agent has no identities."))?.Action);

    [Theory]
    [InlineData("Should I fix the refresh first, or deploy what is finished?")]
    [InlineData("You refused the edit, so I left the file as it is. What would you like instead?")]
    [InlineData("The two reviewers are still running; I'll report when they are done.")]
    public void A_question_a_refusal_and_own_subagents_are_none(string message) =>
        Assert.Null(Detect(message, Ran("ls", "src")));

    [Theory]
    [InlineData("gh pr create --title 'Refresh tokens under a mutex' --body x", "https://github.com/a/shop/pull/7", true)]
    [InlineData("gh pr create --title 'Refresh tokens under a mutex' --body x", "GraphQL: No commits between main and main", false)]
    public void A_pull_request_that_was_made_has_its_title_as_the_topic(string command, string output, bool isMade) =>
        Assert.Equal(isMade ? "Refresh tokens under a mutex" : null, Detect(Nothing, Ran(command, output))?.Topic);

    private static DetectedEntry? Detect(string message, params ToolCall[] calls) =>
        TurnDetector.Detect(message, new Turn(calls, Folder) { Home = "/home/ann" });

    private static ToolCall Ran(string command, string output, bool isFailed = false) =>
        new() { Tool = "Bash", Command = command, Output = output, IsFailed = isFailed };

    private static ToolCall Edited(string file, bool isFailed = false) =>
        new() { Tool = "Edit", EditedFiles = [file], IsFailed = isFailed };
}

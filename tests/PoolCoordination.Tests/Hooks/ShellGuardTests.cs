using System.Text.Json.Nodes;
using PoolCoordination.Entries;
using PoolCoordination.Pools;
using PoolCoordination.Sessions;
using PoolCoordination.Tests.Git;

namespace PoolCoordination.Tests.Hooks;

/// <summary>
/// A command of one session's shell is judged by what others have in the same repository. B lives in the working tree, has changed
/// <c>src/pay.py</c>, changed and staged <c>src/cart.py</c> and made <c>src/new.py</c>; A has changed <c>docs.md</c>.
/// </summary>
public sealed class ShellGuardTests : IDisposable
{
    private const string A = "aaaaaaaa-1";
    private const string B = "bbbbbbbb-1";

    private readonly ScratchPool _pool = new();
    private readonly string _tree;
    private readonly RealGit _git;

    public ShellGuardTests()
    {
        RealGit.Require();
        _tree = _pool.InFolder("shop");
        _git = RealGit.Init(_tree);
        foreach (var file in (string[])["src/pay.py", "src/cart.py", "src/other.py", "docs.md"])
            Write(file, "1\n");
        _git.Run("add", ".");
        _git.Run("commit", "-q", "-m", "first");
        _git.Run("branch", "other");
        _pool.Variables["POOL_PRIMER"] = "off";
        // Git goes by the clock of the machine.
        _pool.Clock.Now = DateTimeOffset.UtcNow;
        Start(B);
        Start(A);
        Change(A, "docs.md");
    }

    public void Dispose() => _pool.Dispose();

    [Theory]
    [InlineData("git stash -u")]
    [InlineData("git checkout .")]
    [InlineData("git reset --hard")]
    [InlineData("git clean -fd")]
    [InlineData("git add -A && git commit -m x")]
    [InlineData("git commit -m x")]
    [InlineData("echo x > src/pay.py")]
    [InlineData("cd src && rm pay.py")]
    public void What_would_destroy_or_sweep_up_the_work_of_another_is_denied(string command)
    {
        ChangeByB();

        var (decision, text) = Answer(A, command);

        Assert.Equal("deny", decision);
        Assert.Contains("\"shop-1\"", text, StringComparison.Ordinal);
        Assert.InRange(text.Length, 1, 500);
    }

    [Theory]
    [InlineData("git commit -m x -- docs.md")]
    [InlineData("git restore docs.md")]
    [InlineData("git stash push -- docs.md")]
    [InlineData("git status && git diff && git log")]
    [InlineData("sed -i s/1/2/ src/other.py")]
    [InlineData("echo \"open")]
    public void What_concerns_nobody_else_passes_without_a_word(string command)
    {
        ChangeByB();

        Assert.Equal(("", ""), Answer(A, command));
    }

    [Theory]
    [InlineData("git checkout other")]
    [InlineData("sed -i s/1/2/ src/pay.py")]
    [InlineData("pkill -f node")]
    public void What_only_touches_it_is_warned_about(string command)
    {
        ChangeByB();

        var (decision, text) = Answer(A, command);

        Assert.Equal("", decision);
        Assert.NotEqual("", text);
    }

    [Theory]
    [InlineData("git stash -u")]
    [InlineData("git reset --hard HEAD")]
    [InlineData("git add -A && git commit -m x")]
    [InlineData("rm -rf src")]
    public void Alone_everything_passes(string command)
    {
        Run(B, "SessionEnd", ("reason", "other"));

        Assert.Equal(("", ""), Answer(A, command));
    }

    [Fact]
    public void The_files_of_the_session_that_asks_are_its_own()
    {
        ChangeByB();

        Assert.Equal(("", ""), Answer(B, "git commit -m x -- src/pay.py src/cart.py"));
        Assert.Equal("deny", Answer(B, "git stash").Decision);
    }

    [Fact]
    public void What_a_session_left_that_has_ended_is_asked_about()
    {
        ChangeByB();
        Run(B, "SessionEnd", ("reason", "other"));

        Assert.Equal("ask", Answer(A, "git checkout .").Decision);
        _pool.Clock.Advance(TimeSpan.FromDays(8));
        Assert.Equal("", Answer(A, "git checkout .").Decision);
    }

    [Fact]
    public void What_was_committed_since_is_not_uncommitted_any_more()
    {
        ChangeByB();
        _git.Run("add", ".");
        _git.Run("commit", "-q", "-m", "second");

        Assert.Equal(("", ""), Answer(A, "git checkout -- ."));
    }

    [Fact]
    public void What_nobody_recorded_is_asked_about_where_the_whole_tree_is_swept_and_another_lives_there()
    {
        Write("src/other.py", "2\n");

        Assert.Equal("ask", Answer(A, "git checkout .").Decision);
        Assert.Equal("", Answer(A, "git checkout src/other.py").Decision);
        Run(B, "SessionEnd", ("reason", "other"));
        Assert.Equal("", Answer(A, "git checkout .").Decision);
    }

    [Fact]
    public void A_claimed_file_is_guarded_against_commands_as_against_edits()
    {
        Run(B, "Stop", ("last_assistant_message", "```pool\nACTION: claimed\nTOPIC: Payment\nAFFECTS: src/pay.py\n```"));

        Assert.Equal("deny", Answer(A, "sed -i s/1/2/ src/pay.py").Decision);
        Assert.Equal("deny", Answer(A, "rm -rf src").Decision);
        Assert.Equal("", Answer(A, "cat src/pay.py").Decision);
        _pool.Variables["POOL_GUARD"] = "off";
        Assert.Equal(("", ""), Answer(A, "sed -i s/1/2/ src/pay.py"));
    }

    [Theory]
    [InlineData("sed -i s/1/2/ docs.md")]
    [InlineData("echo 2 > docs.md")]
    [InlineData("rm docs.md")]
    [InlineData("sed -i s/1/2/ *.md")]
    [InlineData("cp src/other.py docs.md")]
    public void Nobody_is_kept_from_what_he_changed_himself_by_a_claim_of_another(string command)
    {
        Run(B, "Stop", ("last_assistant_message", "```pool\nACTION: claimed\nTOPIC: Docs\nAFFECTS: docs.md\n```"));

        var (decision, text) = Answer(A, command);
        Assert.Equal("", decision);
        Assert.Contains("claimed by \"shop-1\"", text, StringComparison.Ordinal);

        _git.Run("checkout", "docs.md");
        Assert.Equal("deny", Answer(A, command).Decision);
    }

    [Fact]
    public void The_option_is_the_strictest_answer()
    {
        ChangeByB();
        _pool.Variables["POOL_SHELLGUARD"] = "ask";
        Assert.Equal("ask", Answer(A, "git stash").Decision);
        _pool.Variables["POOL_SHELLGUARD"] = "warn";
        var (decision, text) = Answer(A, "git stash");
        Assert.Equal("", decision);
        Assert.NotEqual("", text);
        _pool.Variables["POOL_SHELLGUARD"] = "off";
        Assert.Equal(("", ""), Answer(A, "git stash"));
    }

    [Fact]
    public void The_way_out_is_asked_about_and_what_was_let_through_is_posted()
    {
        ChangeByB();
        const string command = "POOL_SHELL_GUARD=off git checkout -- src/pay.py";

        Assert.Equal("ask", Answer(A, command).Decision);
        Assert.Empty(_pool.Entries);
        Run(A, "PostToolUse", ("tool_name", "Bash"), ("tool_input", new JsonObject { ["command"] = command }));

        var entry = Assert.Single(_pool.Entries);
        Assert.Contains("shop-1", entry.Topic, StringComparison.Ordinal);
        Assert.Contains("git checkout -- src/pay.py", entry.Summary, StringComparison.Ordinal);
        Assert.Contains("shop-1", Run(B, "UserPromptSubmit", ("prompt", "Go on")), StringComparison.Ordinal);
    }

    [Fact]
    public void What_a_command_has_changed_is_the_sessions_own()
    {
        Write("src/other.py", "2\n");
        Run(B, "PostToolUse", ("tool_name", "Bash"), ("tool_input", new JsonObject { ["command"] = "echo 2 > src/other.py" }));

        Assert.Equal("src/other.py", Assert.Single(_pool.Pool.Sessions([]).Single(session => session.SessionId == B).ChangedFiles));
        Assert.Equal("deny", Answer(A, "git restore src/other.py").Decision);
    }

    [Fact]
    public void A_session_is_told_when_another_moved_HEAD_under_it()
    {
        ChangeByB();
        Assert.DoesNotContain("HEAD", Run(B, "UserPromptSubmit", ("prompt", "Go on")), StringComparison.Ordinal);
        Answer(A, "git checkout -q other");
        _git.Run("stash", "-q");
        _git.Run("checkout", "-q", "other");
        _git.Run("commit", "-q", "--allow-empty", "-m", "on top");

        var text = Run(B, "UserPromptSubmit", ("prompt", "Go on"));

        Assert.Contains("HEAD of this working tree was moved by \"shop-2\"", text, StringComparison.Ordinal);
        Assert.Contains("from \"main\" to \"other\"", text, StringComparison.Ordinal);
        Assert.Contains("\"src/pay.py\"", text.Replace('\\', '/'), StringComparison.Ordinal);
        Assert.DoesNotContain("on top", text, StringComparison.Ordinal);
        Assert.DoesNotContain("HEAD", Run(B, "UserPromptSubmit", ("prompt", "Go on")), StringComparison.Ordinal);
    }

    [Fact]
    public void What_it_moved_itself_it_is_not_told()
    {
        Run(B, "UserPromptSubmit", ("prompt", "Go on"));
        Answer(B, "git checkout -q other");
        _git.Run("checkout", "-q", "other");

        Assert.DoesNotContain("HEAD", Run(B, "UserPromptSubmit", ("prompt", "Go on")), StringComparison.Ordinal);
    }

    [Fact]
    public void The_stash_of_another_is_not_taken_and_ones_own_is()
    {
        ChangeByB();
        Answer(B, "git stash push -- src/pay.py");
        _git.Run("stash", "push", "-q", "--", "src/pay.py");

        Assert.Equal("deny", Answer(A, "git stash pop").Decision);
        Assert.Equal("", Answer(B, "git stash pop").Decision);
    }

    [Fact]
    public void A_working_tree_in_which_another_works_is_not_removed()
    {
        var other = _pool.InFolder("fix");
        _git.Run("worktree", "add", "-q", other);
        Run("cccccccc-1", "SessionStart", ("cwd", other));

        Assert.Equal("deny", Answer(A, "git worktree remove --force ../fix").Decision);
    }

    [Fact]
    public void A_credential_in_a_denied_command_is_not_kept()
    {
        ChangeByB();
        Answer(A, "export API_KEY=sk-ant-api03-abcdefghijklmnopqrstuvwxyz0123456789 && git stash");

        var refusal = Assert.Single(_pool.Pool.Sessions([]).Single(session => session.SessionId == A).Refusals);
        Assert.DoesNotContain("abcdefghijklmnop", refusal.Subject, StringComparison.Ordinal);
    }

    [Fact]
    public void A_session_that_works_elsewhere_is_kept_from_it_too()
    {
        ChangeByB();
        var outside = _pool.InFolder("outside");
        Directory.CreateDirectory(outside);

        Assert.Equal("deny", Answer(A, $"rm {Path.Combine(_tree, "src", "pay.py")}", outside).Decision);
        Assert.Equal("deny", Answer(A, $"rm -rf {_tree}", outside).Decision);
        Assert.Equal("deny", Answer(A, $"cd {_tree} && git stash", outside).Decision);
        Assert.Equal("", Answer(A, "rm src/pay.py", outside).Decision);
    }

    [Fact]
    public void A_link_leads_to_the_same_files()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "links need a privilege there");
        ChangeByB();
        Directory.CreateSymbolicLink(_pool.InFolder("link"), _tree);

        Assert.Equal("deny", Answer(A, "rm ../link/src/pay.py").Decision);
        Assert.Equal("deny", Answer(A, "cd ../link && git stash").Decision);
    }

    [Theory]
    [InlineData("rm \"$(pwd)/src/pay.py\"")]
    [InlineData("bash <<'EOF'\ngit stash -u\nEOF")]
    public void What_the_shell_puts_in_is_seen(string command)
    {
        ChangeByB();

        Assert.Equal("deny", Answer(A, command).Decision);
    }

    [Fact]
    public void The_safe_way_undoes_what_is_staged_too()
    {
        ChangeByB();
        _git.Run("add", "docs.md");

        Assert.Contains("git restore --staged --worktree -- docs.md", Answer(A, "git reset --hard").Text, StringComparison.Ordinal);
    }

    [Fact]
    public void A_stash_of_another_is_not_a_move_of_HEAD()
    {
        Run(B, "UserPromptSubmit", ("prompt", "Go on"));
        Answer(A, "git stash push -- docs.md");
        _git.Run("stash", "push", "-q", "--", "docs.md");

        var text = Run(B, "UserPromptSubmit", ("prompt", "Go on"));

        Assert.DoesNotContain("HEAD of", text, StringComparison.Ordinal);
        Assert.Contains("was changed by \"shop-2\"", text, StringComparison.Ordinal);
    }

    [Fact]
    public void The_folder_of_the_shell_is_known_by_its_variable()
    {
        ChangeByB();

        Assert.Equal("deny", Answer(A, "git -C \"$PWD\" stash").Decision);
        Assert.Equal("deny", Answer(A, "cd src && rm $PWD/pay.py").Decision);
    }

    [Fact]
    public void A_denial_is_on_record()
    {
        ChangeByB();
        Answer(A, "git stash -u");

        var refusal = Assert.Single(_pool.Pool.Sessions([]).Single(session => session.SessionId == A).Refusals);
        Assert.Equal(("git stash -u", "shop-1"), (refusal.Subject, refusal.Holder));
    }

    [Fact]
    public void What_is_moved_after_the_end_of_a_command_was_not_moved_by_it()
    {
        Run(B, "UserPromptSubmit", ("prompt", "Go on"));
        _pool.Clock.Now -= TimeSpan.FromMinutes(5);
        Answer(A, "git checkout -q main");
        _pool.Clock.Now += TimeSpan.FromMinutes(1);
        Run(A, "PostToolUse", ("tool_name", "Bash"), ("tool_input", new JsonObject { ["command"] = "git checkout -q main" }));
        _pool.Clock.Now = DateTimeOffset.UtcNow;
        _git.Run("checkout", "-q", "other");

        var text = Run(B, "UserPromptSubmit", ("prompt", "Go on"));

        Assert.Contains("was moved by a person or another program", text, StringComparison.Ordinal);
    }

    [Fact]
    public void Of_stashes_of_one_second_it_is_not_known_whose_they_are()
    {
        ChangeByB();
        Answer(B, "git stash push -- src/pay.py");
        _git.Run("stash", "push", "-q", "--", "src/pay.py");
        Answer(A, "git stash push -- docs.md");
        _git.Run("stash", "push", "-q", "--", "docs.md");

        Assert.Contains(Answer(A, "git stash clear").Decision, (string[])["ask", "deny"]);
        Assert.Contains(Answer(A, "git stash drop stash@{1}").Decision, (string[])["ask", "deny"]);
    }

    [Fact]
    public void The_home_folder_is_known_by_its_variable()
    {
        ChangeByB();

        Assert.Equal("deny", Answer(A, "rm $HOME/shop/src/pay.py").Decision);
        Assert.Equal("deny", Answer(A, "cd \"$HOME/shop\" && git stash").Decision);
        Assert.Equal("deny", Answer(A, "git -C ~/shop stash").Decision);
    }

    [Fact]
    public void Of_many_own_files_some_are_named_and_the_others_counted()
    {
        ChangeByB();
        for (var i = 0; i < 10; i++)
            Change(A, $"own{i}.md");

        var text = Answer(A, "git stash -u").Text;

        Assert.Contains("git stash push -u -- docs.md own0.md", text, StringComparison.Ordinal);
        Assert.Contains("more are yours", text, StringComparison.Ordinal);
        Assert.InRange(text.Length, 1, 500);
    }

    [Theory]
    [InlineData("kill $(lsof -t -i:3000)")]
    [InlineData("dropdb shop_test")]
    public void What_another_has_claimed_by_name_is_guarded_in_each_folder(string command)
    {
        _pool.Pool.Add(
            new PoolEntry
            {
                Instance = "shop-1",
                SessionId = B,
                Action = PoolAction.Claimed,
                Topic = "Server",
                Affects = ["port:3000", "db:shop_test"],
            }
        );
        var outside = _pool.InFolder("outside");
        Directory.CreateDirectory(outside);

        Assert.Equal("deny", Answer(A, command, outside).Decision);
        Assert.Equal("", Answer(B, command, outside).Decision);
    }

    [Fact]
    public void A_reason_is_not_made_longer_by_what_waits_to_be_told()
    {
        ChangeByB();
        Run(A, "UserPromptSubmit", ("prompt", "Go on"));
        Answer(B, "git checkout -q other");
        _git.Run("checkout", "-q", "other");

        var (decision, text) = Answer(A, "git stash -u");

        Assert.Equal("deny", decision);
        Assert.InRange(text.Length, 1, 500);
        Assert.DoesNotContain("HEAD of", text, StringComparison.Ordinal);
        Assert.Contains("HEAD of this working tree was moved", Answer(A, "ls").Text, StringComparison.Ordinal);
    }

    [Fact]
    public void A_log_that_cannot_be_read_leaves_the_record_to_decide()
    {
        ChangeByB();
        File.Delete(_pool.Path);
        Directory.CreateDirectory(_pool.Path);

        Assert.Equal("deny", Answer(A, "rm src/pay.py").Decision);
        Assert.Equal("", Answer(A, "rm src/other.py").Decision);
    }

    [Theory]
    [InlineData("find . -name '*.pyc' -delete")]
    [InlineData("find . -name __pycache__ -exec rm -rf {} +")]
    [InlineData("rm -rf **/bin **/obj")]
    [InlineData("rm -f src/*/*.tmp")]
    public void A_pattern_that_means_no_file_of_a_claimed_folder_passes(string command)
    {
        Write("src/db/q.sql", "1\n");
        Claim("src/db/", "tests/**/*.md");

        Assert.Equal(("", ""), Answer(A, command));
        Assert.Equal("deny", Answer(A, "find . -name '*.sql' -delete").Decision);
        Assert.Equal("deny", Answer(A, "rm -f src/*/*.sql").Decision);
        Assert.Equal("deny", Answer(A, "rm -rf src/db").Decision);
    }

    [Theory]
    [InlineData("git checkout --pathspec-from-file=list")]
    [InlineData("git restore --pathspec-from-file list")]
    [InlineData("git restore --pathspec-from-file=- <<< src/pay.py")]
    [InlineData("git restore --pathspec-from-file=unknown")]
    public void The_files_that_a_list_names_are_those_of_the_command(string command)
    {
        ChangeByB();
        Write("list", "src/pay.py\n");

        Assert.Equal("deny", Answer(A, command).Decision);
        Write("list", "docs.md\n");
        Assert.Equal("", Answer(A, "git restore --pathspec-from-file=list").Decision);
    }

    [Fact]
    public void The_way_out_of_a_denial_leaves_out_what_another_has_changed_too()
    {
        ChangeByB();
        Change(A, "src/pay.py");

        // Where git does not answer in time, what is staged counts too.
        Assert.Matches("git restore (--staged --worktree )?-- docs.md`", Answer(A, "git checkout .").Text);
        Assert.DoesNotContain("git restore", Answer(A, "git checkout -- src/pay.py").Text, StringComparison.Ordinal);
        Assert.DoesNotContain("-- src/pay.py", Answer(A, "git commit -m x -- src/pay.py").Text, StringComparison.Ordinal);
    }

    [Fact]
    public void What_both_have_changed_each_may_commit_and_neither_may_discard()
    {
        ChangeByB();
        Change(A, "src/pay.py");

        foreach (var session in (string[])[A, B])
        {
            var (decision, text) = Answer(session, "git commit -m x -- src/pay.py");
            Assert.Equal("", decision);
            Assert.Contains("git add -p", text, StringComparison.Ordinal);
            Assert.Equal("deny", Answer(session, "git checkout -- src/pay.py").Decision);
        }

        Assert.Equal("deny", Answer(A, "git commit -m x -- src/pay.py src/cart.py").Decision);
    }

    [Fact]
    public void What_is_too_long_to_be_read_is_asked_about_while_others_are_at_work()
    {
        var command = $"cat > /tmp/x <<'E'\n{new string('x', 300_000)}\nE\nls";

        Assert.Equal("ask", Answer(A, command).Decision);
        Run(B, "SessionEnd", ("reason", "other"));
        Assert.Equal("", Answer(A, command).Decision);
    }

    [Fact]
    public void A_long_line_without_blanks_is_denied_in_good_time()
    {
        ChangeByB();

        // Where its text was looked through for credentials as a whole, this took minutes.
        Assert.Equal("deny", Answer(A, string.Concat(Enumerable.Repeat("cat|", 50_000)) + "cat; rm -rf src").Decision);
    }

    [Theory]
    [InlineData("git checkout -- 'app/[id]/page.tsx'")]
    [InlineData("git restore app/[id]/page.tsx")]
    [InlineData("git stash push -- 'app/[id]/page.tsx'")]
    [InlineData("git rm -f 'app/[id]/page.tsx'")]
    [InlineData("rm -rf app/[id]")]
    [InlineData("echo x > app/[id]/page.tsx")]
    public void A_name_with_wildcards_means_the_file_of_that_name_too(string command)
    {
        Write("app/[id]/page.tsx", "1\n");
        _git.Run("add", ".");
        _git.Run("commit", "-q", "-m", "second");
        Change(B, "app/[id]/page.tsx");

        Assert.Equal("deny", Answer(A, command).Decision);
    }

    [Theory]
    [InlineData("echo x > CLAUDE.md", "deny")]
    [InlineData("cp docs.md CLAUDE.md", "deny")]
    [InlineData("rm CLAUDE.md", "")]
    [InlineData("ln -sf docs.md CLAUDE.md", "")]
    [InlineData("mv docs.md CLAUDE.md", "")]
    [InlineData("sed -i s/1/2/ CLAUDE.md", "")]
    public void What_is_written_to_a_link_is_written_to_its_target(string command, string decision)
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Links need rights there.");
        Change(B, "src/pay.py");
        File.CreateSymbolicLink(Path.Combine(_tree, "CLAUDE.md"), "src/pay.py");

        Assert.Equal(decision, Answer(A, command).Decision);
    }

    [Theory]
    [InlineData("rm -rf vendor")]
    [InlineData("mv vendor old")]
    [InlineData("rm -rf *")]
    [InlineData("find vendor -name pay.py -delete")]
    public void A_folder_goes_with_the_repositories_in_it(string command)
    {
        RealGit.Init(_pool.InFolder("shop", "vendor", "lib"));
        Change(B, "vendor/lib/pay.py");

        Assert.Equal("deny", Answer(A, command).Decision);
        Assert.Equal("", Answer(A, "rm -rf src").Decision);
    }

    [Fact]
    public void Files_that_are_gone_with_their_repository_keep_no_folder()
    {
        RealGit.Init(_pool.InFolder("shop", "vendor", "lib"));
        Change(B, "vendor/lib/pay.py");
        RemoveFolder("vendor/lib");

        Assert.Equal("", Answer(A, "rm -rf vendor").Decision);
    }

    [Theory]
    [InlineData("rm docs.md ../blog/post.md")]
    [InlineData("mv docs.md ../blog/post.md src")]
    [InlineData("truncate -s0 docs.md ../blog/post.md")]
    public void Each_file_is_looked_for_in_its_own_repository(string command)
    {
        RealGit.Init(_pool.InFolder("blog"));
        Change(B, "../blog/post.md");

        Assert.Equal("deny", Answer(A, command).Decision);
    }

    [Fact]
    public void A_claim_of_a_name_keeps_only_folders_with_such_a_file()
    {
        Claim("pay.py", "*.sql");
        Write("build/out.txt", "1\n");
        Write("data/dump.sql", "1\n");

        Assert.Equal("", Answer(A, "rm -rf build").Decision);
        Assert.Equal("deny", Answer(A, "rm -rf src").Decision);
        Assert.Equal("deny", Answer(A, "rm -rf data").Decision);
    }

    [Fact]
    public void A_pattern_of_a_shell_with_a_set_means_one_folder()
    {
        Change(B, "src/pay.py");
        Write("a.py", "1\n");

        Assert.Equal("", Answer(A, "git checkout -- [ab]*.py").Decision);
    }

    [Fact]
    public void A_working_tree_is_not_removed_with_the_work_of_one_who_is_not_in_it()
    {
        _git.Run("worktree", "add", "-q", _pool.InFolder("tree"), "other");
        Change(B, "../tree/src/pay.py");

        Assert.Equal("deny", Answer(A, "git worktree remove --force ../tree").Decision);
        Run(B, "SessionEnd", ("reason", "other"));
        Assert.Equal("ask", Answer(A, "git worktree remove --force ../tree").Decision);
    }

    [Fact]
    public void A_session_is_at_work_in_the_tree_that_it_entered()
    {
        var tree = _pool.InFolder("tree");
        _git.Run("worktree", "add", "-q", tree, "other");
        new HookSession(_pool, B).Run("UserPromptSubmit", ("cwd", tree), ("prompt", "Go on"));

        Assert.Equal("deny", Answer(A, "rm -rf ../tree").Decision);
    }

    [Fact]
    public void A_subagent_in_a_tree_of_its_own_leaves_its_session_where_it_is()
    {
        var tree = _pool.InFolder("tree");
        _git.Run("worktree", "add", "-q", tree, "other");
        _pool.Clock.Advance(TimeSpan.FromMinutes(1));
        new HookSession(_pool, B).Run("PostToolUse", ("cwd", tree), ("agent_id", "a1"), ("tool_name", "Read"));

        Assert.NotEqual("", Answer(A, "git checkout -b mine").Text);
    }

    [Fact]
    public void However_many_sessions_came_and_went_one_at_work_is_seen()
    {
        for (var i = 0; i < 25; i++)
        {
            Start($"cccc{i:d4}-1");
            Run($"cccc{i:d4}-1", "SessionEnd", ("reason", "other"));
        }

        Assert.NotEqual("", Answer(A, "pkill -f node").Text);
    }

    [Fact]
    public void However_many_files_were_changed_since_the_one_asked_about_counts()
    {
        ChangeByB();
        var generated = Enumerable.Range(0, 600).Select(i => new ChangedFile(B, Path.Combine(_tree, "made", $"{i}"), _pool.Clock.Now));
        Assert.True(new ChangedFiles(_pool.Location, _tree).Add([.. generated]));

        Assert.Equal("deny", Answer(A, "git checkout -- src/pay.py").Decision);
    }

    [Fact]
    public void What_a_line_has_both_changed_and_committed_is_done()
    {
        Write("src/other.py", "2\n");
        _git.Run("commit", "-q", "-m", "second", "--", "src/other.py");
        _pool.Clock.Advance(TimeSpan.FromSeconds(10));
        var input = new JsonObject { ["command"] = "sed -i s/1/2/ src/other.py && git commit -qm second -- src/other.py" };
        Run(B, "PostToolUse", ("tool_name", "Bash"), ("tool_input", input), ("duration_ms", 10_000));
        Change(A, "src/other.py");

        Assert.Equal(("", ""), Answer(A, "git checkout -- src/other.py"));
    }

    [Fact]
    public void What_a_line_changes_after_its_commit_is_not_committed()
    {
        Write("src/other.py", "2\n");
        _git.Run("commit", "-q", "-m", "second", "--", "src/other.py");
        Write("src/other.py", "3\n");
        _pool.Clock.Advance(TimeSpan.FromSeconds(10));
        var input = new JsonObject { ["command"] = "git commit -qm second -- src/other.py && sed -i s/2/3/ src/other.py" };
        Run(B, "PostToolUse", ("tool_name", "Bash"), ("tool_input", input), ("duration_ms", 10_000));
        Change(A, "src/other.py");

        Assert.Equal("deny", Answer(A, "git checkout -- src/other.py").Decision);
    }

    [Fact]
    public void What_is_committed_and_comes_back_by_a_reset_was_not_discarded()
    {
        Change(B, "src/other.py");
        _git.Run("commit", "-q", "-m", "second", "--", "src/other.py");
        var input = new JsonObject { ["command"] = "git checkout -- ." };
        Run(B, "PostToolUse", ("tool_name", "Bash"), ("tool_input", input));
        _git.Run("reset", "-q", "HEAD~1");

        Assert.Equal("deny", Answer(A, "git checkout -- src/other.py").Decision);
    }

    [Fact]
    public void What_a_session_has_discarded_itself_is_not_its_own_any_more()
    {
        _pool.Clock.Advance(TimeSpan.FromSeconds(2));
        Change(B, "src/other.py");
        _git.Run("checkout", "--", "src/other.py");
        var input = new JsonObject { ["command"] = "git checkout -- src/other.py" };
        Run(B, "PostToolUse", ("tool_name", "Bash"), ("tool_input", input));
        _git.Run("commit", "-q", "--allow-empty", "-m", "second");
        Change(A, "src/other.py");

        Assert.Equal(("", ""), Answer(A, "git checkout -- src/other.py"));
    }

    private void Claim(params string[] paths) =>
        new HookSession(_pool, B).Run(
            "Stop",
            ("cwd", _tree),
            ("last_assistant_message", $"```pool\nACTION: claimed\nTOPIC: T\nAFFECTS: {string.Join(", ", paths)}\n```")
        );

    private void ChangeByB()
    {
        Change(B, "src/pay.py");
        Change(B, "src/cart.py");
        _git.Run("add", "src/cart.py");
        Change(B, "src/new.py");
    }

    private (string Decision, string Text) Answer(string id, string command, string? folder = null)
    {
        var input = new JsonObject { ["command"] = command };
        var answer = new HookSession(_pool, id).Run(
            "PreToolUse",
            ("cwd", folder ?? _tree),
            ("tool_name", "Bash"),
            ("tool_input", input)
        );
        if (answer.Length == 0)
            return ("", "");
        var output = JsonNode.Parse(answer)!["hookSpecificOutput"]!;
        var text = output["permissionDecisionReason"] ?? output["additionalContext"];
        return ((string?)output["permissionDecision"] ?? "", (string?)text ?? "");
    }

    private void Start(string id) => Run(id, "SessionStart", ("source", "startup"));

    private void Change(string id, string file)
    {
        Write(file, $"{id}\n");
        var path = Path.Combine(_tree, file.Native());
        Run(id, "PostToolUse", ("tool_name", "Write"), ("tool_input", new JsonObject { ["file_path"] = path }));
    }

    private void RemoveFolder(string folder)
    {
        foreach (var file in Directory.EnumerateFiles(Path.Combine(_tree, folder), "*", SearchOption.AllDirectories))
            File.SetAttributes(file, FileAttributes.Normal);
        Directory.Delete(Path.Combine(_tree, folder), recursive: true);
    }

    private void Write(string file, string text)
    {
        var path = Path.Combine(_tree, file.Native());
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllText(path, text);
    }

    private string Run(string id, string eventName, params (string Name, JsonNode? Value)[] members) =>
        new HookSession(_pool, id).Run(eventName, [("cwd", _tree), .. members]);
}

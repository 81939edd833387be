using System.Text.Json.Nodes;
using PoolCoordination.Claims;
using PoolCoordination.Entries;
using PoolCoordination.Pools;

namespace PoolCoordination.Tests.Hooks;

public sealed class ClaimUpkeepTests : IDisposable
{
    private const string Block = "```pool\nACTION: claimed\nTOPIC: Auth module\nSUMMARY: Moving to tokens.\nAFFECTS: src/auth.py\n```";

    private readonly ScratchPool _pool = new();
    private readonly HookSession _session;

    public ClaimUpkeepTests()
    {
        _session = new HookSession(_pool, "7c1d9e52-4b0a-4f3e");
        _session.UserLine();
    }

    public void Dispose() => _pool.Dispose();

    [Theory]
    [InlineData("PostToolUse")]
    [InlineData("UserPromptSubmit")]
    [InlineData("Stop")]
    public void A_session_at_work_keeps_its_claim(string eventName)
    {
        _session.Stop(Block);
        for (var i = 0; i < 6; i++)
        {
            _pool.Clock.Advance(TimeSpan.FromMinutes(31));
            Assert.Equal("", _session.Run(eventName, ("prompt_id", $"turn-{i}"), ("tool_name", "Bash")));
        }

        Assert.Equal(_pool.Clock.Now.AddHours(1), Assert.Single(Held).ExpiresAt);
    }

    [Fact]
    public void A_claim_is_prolonged_at_most_once_in_half_its_time()
    {
        _session.Stop(Block);
        for (var i = 0; i < 60; i++)
        {
            _pool.Clock.Advance(TimeSpan.FromMinutes(1));
            _session.Run("PostToolUse", ("tool_name", "Bash"));
        }

        Assert.Equal(2, _pool.Entries.Count(entry => entry.Renews is not null));
    }

    [Fact]
    public void A_session_that_is_gone_loses_its_claim_after_its_time()
    {
        _session.Stop(Block);
        _pool.Clock.Advance(TimeSpan.FromHours(1));

        Assert.Empty(Held);
    }

    [Fact]
    public void The_end_of_a_session_releases_its_claims_and_no_others()
    {
        _session.Stop(Block);
        _pool.Pool.Claim(new PoolEntry { Instance = "B", Action = PoolAction.Claimed, Topic = "Docs", Affects = ["docs/"] });

        _session.End();

        Assert.Equal("Docs", Assert.Single(Held).Topic);
    }

    [Fact]
    public void A_resumed_session_claims_again_what_its_end_had_released()
    {
        _session.Stop(Block);
        _session.End();

        Assert.DoesNotContain("refused", _session.Resume(), StringComparison.Ordinal);

        var claim = Assert.Single(Held);
        Assert.Equal("Auth module", claim.Topic);
        Assert.Equal(["src/auth.py"], claim.Affects);
        Assert.Equal("Moving to tokens.", claim.Summary);
    }

    [Fact]
    public void A_fork_that_starts_under_the_id_of_its_parent_claims_nothing_for_it()
    {
        _session.Stop(Block);
        _session.End();

        // As clients before forks had a source of their own do it: only the start bears the parent's id.
        _session.Start("resume");
        var fork = new HookSession(_pool, "9e3f1a74-5c1b");
        fork.Prompt();
        fork.UserLine().Stop("Nothing more.");

        Assert.Empty(Held);
    }

    [Fact]
    public void The_model_of_a_resumed_session_learns_what_another_holds_by_now()
    {
        _session.Stop(Block);
        _session.End();
        _pool.Pool.Claim(new PoolEntry { Instance = "B", Action = PoolAction.Claimed, Topic = "Everything", Affects = ["src/"] });

        Assert.Contains(
            "\"Auth module\" was refused; another overlaps it: \"B\" holds it from",
            _session.Resume(),
            StringComparison.Ordinal
        );

        Assert.Equal("Everything", Assert.Single(Held).Topic);
        Assert.DoesNotContain("refused, as", _session.Resume(), StringComparison.Ordinal);
    }

    [Fact]
    public void A_resume_that_is_killed_midway_claims_nothing_twice()
    {
        _session.Stop(Block);
        _session.End();
        var kept = File.ReadAllBytes(Memory);
        _session.Resume();

        // Killed before it forgot what it had claimed again.
        File.WriteAllBytes(Memory, kept);
        _session.Resume();

        Assert.Single(Held);
        Assert.Equal(2, _pool.Entries.Count(entry => entry.Topic == "Auth module" && !entry.IsUpkeepOfClaim));
        Assert.False(File.Exists(Memory));
    }

    [Fact]
    public void A_resume_that_is_killed_before_it_told_a_refusal_tells_it_and_writes_no_further_claim()
    {
        _session.Stop(Block);
        _session.End();
        _pool.Pool.Claim(new PoolEntry { Instance = "B", Action = PoolAction.Claimed, Topic = "Everything", Affects = ["src/"] });
        var kept = File.ReadAllBytes(Memory);
        _session.Resume();
        var lines = _pool.Lines.Length;

        File.WriteAllBytes(Memory, kept);

        Assert.Contains("\"Auth module\" was refused", _session.Resume(), StringComparison.Ordinal);
        Assert.Equal(lines, _pool.Lines.Length);
    }

    [Fact]
    public void An_end_that_follows_another_forgets_nothing_that_the_first_released()
    {
        _session.Stop(Block);
        _session.End();
        _session.Stop("```pool\nACTION: claimed\nTOPIC: Docs\nAFFECTS: docs/\n```");
        _session.End();

        _session.Resume();

        Assert.Equal(["Auth module", "Docs"], Held.Select(claim => claim.Topic));
    }

    [Fact]
    public void An_end_that_cannot_keep_its_claims_in_mind_releases_none()
    {
        var claim = _pool.Pool.Claim(
            new PoolEntry
            {
                Instance = "X",
                SessionId = "7c1d9e52",
                Action = PoolAction.Claimed,
                Topic = "Auth",
                Affects = ["src/"],
            }
        );
        Directory.CreateDirectory(Memory);

        _session.End();
        Directory.Delete(Memory);
        _session.Resume();

        Assert.Equal(claim.Entry.Id, Assert.Single(Held).Id);
    }

    [Fact]
    public void What_was_claimed_by_force_is_claimed_again_without()
    {
        _pool.Pool.Claim(
            new PoolEntry
            {
                Instance = "X",
                SessionId = "7c1d9e52",
                Action = PoolAction.Claimed,
                Topic = "Hotfix",
                Affects = ["src/"],
                IsForced = true,
            }
        );
        _session.End();
        _pool.Pool.Claim(new PoolEntry { Instance = "B", Action = PoolAction.Claimed, Topic = "Everything", Affects = ["src/"] });

        Assert.Contains("\"Hotfix\" was refused", _session.Resume(), StringComparison.Ordinal);

        Assert.Equal("Everything", Assert.Single(Held).Topic);
    }

    [Fact]
    public void A_refused_claim_of_a_block_is_reported_at_the_next_prompt_and_not_again()
    {
        Refuse();

        Assert.Contains("\"Auth module\" was refused", _session.Prompt(), StringComparison.Ordinal);
        Assert.DoesNotContain("refused", _session.Prompt(), StringComparison.Ordinal);
    }

    [Fact]
    public void A_refused_claim_of_a_block_is_reported_at_the_next_edit_and_not_again()
    {
        Refuse();

        Assert.Contains("\\\"Auth module\\\" was refused", Edit("docs/page.md"), StringComparison.Ordinal);
        Assert.Equal("", Edit("docs/page.md"));
        Assert.DoesNotContain("refused", _session.Prompt(), StringComparison.Ordinal);
    }

    [Fact]
    public void A_refused_claim_is_reported_with_the_times_of_the_report()
    {
        Refuse();
        _pool.Clock.Now += TimeSpan.FromMinutes(20);

        Assert.Contains("(20m ago)", _session.Prompt(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("login flow", "does not protect \"login flow\" yet")]
    [InlineData("none", "it protects no file")]
    public void A_claim_of_a_block_that_guards_nothing_is_reported_at_the_next_prompt_once(string affects, string told)
    {
        _session.Stop($"```pool\nACTION: claimed\nTOPIC: Login\nAFFECTS: {affects}\n```");

        Assert.Contains(told, _session.Prompt(), StringComparison.Ordinal);
        Assert.Equal("", _session.Prompt());
        Assert.Single(Held);
    }

    [Fact]
    public void A_notice_of_400_characters_is_shown_whole_and_a_longer_one_is_cut()
    {
        string Told(int topic)
        {
            var affects = $"not {new string('p', 76)}, not {new string('q', 36)}";
            _session.Stop($"```pool\nACTION: claimed\nTOPIC: {new string('t', topic)}\nAFFECTS: {affects}\n```");
            return _session.Prompt().TrimEnd('\n');
        }

        var room = 400 - Told(1).Length;

        Assert.DoesNotContain("…", Told(1 + room), StringComparison.Ordinal);
        Assert.EndsWith("…", Told(2 + room), StringComparison.Ordinal);
    }

    [Fact]
    public void A_claim_of_a_block_with_more_paths_than_count_is_refused_and_told_and_other_blocks_are_written()
    {
        var paths = string.Join(", ", Enumerable.Range(0, 65).Select(i => $"src/{i}.py"));
        _session.Stop($"```pool\nACTION: claimed\nTOPIC: Login\nAFFECTS: {paths}\n```\n\n```pool\nACTION: completed\nTOPIC: Logout\n```");

        Assert.Equal("Logout", Assert.Single(_pool.Entries).Topic);
        Assert.Contains("\"Login\" names more than 64 paths", _session.Prompt(), StringComparison.Ordinal);
    }

    [Fact]
    public void A_refused_session_learns_that_the_claim_in_its_way_has_ended()
    {
        Refuse();
        _pool.Add("B", "Everything");

        Assert.Contains(
            "was refused; \"B\" held \"Everything\", which overlapped it but has ended. The claim can be made again.",
            _session.Prompt(),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public void A_refused_claim_is_told_also_where_the_prompt_before_it_failed()
    {
        Refuse();
        // What the session was shown cannot be written down.
        var state = Path.Combine(_pool.Location.SessionsFolder, $"{_session.Id}.state");
        File.Delete(state);
        Directory.CreateDirectory(Path.Combine(state, "in"));
        _session.Prompt();
        Directory.Delete(state, recursive: true);

        Assert.Contains("\"Auth module\" was refused", _session.Prompt(), StringComparison.Ordinal);
    }

    [Fact]
    public void Others_are_not_shown_a_refused_claim_and_its_writer_sees_what_became_of_it()
    {
        Refuse();

        Assert.DoesNotContain("Auth module", _pool.Context("C").Text(isFull: false), StringComparison.Ordinal);
        Assert.Contains("Auth module (0s ago) (refused)", _pool.Context("7c1d9e52").Text(isFull: false), StringComparison.Ordinal);
    }

    [Fact]
    public void A_claim_that_ended_stays_listed_and_says_so()
    {
        _session.Stop(Block);
        _session.End();

        Assert.Contains("Auth module (0s ago) (ended)", _pool.Context("C").Text(isFull: false), StringComparison.Ordinal);
    }

    [Fact]
    public void A_claim_that_was_prolonged_is_shown_at_a_start_with_its_end_also_when_its_entry_is_old()
    {
        _session.Stop(Block);
        _pool.Clock.Advance(TimeSpan.FromMinutes(45));
        _session.Run("PostToolUse", ("tool_name", "Bash"));
        _pool.Clock.Advance(TimeSpan.FromMinutes(30));

        Assert.Contains("claimed: Auth module (1h ago, ends in 30m)", _pool.Context("C").Text(isFull: false), StringComparison.Ordinal);
    }

    [Fact]
    public void A_session_that_claims_the_task_of_another_is_told_so()
    {
        _pool.Pool.Claim(
            new PoolEntry
            {
                Instance = "B",
                Action = PoolAction.Claimed,
                Topic = "Fix the login timeout",
                Affects = ["a.py"],
            }
        );

        _session.Stop("```pool\nACTION: claimed\nTOPIC: Login timeout fix\nAFFECTS: b.py\n```");

        var told = _session.Prompt();
        Assert.Contains("\"Login timeout fix\" is granted, but another has claimed the same task", told, StringComparison.Ordinal);
        Assert.Contains("\"B\" holds it from", told, StringComparison.Ordinal);
        Assert.Equal(2, Held.Count);
    }

    [Fact]
    public void Whose_claim_was_ended_by_force_is_told_also_where_the_topic_does_not_concern_it()
    {
        _session.Stop(Block);
        var name = _pool.Entries[0].Instance;
        _pool.SetDomain(name, "unrelated");
        _session.Prompt();
        _pool.Pool.Claim(
            new PoolEntry
            {
                Instance = "B",
                Action = PoolAction.Claimed,
                Topic = "Hotfix",
                Affects = ["src/"],
                IsForced = true,
            }
        );

        var news = _session.Prompt();

        Assert.Contains("[B] claimed: Hotfix", news, StringComparison.Ordinal);
        Assert.Contains($"It ended the claim \"Auth module\" of \"{name}\"", news, StringComparison.Ordinal);
        Assert.Equal("Hotfix", Assert.Single(Held).Topic);
    }

    [Fact]
    public void Lines_that_only_release_or_prolong_are_listed_only_where_all_is_asked_for()
    {
        _session.Stop(Block);
        _session.End();

        Assert.Single(_pool.Pool.Read(new PoolQuery()));
        Assert.Equal(2, _pool.Pool.Read(new PoolQuery { All = true }).Count());
    }

    private string Memory => Path.Combine(_pool.Location.SessionsFolder, $"{_session.Id}.claims");

    private IReadOnlyList<Claim> Held => _pool.Pool.Claims().HeldAt(_pool.Clock.Now);

    private void Refuse()
    {
        _pool.Pool.Claim(new PoolEntry { Instance = "B", Action = PoolAction.Claimed, Topic = "Everything", Affects = ["src/"] });
        _session.Stop(Block);
    }

    private string Edit(string file) =>
        _session.Run(
            "PreToolUse",
            ("tool_name", "Write"),
            ("tool_input", new JsonObject { ["file_path"] = Path.Combine(_pool.Environment.WorkingFolder, file), ["content"] = "x" })
        );
}

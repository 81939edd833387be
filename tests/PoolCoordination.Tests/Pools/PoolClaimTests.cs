using System.Globalization;
using PoolCoordination.Claims;
using PoolCoordination.Entries;
using PoolCoordination.Faults;
using PoolCoordination.Pools;

namespace PoolCoordination.Tests.Pools;

public sealed class PoolClaimTests : IDisposable
{
    private static readonly Identity s_a = new("A", "a-session");
    private static readonly Identity s_b = new("B", "b-session");

    private readonly ScratchPool _pool = new();

    [Fact]
    public void What_is_free_is_granted_and_held_for_its_time_to_live()
    {
        var result = Claim(s_a, "src/");

        Assert.True(result.IsGranted);
        var held = Assert.Single(Held);
        Assert.Equal((result.Entry.Id, "A", _pool.Clock.Now.AddHours(1)), (held.Id, held.Instance, held.ExpiresAt));
        Assert.Equal(_pool.InFolder(), held.Root);
        _pool.Clock.Advance(TimeSpan.FromHours(1));
        Assert.Empty(Held);
    }

    [Fact]
    public void A_claim_of_what_another_holds_is_refused_and_names_the_holder()
    {
        Claim(s_a, "src/");

        var result = Claim(s_b, "src/auth.py");

        Assert.Equal(("A", "work on src/"), (result.Holder!.Instance, result.Holder.Topic));
        Assert.Equal("A", Assert.Single(Held).Instance);
        Assert.True(Claim(s_b, "docs/").IsGranted);
        Assert.True(Claim(s_a, "src/auth.py").IsGranted);
    }

    [Fact]
    public void A_refused_claim_stays_refused_when_the_holder_is_gone()
    {
        Claim(s_a, "src/");
        var refused = Claim(s_b, "src/");
        _pool.Pool.Release(Held[0], s_a);

        Assert.Empty(Held);
        Assert.Equal(ClaimStatus.Refused, _pool.Pool.Claims().Find(refused.Entry.Id)!.Status);
        Assert.True(Claim(s_b, "src/").IsGranted);
    }

    [Fact]
    public void By_force_it_is_granted_and_ends_what_it_overlaps()
    {
        var ended = Claim(s_a, "src/auth.py");
        var apart = Claim(s_a, "docs/");

        var forced = Claim(s_b, "src/", isForced: true);

        Assert.True(forced.IsGranted);
        Assert.Equal([apart.Entry.Id, forced.Entry.Id], Held.Select(claim => claim.Id));
        Assert.Equal(forced.Entry.Id, _pool.Pool.Claims().Find(ended.Entry.Id)!.ClosedBy);
    }

    [Fact]
    public void A_resource_is_claimed_by_its_name_whatever_the_project()
    {
        var elsewhere = _pool.Pool.Prepare(
            s_a.Sign(new PoolEntry { Action = PoolAction.Claimed, Topic = "server", Affects = ["port:3000", "db:shop"] })
        );
        _pool.Pool.Log.Append(elsewhere with { Root = _pool.InFolder("elsewhere") });

        Assert.Equal(elsewhere.Id, Claim(s_b, "Port:3000").Holder!.Id);
        Assert.True(Claim(s_b, "port:3001").IsGranted);
        Assert.True(Claim(s_b, "src/").IsGranted);
        _pool.Variables["CLAUDE_INSTANCE"] = "B";
        Assert.Equal(elsewhere.Id, _pool.Pool.ClaimOfAnother("db:shop")!.Id);
        Assert.Null(_pool.Pool.ClaimOfAnother("db"));
        Assert.Null(_pool.Pool.ClaimOfAnother("env:shop"));
    }

    [Fact]
    public void A_renewal_prolongs_what_is_held_from_now()
    {
        Claim(s_a, "src/");
        _pool.Clock.Advance(TimeSpan.FromMinutes(40));

        _pool.Pool.Renew(Held[0], s_a);

        Assert.Equal(_pool.Clock.Now.AddHours(1), Held[0].ExpiresAt);
    }

    [Fact]
    public void A_renewal_of_what_ran_out_or_is_anothers_changes_nothing()
    {
        Claim(s_a, "src/");
        var claim = Held[0];
        _pool.Pool.Renew(claim, s_b);
        Assert.Equal(claim.ExpiresAt, Held[0].ExpiresAt);
        _pool.Clock.Advance(TimeSpan.FromHours(1));

        _pool.Pool.Renew(claim, s_a);

        Assert.Empty(Held);
        Assert.True(Claim(s_b, "src/").IsGranted);
    }

    [Fact]
    public void Another_releases_only_by_force()
    {
        Claim(s_a, "src/");
        var claim = Held[0];

        _pool.Pool.Release(claim, s_b);
        Assert.Single(Held);
        _pool.Pool.Release(claim, s_b, isForced: true);
        Assert.Empty(Held);
    }

    [Fact]
    public void Who_completes_the_topic_ends_its_claim_also_when_the_completion_is_over_first()
    {
        Claim(s_a, "src/");
        _pool.Add(new PoolEntry { Instance = "B", Action = PoolAction.Completed, Topic = "work on src/" });
        Assert.Single(Held);

        _pool.Add(new PoolEntry { Instance = "a", Action = PoolAction.Completed, Topic = " Work on SRC/ ", Ttl = TimeSpan.FromSeconds(1) });

        _pool.Clock.Advance(TimeSpan.FromMinutes(1));
        Assert.Empty(Held);
    }

    [Fact]
    public void An_id_that_a_claim_has_is_not_taken_again()
    {
        var claim = Claim(s_a, "src/");
        _pool.Pool.Release(Held[0], s_a);
        var lines = _pool.Lines.Length;

        var error = Assert.Throws<PoolException>(() => _pool.Pool.Claim(claim.Entry));

        Assert.Contains(claim.Entry.Id, error.Message, StringComparison.Ordinal);
        Assert.Equal(lines, _pool.Lines.Length);
    }

    [Fact]
    public void The_holder_of_a_file_is_found_by_any_path_to_it()
    {
        Directory.CreateDirectory(_pool.InFolder("src"));
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Links need rights there.");
        File.CreateSymbolicLink(_pool.InFolder("link"), _pool.InFolder("src"));
        Claim(s_a, "src/auth.py");
        Claim(s_a, "link/named.py");

        foreach (
            var path in new[]
            {
                _pool.InFolder("src", "auth.py"),
                _pool.InFolder("link", "auth.py"),
                _pool.InFolder("src"),
                _pool.InFolder("link", "named.py"),
            }
        )
        {
            Assert.Equal("A", _pool.Pool.Claims().HolderOf(path, s_b, _pool.Clock.Now)?.Instance);
            Assert.Null(_pool.Pool.Claims().HolderOf(path, s_a, _pool.Clock.Now));
        }

        Assert.Null(_pool.Pool.Claims().HolderOf(_pool.InFolder("src", "main.py"), s_b, _pool.Clock.Now));
    }

    [Fact]
    public void A_claim_of_a_name_bars_files_of_that_name_and_no_other()
    {
        Claim(s_a, "auth.py");

        Assert.NotNull(_pool.Pool.Claims().HolderOf(_pool.InFolder("src", "auth.py"), s_b, _pool.Clock.Now));
        Assert.Null(_pool.Pool.Claims().HolderOf(_pool.InFolder("src", "main.py"), s_b, _pool.Clock.Now));
        Assert.Null(_pool.Pool.Claims().HolderOf(_pool.InFolder("Makefile"), s_b, _pool.Clock.Now));
    }

    [Theory]
    [InlineData("src/*.py")]
    [InlineData("src")]
    [InlineData("*/auth.??")]
    [InlineData("**")]
    public void A_pattern_and_a_folder_that_is_not_there_yet_ask_for_overlap(string path)
    {
        Claim(s_a, "src/auth.py");

        Assert.Equal("A", _pool.Pool.Claims().HolderOf(_pool.InFolder(path), s_b, _pool.Clock.Now)?.Instance);
        Assert.Null(_pool.Pool.Claims().HolderOf(_pool.InFolder(path), s_a, _pool.Clock.Now));
        Assert.Null(_pool.Pool.Claims().HolderOf(_pool.InFolder("docs", path), s_b, _pool.Clock.Now));
    }

    [Theory]
    [InlineData("*.py", true)]
    [InlineData("src/{auth,b}.py", true)]
    [InlineData("{src,lib}/auth.py", true)]
    [InlineData("src/*.py", true)]
    [InlineData("*.md", false)]
    [InlineData("lib/{auth,b}.py", false)]
    [InlineData("src/a,b.py", false)]
    public void What_is_asked_is_read_as_a_claim_of_it_is(string written, bool isHeld)
    {
        Claim(s_a, "src/auth.py");

        _pool.Variables["CLAUDE_INSTANCE"] = "B";

        Assert.Equal(isHeld, _pool.Pool.ClaimOfAnother(written, path => Path.GetFullPath(path, _pool.InFolder())) is not null);
    }

    [Fact]
    public void More_paths_than_count_are_refused_with_the_number_that_does()
    {
        var error = Assert.Throws<PoolException>(() => Claim(s_a, [.. Enumerable.Range(0, 65).Select(i => $"src/{i}.py")]));

        Assert.Contains("64", error.Message, StringComparison.Ordinal);
        Assert.Empty(_pool.Lines);
        Assert.Contains(
            "64",
            Assert.Throws<PoolException>(() => Claim(s_a, "lib/{a,b}{a,b}{a,b}{a,b}{a,b}{a,b}{a,b}.py")).Message,
            StringComparison.Ordinal
        );
        Assert.True(Claim(s_a, [.. Enumerable.Range(0, 64).Select(i => $"src/{i}.py")]).IsGranted);
    }

    [Fact]
    public void Claims_of_64_patterns_each_in_one_folder_are_both_granted_where_no_file_is_in_both()
    {
        Assert.True(Claim(s_a, [.. Enumerable.Range(0, 64).Select(i => $"src/a{i}*.py")]).IsGranted);

        Assert.True(Claim(s_b, [.. Enumerable.Range(0, 64).Select(i => $"src/b{i}*.py")]).IsGranted);
    }

    [Theory]
    [InlineData(256, "src/{0}/{1}.py")]
    [InlineData(256, "src/{0}/{1}")]
    [InlineData(256, "{0}-{1}.py")]
    [InlineData(8, "*.{0}e{1}")]
    [InlineData(8, "src/*.{0}e{1}")]
    [InlineData(8, "src/{0}/{1}/**/a?/*.py")]
    public void A_pool_takes_no_more_claims_than_a_hook_can_look_at_until_some_are_released(int claims, string path)
    {
        PoolEntry last = new();
        for (var i = 0; i < claims; i++)
        {
            last = _pool.Pool.Prepare(
                s_a.Sign(
                    new PoolEntry
                    {
                        Action = PoolAction.Claimed,
                        Topic = $"t {i}",
                        Affects = [.. Enumerable.Range(0, 64).Select(j => string.Format(CultureInfo.InvariantCulture, path, i, j))],
                    }
                )
            );
            _pool.Pool.Log.Append(last);
        }

        Assert.Contains("16384", Assert.Throws<PoolException>(() => Claim(s_b, "docs/a.md")).Message, StringComparison.Ordinal);
        _pool.Pool.Release(_pool.Pool.Claims().Find(last.Id)!, s_a);
        Assert.True(Claim(s_b, "docs/a.md").IsGranted);
    }

    [Fact]
    public void Of_a_line_of_another_tool_with_more_paths_the_first_64_count()
    {
        string[] paths = [.. Enumerable.Range(0, 65).Select(i => $"src/{i}.py")];
        _pool.Pool.Log.Append(
            new PoolEntry
            {
                Id = "1",
                Instance = "A",
                Action = PoolAction.Claimed,
                Topic = "x",
                Affects = paths,
                Root = _pool.InFolder(),
                Timestamp = _pool.Clock.Now,
            }
        );

        Assert.NotNull(_pool.Pool.Claims().HolderOf(_pool.InFolder("src", "63.py"), s_b, _pool.Clock.Now));
        Assert.Null(_pool.Pool.Claims().HolderOf(_pool.InFolder("src", "64.py"), s_b, _pool.Clock.Now));
    }

    [Theory]
    [InlineData(new string[0], "it protects no file")]
    [InlineData(new[] { "none" }, "it protects no file")]
    [InlineData(new[] { "login flow" }, "so it protects nothing")]
    [InlineData(new[] { "src/auth.py", "login flow" }, "does not protect \"login flow\" yet")]
    public void A_claim_that_guards_less_than_it_seems_to_is_written_and_its_claimer_is_told(string[] affects, string warning)
    {
        var result = Claim(s_a, affects);

        Assert.True(result.IsGranted);
        Assert.Contains(warning, result.Warning, StringComparison.Ordinal);
        Assert.Single(Held);
    }

    [Fact]
    public void A_topic_of_120_characters_is_shown_whole_and_a_longer_one_is_cut()
    {
        // Each message is told of a claim with this topic: that it guards nothing, that another holds it, that it names too many paths.
        string[] Messages(string topic)
        {
            var claim = new PoolEntry
            {
                Instance = "A",
                Action = PoolAction.Claimed,
                Topic = topic,
                Summary = new string('s', 200),
                Affects = ["src/auth.py", "login flow"],
            };
            var held = _pool.Pool.Claim(claim);
            var tooMany = claim with { Affects = [.. Enumerable.Range(0, 65).Select(i => $"src/{i}.py")] };
            return
            [
                held.Warning,
                ClaimText.Of(_pool.Pool.Claims().Find(held.Entry.Id)!, _pool.Clock.Now),
                Assert.Throws<PoolException>(() => _pool.Pool.Claim(tooMany)).Message,
            ];
        }

        var whole = new string('t', 120);
        Assert.All(Messages(whole), message => Assert.Contains($"\"{whole}\"", message, StringComparison.Ordinal));
        Assert.Contains($"\"{new string('s', 200)}\"", Messages(whole)[1], StringComparison.Ordinal);
        Assert.All(Messages(whole + "t"), message => Assert.Contains($"\"{whole[..^1]}…\"", message, StringComparison.Ordinal));
    }

    [Fact]
    public void A_part_of_80_characters_is_told_whole_in_the_warning()
    {
        var part = $"not {new string('p', 76)}";

        Assert.Contains($"\"{part}\"", Claim(s_a, ["ok.py", part]).Warning, StringComparison.Ordinal);
    }

    [Fact]
    public void Where_no_claim_has_a_topic_ten_that_are_held_are_named_and_the_others_are_counted()
    {
        for (var i = 0; i < 12; i++)
            _pool.Pool.Claim(new PoolEntry { Instance = "A", Action = PoolAction.Claimed, Topic = $"t{i}", Affects = [$"src/{i}.py"] });
        var missing = new string('m', 120);

        var claims = _pool.Pool.Claims();
        IReadOnlyList<Claim> Release() => ReleasableClaims.OfTopic(claims, missing, s_a, isForced: false, _pool.Clock.Now);
        var message = Assert.Throws<PoolException>(Release).Message;

        Assert.Contains($"\"{missing}\"", message, StringComparison.Ordinal);
        Assert.Equal(10, message.Split("\"t").Length - 1);
        Assert.EndsWith(" and 2 more.", message, StringComparison.Ordinal);
    }

    [Fact]
    public void Parts_that_are_not_named_in_the_warning_are_counted() =>
        Assert.Contains(
            "\"bad 5\" and 2 more yet:",
            Claim(s_a, ["ok.py", .. Enumerable.Range(1, 7).Select(i => $"bad {i}")]).Warning,
            StringComparison.Ordinal
        );

    [Fact]
    public void A_claim_of_paths_warns_of_nothing() =>
        Assert.Equal("", Claim(s_a, ["src/auth.py:12", "docs/", "*.md", "Makefile"]).Warning);

    [Fact]
    public void Patterns_of_a_project_end_where_a_working_tree_within_it_begins()
    {
        Directory.CreateDirectory(_pool.InFolder(".git"));
        var tree = _pool.InFolder("trees", "x");
        Directory.CreateDirectory(tree);
        File.WriteAllText(Path.Combine(tree, ".git"), "gitdir: elsewhere");
        Claim(s_a, ["pay.py", "*.py", "**", "trees/"]);

        Assert.Null(_pool.Pool.Claims().HolderOf(Path.Combine(tree, "src", "pay.py"), s_b, _pool.Clock.Now));
        Assert.NotNull(_pool.Pool.Claims().HolderOf(_pool.InFolder("src", "pay.py"), s_b, _pool.Clock.Now));

        Claim(s_a, ["trees/x/src/*.py"]);
        Assert.NotNull(_pool.Pool.Claims().HolderOf(Path.Combine(tree, "src", "pay.py"), s_b, _pool.Clock.Now));
    }

    [Fact]
    public void A_claim_in_a_working_tree_is_granted_whatever_patterns_are_claimed_above_it()
    {
        Claim(s_a, ["**"]);
        var tree = _pool.Pool.Claim(
            new PoolEntry
            {
                Instance = "B",
                Action = PoolAction.Claimed,
                Topic = "x",
                Affects = ["src/pay.py"],
                Root = _pool.InFolder("trees", "x"),
            }
        );

        Assert.True(tree.IsGranted);
        Assert.False(Claim(new Identity("C"), ["trees/x/src/"]).IsGranted);
    }

    public void Dispose() => _pool.Dispose();

    private IReadOnlyList<Claim> Held => _pool.Pool.Claims().HeldAt(_pool.Clock.Now);

    private ClaimResult Claim(Identity author, string path, bool isForced = false) => Claim(author, [path], isForced);

    private ClaimResult Claim(Identity author, string[] paths, bool isForced = false) =>
        _pool.Pool.Claim(
            new PoolEntry
            {
                Instance = author.Instance,
                SessionId = author.Session,
                Action = PoolAction.Claimed,
                Topic = $"work on {string.Join(", ", paths)}",
                Affects = paths,
                IsForced = isForced,
            }
        );
}

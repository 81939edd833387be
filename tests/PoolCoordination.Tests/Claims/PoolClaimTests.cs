using PoolCoordination.Claims;
using PoolCoordination.Entries;

namespace PoolCoordination.Tests;

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
    public void What_another_holds_is_refused_and_the_holder_is_told()
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

        foreach (var path in new[] { _pool.InFolder("src", "auth.py"), _pool.InFolder("link", "auth.py"), _pool.InFolder("src"), _pool.InFolder("link", "named.py") })
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

    public void Dispose() => _pool.Dispose();

    private IReadOnlyList<Claim> Held => _pool.Pool.Claims().HeldAt(_pool.Clock.Now);

    private ClaimResult Claim(Identity author, string path, bool isForced = false) =>
        _pool.Pool.Claim(
            new PoolEntry
            {
                Instance = author.Instance,
                SessionId = author.Session,
                Action = PoolAction.Claimed,
                Topic = $"work on {path}",
                Affects = [path],
                IsForced = isForced,
            }
        );
}

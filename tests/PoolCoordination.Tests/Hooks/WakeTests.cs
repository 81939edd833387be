using System.Text.Json.Nodes;
using PoolCoordination.Entries;
using PoolCoordination.Pools;

namespace PoolCoordination.Tests.Hooks;

/// <summary>A session that waits for its user is woken by what should not wait, where that is wanted.</summary>
public sealed class WakeTests : IDisposable
{
    private readonly ScratchPool _pool = new();
    private readonly HookSession _a;
    private readonly HookSession _b;

    public WakeTests()
    {
        _pool.Variables["POOL_WAKE"] = "on";
        _pool.Variables["POOL_PRIMER"] = "off";
        _a = new HookSession(_pool, "aaaaaaaa-1");
        _b = new HookSession(_pool, "bbbbbbbb-1");
        _b.Start();
        _a.Start();
        _a.Prompt();
        _a.Stop("Waits for you.");
        _pool.Clock.Advance(TimeSpan.FromMinutes(1));
    }

    public void Dispose() => _pool.Dispose();

    [Fact]
    public void A_session_that_is_to_be_woken_watches_the_log()
    {
        var answer = JsonNode.Parse(_a.Start("resume"))!["hookSpecificOutput"]!;
        Assert.Equal(_pool.Location.LogPath, (string?)Assert.Single(answer["watchPaths"]!.AsArray()));

        _pool.Variables["POOL_WAKE"] = "off";
        Assert.DoesNotContain("watchPaths", _a.Start("resume"), StringComparison.Ordinal);
        Assert.Equal("", Wake());
    }

    [Fact]
    public void A_blocker_of_another_wakes_it_once()
    {
        _b.Stop("```pool\nACTION: blocked\nTOPIC: Schema is locked\nBLOCKS: Release\n```");

        var text = Wake();

        Assert.Contains("Schema is locked", text, StringComparison.Ordinal);
        Assert.EndsWith("The pool woke this session for it.", text, StringComparison.Ordinal);
        Assert.Equal("", Wake());
        _pool.Clock.Advance(TimeSpan.FromMinutes(11));
        Assert.Equal("", Wake());
        Assert.Equal("", _a.Prompt());
    }

    [Fact]
    public void What_is_only_news_does_not_wake_it()
    {
        _b.Stop("```pool\nACTION: completed\nTOPIC: Docs\n```");

        Assert.Equal("", Wake());
        Assert.Contains("Docs", _a.Prompt(), StringComparison.Ordinal);
    }

    [Fact]
    public void It_is_woken_when_the_claim_ends_that_stood_in_its_way()
    {
        _b.Stop("```pool\nACTION: claimed\nTOPIC: Payment\nAFFECTS: src/pay.py\n```");
        _a.Prompt();
        _a.Stop("```pool\nACTION: claimed\nTOPIC: Refunds\nAFFECTS: src/pay.py\n```");
        _pool.Clock.Advance(TimeSpan.FromMinutes(1));
        Assert.Equal("", Wake());

        _b.Stop("```pool\nACTION: completed\nTOPIC: Payment\nAFFECTS: src/pay.py\n```");

        Assert.Contains("\"Refunds\" was refused", Wake(), StringComparison.Ordinal);
    }

    [Fact]
    public void It_is_woken_when_another_ends_its_claim()
    {
        _a.Prompt();
        _a.Stop("```pool\nACTION: claimed\nTOPIC: Payment\nAFFECTS: src/pay.py\n```");
        _pool.Clock.Advance(TimeSpan.FromMinutes(1));
        var claim = _pool.Pool.Claims().All.Single();
        _pool.Pool.Release(claim, new Identity("B", "bbbbbbbb-1"), isForced: true);

        Assert.Contains("\"Payment\" of this session was ended by another one", Wake(), StringComparison.Ordinal);
    }

    [Fact]
    public void A_session_that_works_is_not_woken()
    {
        _b.Stop("```pool\nACTION: blocked\nTOPIC: Schema is locked\nBLOCKS: Release\n```");
        _a.Prompt();
        _b.Stop("```pool\nACTION: blocked\nTOPIC: Disk is full\nBLOCKS: Release\n```");

        Assert.Equal("", Wake());
    }

    private string Wake()
    {
        var output = _a.Output("FileChanged", ("file_path", _pool.Location.LogPath), ("event", "change"));
        output.Confirm();
        return output.WakingText;
    }
}

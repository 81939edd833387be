using PoolCoordination.Entries;
using PoolCoordination.Notifications;
using PoolCoordination.Pools;
using PoolCoordination.Tests.Board;

namespace PoolCoordination.Tests.Notifications;

/// <summary>Which entries a user is told of at once.</summary>
public sealed class NotificationFinderTests : IDisposable
{
    private const string A = "aaaaaaaa-1";
    private const string B = "bbbbbbbb-1";

    private readonly BoardPool _pool = new();

    public void Dispose() => _pool.Dispose();

    [Fact]
    public void A_blocker_that_names_an_instance_concerns_that_one_and_nobody_else()
    {
        Name("A");
        Assert.Equal("C blocks A: Test data", Assert.Single(Of(Block("C", "Fine-tuning of A"))).ToString());
        Assert.Equal("C blocks A: Test data", Assert.Single(Of(Block("C", "A"))).ToString());
        Assert.Empty(Of(Block("C", "AB, B-A, a task")));
        Assert.Empty(Of(Block("C", "")));
        Assert.Empty(Of(Block("A", "A")));
    }

    [Fact]
    public void A_session_that_says_that_it_is_blocked_concerns_its_user()
    {
        _pool.Start(A);
        _pool.Post(A, "blocked", "The key");

        Assert.Equal("shop-1 is blocked: The key", Assert.Single(OfLast()).ToString());
    }

    [Fact]
    public void A_claim_that_is_refused_concerns_who_claims_and_so_does_the_end_of_what_was_in_its_way()
    {
        _pool.Start(A);
        _pool.Start(B);
        _pool.Post(A, "claimed", "Payment", "src/pay.py");
        Assert.Empty(OfLast());

        _pool.Post(B, "claimed", "Refunds", "src/");
        Assert.Equal("shop-1 blocks shop-2: Payment", Assert.Single(OfLast()).ToString());

        _pool.Post(A, "completed", "Payment");
        Assert.Equal("shop-2 can go on: Payment", Assert.Single(OfLast()).ToString());
    }

    [Fact]
    public void The_completion_of_a_blocker_concerns_who_posted_it_once()
    {
        _pool.Start(A);
        _pool.Start(B);
        _pool.Post(A, "blocked", "Test data");
        _pool.Post(B, "completed", "test data");
        Assert.Equal("shop-1 can go on: test data", Assert.Single(OfLast()).ToString());

        _pool.Post(B, "completed", "test data", "again.txt");
        Assert.Empty(OfLast());
    }

    [Fact]
    public void The_completion_of_a_blocker_concerns_whom_it_named()
    {
        Name("A");
        var blocker = Block("C", "A and others");

        var completion = _pool.Scratch.Add("C", blocker.Topic);

        Assert.Equal($"A can go on: {blocker.Topic}", Assert.Single(Of(completion)).ToString());
    }

    [Fact]
    public void A_claim_that_another_ended_by_force_concerns_its_holder()
    {
        _pool.Start(A);
        _pool.Post(A, "claimed", "Payment", "src/pay.py");
        var claim = Assert.Single(_pool.Scratch.Pool.Claims(new PoolQuery()));

        _pool.Scratch.Pool.Release(claim, new Identity("C"), isForced: true);

        Assert.Equal("C took a claim of shop-1: Payment", Assert.Single(OfLast()).ToString());
    }

    [Fact]
    public void What_concerns_a_session_that_has_ended_or_what_a_person_does_by_hand_is_no_news()
    {
        _pool.Start(A);
        _pool.Run(A, "SessionEnd", "shop", ("reason", "other"));
        Assert.Empty(Of(Block("C", "shop-1")));

        _pool.Start(B);
        var user = Identity.Of(_pool.Scratch.Environment).Instance;
        Assert.Empty(Of(Block(user, "shop-2 and shop-1")));
        Assert.NotEmpty(Of(Block("C", "shop-2 and shop-1")));
    }

    private void Name(string instance) => _pool.Scratch.Variables["CLAUDE_INSTANCE"] = instance;

    private PoolEntry Block(string instance, string blocks) => _pool.Scratch.Add(instance, "Test data", PoolAction.Blocked, blocks);

    private IReadOnlyList<PoolNotification> Of(PoolEntry entry) => new NotificationFinder(_pool.Scratch.Pool).Of(entry);

    private IReadOnlyList<PoolNotification> OfLast() => Of(_pool.Scratch.Entries[^1]);
}

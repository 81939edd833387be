using System.Text.Json.Nodes;
using PoolCoordination.Checks;
using PoolCoordination.Entries;
using PoolCoordination.Log;
using PoolCoordination.Pools;

namespace PoolCoordination.Tests.Hooks;

/// <summary>
/// Sessions without a name of their own, told apart by their ids: also by ids that begin with the time at which they were made.
/// </summary>
public sealed class SessionIdTests : IDisposable
{
    private const string Block = "```pool\nACTION: claimed\nTOPIC: Auth module\nAFFECTS: src/auth.py\n```";

    private readonly ScratchPool _pool = new();

    public static TheoryData<string, string> SessionsOfOneMinute =>
        new()
        {
            { "019abcde-0001-7a00-8000-0000f00dcafe", "019abcde-9fff-7b11-9111-1111deadbeef" },
            { "ses_4f2a8c1b2ffeAbCdEfGhIjKlMn", "ses_4f2a8c1b0ffeNoPqRsTuVwXyZa" },
            { "session-1", "session-2" },
            { "01ARZ3NDEKTSV4RRFFQ69G5FAV", "01ARZ3NDEKTSV4RRFFQ69G5FAW" },
            { "019abcde00017a0080000000f00dcafe", "019abcde9fff7b1191111111deadbeef" },
        };

    [Theory]
    [InlineData("7c1d9e52-4b0a-4f3e-9d6c-0a1b2c3d4e5f", "7c1d9e52")]
    [InlineData("019abcde-0001-7a00-8000-0000f00dcafe", "f00dcafe")]
    [InlineData("019ABCDE-0001-7A00-8000-0000F00DCAFE", "F00DCAFE")]
    [InlineData("ses_4f2a8c1b2ffeAbCdEfGhIjKlMn", "GhIjKlMn")]
    [InlineData("7c1d9e52-4b0a", "7c1d9e52")]
    [InlineData("7c1d9e52", "7c1d9e52")]
    [InlineData("s_1", "s_1")]
    [InlineData(" ", null)]
    public void The_short_form_of_an_id_is_what_is_random_in_it(string id, string? expected)
    {
        Assert.Equal(expected, Identity.Shorten(id));
        Assert.Equal(expected, Identity.Shorten(Identity.Shorten(id)));
    }

    [Theory]
    [MemberData(nameof(SessionsOfOneMinute))]
    public void Two_that_began_within_a_minute_are_not_one_owner(string one, string other)
    {
        var holder = new HookSession(_pool, one).UserLine();
        var second = new HookSession(_pool, other).UserLine();
        holder.Start();
        second.Start();

        holder.Stop(Block);

        Assert.Equal("deny", Word(second));
        Assert.Null(Word(holder));
        second.Stop(Block);
        second.End();
        Assert.Equal(Identity.Shorten(one), Assert.Single(_pool.Pool.Claims().HeldAt(_pool.Clock.Now)).Entry.SessionId);
    }

    [Theory]
    [MemberData(nameof(SessionsOfOneMinute))]
    public void Two_turns_that_began_within_a_minute_are_not_one(string one, string other)
    {
        const string block = "```pool\nACTION: completed\nTOPIC: Tests\n```";
        var session = new HookSession(_pool, "7c1d9e52-4b0a-4f3e-9d6c-0a1b2c3d4e5f") { Turn = one };
        session.UserLine().Stop(block);
        session.Stop(block);
        session.Turn = other;
        session.UserLine().Stop(block);

        Assert.Equal(2, _pool.Entries.Count);
    }

    [Theory]
    [InlineData("019abcde-0001-7a00-8000-0000f00dcafe")]
    [InlineData("ses_4f2a8c1b2ffeAbCdEfGhIjKlMn")]
    [InlineData("session-1")]
    public void A_claim_in_the_form_of_an_earlier_version_is_still_the_sessions(string id)
    {
        var claim = ClaimOfEarlierVersion(id);
        var session = new HookSession(_pool, id);
        _pool.Clock.Advance(TimeSpan.FromMinutes(31));
        session.Start();

        Assert.Null(Word(session));
        session.Prompt();
        Assert.Equal(_pool.Clock.Now.AddHours(1), Assert.Single(_pool.Pool.Claims().HeldAt(_pool.Clock.Now)).ExpiresAt);
        session.End();
        Assert.Empty(_pool.Pool.Claims().HeldAt(_pool.Clock.Now));
        Assert.True(new Identity("B", id).Owns(claim));
    }

    [Theory]
    [InlineData("019abcde-0001-7a00-8000-0000f00dcafe")]
    [InlineData("ses_4f2a8c1b2ffeAbCdEfGhIjKlMn")]
    public void A_claim_in_the_form_of_an_earlier_version_does_not_refuse_the_sessions_new_one(string id)
    {
        ClaimOfEarlierVersion(id);
        new HookSession(_pool, id).UserLine().Stop(Block.Replace("Auth module", "Tokens", StringComparison.Ordinal));

        Assert.Equal("Tokens", Assert.Single(_pool.Pool.Claims().HeldAt(_pool.Clock.Now)).Topic);
    }

    [Theory]
    [MemberData(nameof(SessionsOfOneMinute))]
    public void Such_a_claim_that_may_be_of_either_of_two_sessions_is_neithers_own(string one, string other)
    {
        ClaimOfEarlierVersion(one);
        var sessions = (HookSession[])[new(_pool, one), new(_pool, other)];
        Array.ForEach(sessions, session => session.Start());

        Assert.All(sessions, session => Assert.Equal("deny", Word(session)));
    }

    [Fact]
    public void Ids_that_are_whole_are_compared_whole()
    {
        var line = new PoolEntry { Instance = "A", SessionId = "aaaaaaaa-1" };

        Assert.False(new Identity("B", "aaaaaaaa-2").Owns(line));
        Assert.True(new Identity("B", "aaaaaaaa-1").Owns(line));
        Assert.True(new Identity("B", "aaaaaaaa").Owns(line));
        Assert.False(Identity.HaveSameOwner(line, line with { Instance = "B", SessionId = "aaaaaaaa-2" }));
        Assert.True(Identity.HaveSameOwner(line, line with { Instance = "B", SessionId = "aaaaaaaa" }));
    }

    [Theory]
    [MemberData(nameof(SessionsOfOneMinute))]
    public void A_check_names_sessions_of_one_name_by_what_distinguishes_them(string one, string other)
    {
        _pool.Clock.Now = DateTimeOffset.UtcNow;
        _pool.Variables["CLAUDE_INSTANCE"] = "A";
        new HookSession(_pool, one).Start();
        new HookSession(_pool, other).Start();

        var message = Assert
            .Single(PoolCheck.Run(_pool.Pool, TestContext.Current.CancellationToken), problem => problem.Kind == PoolProblemKind.Instances)
            .Message;

        Assert.Contains(Identity.Shorten(one)!, message, StringComparison.Ordinal);
        Assert.Contains(Identity.Shorten(other)!, message, StringComparison.Ordinal);
    }

    public void Dispose() => _pool.Dispose();

    private PoolEntry ClaimOfEarlierVersion(string id) =>
        _pool
            .Pool.Claim(
                new PoolEntry
                {
                    Instance = id[..8],
                    SessionId = id[..8],
                    Action = PoolAction.Claimed,
                    Topic = "Auth module",
                    Affects = ["src/auth.py"],
                }
            )
            .Entry;

    private string? Word(HookSession session)
    {
        var output = session.Run(
            "PreToolUse",
            ("tool_name", "Edit"),
            ("tool_input", new JsonObject { ["file_path"] = _pool.InFolder("src", "auth.py") })
        );
        return output.Length == 0 ? null : JsonNode.Parse(output)!["hookSpecificOutput"]!["permissionDecision"]?.GetValue<string>();
    }
}

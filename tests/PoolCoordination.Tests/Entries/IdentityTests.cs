using PoolCoordination.Entries;
using PoolCoordination.Pools;

namespace PoolCoordination.Tests.Entries;

public sealed class IdentityTests : IDisposable
{
    private readonly ScratchPool _pool = new();

    [Fact]
    public void The_variable_beats_the_name_in_a_block_and_that_the_session()
    {
        _pool.Variables["CLAUDE_INSTANCE"] = " LEGION ";
        Assert.Equal(new Identity("LEGION", "7c1d9e52-4b0a"), Identity.Of(_pool.Environment, "7c1d9e52-4b0a", "A"));

        _pool.Variables.Remove("CLAUDE_INSTANCE");
        _pool.Variables["POOL_INSTANCE"] = "orin\n";
        Assert.Equal(new Identity("orin", "7c1d9e52-4b0a"), Identity.Of(_pool.Environment, "7c1d9e52-4b0a", "A"));

        _pool.Variables.Remove("POOL_INSTANCE");
        Assert.Equal("A", Identity.Of(_pool.Environment, "7c1d9e52-4b0a", "A").Instance);
        Assert.Equal("7c1d9e52", Identity.Of(_pool.Environment, "7c1d9e52-4b0a", " ").Instance);
    }

    [Theory]
    [InlineData("a name of more than sixty-four characters, which no line of the log has room for")]
    [InlineData("B\tC")]
    public void A_name_is_as_the_log_has_it_so_that_ones_own_entries_are_known(string name)
    {
        _pool.Variables["CLAUDE_INSTANCE"] = name;
        var identity = Identity.Of(_pool.Environment);

        Assert.True(identity.Owns(_pool.Add(identity.Instance, "Auth")));
        Assert.Equal(identity, Identity.Named(_pool.Environment, name));
    }

    [Fact]
    public void A_command_in_a_session_knows_the_session_from_its_environment()
    {
        _pool.Variables["CLAUDE_CODE_SESSION_ID"] = "7c1d9e52-4b0a";

        Assert.Equal("7c1d9e52", Identity.Of(_pool.Environment).Session);
        Assert.Equal("7c1d9e52", Identity.Of(_pool.Environment).Instance);
    }

    [Fact]
    public void Somebody_at_a_shell_has_the_users_name() => Assert.Equal(Environment.UserName, Identity.Of(_pool.Environment).Instance);

    [Theory]
    [InlineData(" A ")]
    [InlineData("\tA\n")]
    [InlineData("\u200BA\u0007")]
    public void A_name_is_the_same_however_it_is_given(string name)
    {
        _pool.SetDomain(name, "auth");
        _pool.Add(name, "Auth");

        Assert.True(new Identity(name).Owns(Assert.Single(_pool.Entries)));
        Assert.Equal("A", new Identity("B") { Instance = name }.Instance);
        Assert.Equal("A", _pool.Pool.DomainOf(name)!.Instance);
        Assert.Single(_pool.Pool.Read(new PoolQuery { Instances = [name] }));
        _pool.Pool.RemoveDomain(name);
        Assert.Null(_pool.Pool.DomainOf(name));
    }

    [Fact]
    public void A_name_that_nobody_gave_owns_nothing_and_one_that_people_gave_does()
    {
        var found = Identity.Of(_pool.Environment, "11111111-aaaa", "A");
        var other = Identity.Of(_pool.Environment, "22222222-aaaa", "A");
        var given = new Identity("a", "33333333-aaaa");

        Assert.True(found.Owns(found.Sign(new PoolEntry())));
        Assert.False(found.Owns(other.Sign(new PoolEntry())));
        Assert.False(given.Owns(found.Sign(new PoolEntry())));
        Assert.True(new Identity("11111111").Owns(found.Sign(new PoolEntry())));
        Assert.False(found.Owns(given.Sign(new PoolEntry())));
        Assert.True(given.Owns(new PoolEntry { Instance = "A", SessionId = "44444444" }));
    }

    [Fact]
    public void Somebody_at_a_shell_owns_by_the_only_name_that_is_known()
    {
        var person = Identity.Of(_pool.Environment);

        Assert.True(person.Owns(person.Sign(new PoolEntry())));
        Assert.DoesNotContain("unnamed", EntryWriter.Text(person.Sign(new PoolEntry())), StringComparison.Ordinal);
    }

    public void Dispose() => _pool.Dispose();
}

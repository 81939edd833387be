namespace PoolCoordination.Tests;

public sealed class IdentityTests : IDisposable
{
    private readonly ScratchPool _pool = new();

    [Fact]
    public void The_variable_beats_the_name_in_a_block_and_that_the_session()
    {
        _pool.Variables["CLAUDE_INSTANCE"] = " LEGION ";
        Assert.Equal(new Identity("LEGION", "7c1d9e52-4b0a"), Identity.Of(_pool.Environment, "7c1d9e52-4b0a", "A"));

        _pool.Variables.Remove("CLAUDE_INSTANCE");
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

    public void Dispose() => _pool.Dispose();
}

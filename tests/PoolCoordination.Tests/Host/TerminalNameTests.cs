using PoolCoordination.Host;

namespace PoolCoordination.Tests.Host;

public class TerminalNameTests
{
    [Fact]
    public void One_terminal_has_one_name() => Assert.Equal(Name(("WT_SESSION", "x")), Name(("WT_SESSION", "x")));

    [Fact]
    public void It_is_a_T_and_four_letters_or_digits() => Assert.Matches("^T[0-9a-z]{4}$", Name(("TERM_SESSION_ID", "w0t0p0:1")));

    [Theory]
    [InlineData("WT_SESSION")]
    [InlineData("TMUX_PANE")]
    [InlineData("TERM_SESSION_ID")]
    public void Two_terminals_have_two_names(string variable)
    {
        var names = Enumerable.Range(0, 50).Select(i => Name((variable, $"%{i}"))).ToHashSet(StringComparer.Ordinal);
        Assert.Equal(50, names.Count);
    }

    [Fact]
    public void Panes_of_one_terminal_have_names_of_their_own() =>
        Assert.NotEqual(Name(("WT_SESSION", "x"), ("TMUX_PANE", "%1")), Name(("WT_SESSION", "x"), ("TMUX_PANE", "%2")));

    [Fact]
    public void The_same_pane_of_another_tmux_has_another_name() =>
        Assert.NotEqual(Name(("TMUX", "/tmp/a,1,0"), ("TMUX_PANE", "%1")), Name(("TMUX", "/tmp/b,2,0"), ("TMUX_PANE", "%1")));

    [Fact]
    public void Without_a_variable_the_device_names_it()
    {
        var name = TerminalName.Of(Environment(), "host", () => "/dev/pts/3");
        Assert.Equal(name, TerminalName.Of(Environment(), "host", () => "/dev/pts/3"));
        Assert.NotEqual(name, TerminalName.Of(Environment(), "host", () => "/dev/pts/4"));
        Assert.NotEqual(name, TerminalName.Of(Environment(), "other", () => "/dev/pts/3"));
    }

    [Fact]
    public void Without_a_terminal_there_is_no_name() => Assert.Null(TerminalName.Of(Environment(), "host", () => null));

    private static string? Name(params (string Name, string Value)[] variables) =>
        TerminalName.Of(Environment(variables), "host", () => null);

    private static PoolEnvironment Environment(params (string Name, string Value)[] variables) =>
        new(name => variables.FirstOrDefault(variable => variable.Name == name).Value, "/");
}

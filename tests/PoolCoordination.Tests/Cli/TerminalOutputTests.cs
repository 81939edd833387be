using System.Text.RegularExpressions;

namespace PoolCoordination.Tests.Cli;

/// <summary>What a person sees in a terminal: a table that fits it.</summary>
public sealed partial class TerminalOutputTests : IDisposable
{
    private readonly ScratchFolder _folder = new();
    private readonly PoolProcess _pool;

    public TerminalOutputTests()
    {
        _pool = new PoolProcess(_folder.Path) { Variables = { ["CLAUDE_INSTANCE"] = "A" } };
        Add("completed", "Auth token refresh fix", "--affects", "auth.py,session_handler.py");
        Add("blocked", "日本語の題名はとても長いので端末の幅に収まらないことがあります、それでも表は崩れません", "--affects", "src/データ.py");
        Add("claimed", "👩‍💻 family 👨‍👩‍👧 of emoji in a topic that is long enough to be cut at eighty columns", "--affects", "x.py");
        Assert.Equal(
            0,
            _pool
                .Run("unlock", "--topic", "👩‍💻 family 👨‍👩‍👧 of emoji in a topic that is long enough to be cut at eighty columns")
                .ExitCode
        );
    }

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData(60)]
    [InlineData(80)]
    [InlineData(120)]
    public void A_list_has_a_header_local_times_and_columns_that_fit(int columns)
    {
        var lines = Lines(columns, "list");

        Assert.Matches(Header(), lines[0]);
        Assert.Equal(4, lines.Length);
        Assert.All(lines, line => Assert.InRange(Cells(line), 10, columns));
        Assert.All(lines[1..], line => Assert.Matches(TimeOfDay(), line));
        Assert.Contains(lines, line => line.Contains('…', StringComparison.Ordinal));
    }

    [Fact]
    public void A_claim_that_ended_is_marked()
    {
        Add("claimed", "mine", "--affects", "y.py");
        Assert.Equal(0, _pool.Run("unlock", "--topic", "mine").ExitCode);
        Assert.Contains("mine (ended)", Terminal.Run(120, _folder.Path, _pool.Variables, "list --topic mine"), StringComparison.Ordinal);
        Assert.Contains("mine (ended)", _pool.Run("list", "--topic", "mine").Output, StringComparison.Ordinal);
    }

    [Fact]
    public void The_mark_and_the_path_of_a_claim_with_a_long_topic_stay_in_sight()
    {
        var topic = "mine " + string.Join(' ', Enumerable.Repeat("and", 40));
        Add("claimed", topic, "--affects", "y.py");
        Assert.Matches("^[-A-Za-z0-9: ]+59m +A +mine .*… +y.py$", Lines(80, "claims")[1]);

        Assert.Equal(0, _pool.Run("unlock", "--topic", topic).ExitCode);

        Assert.Matches("claimed +mine .*… \\(ended\\) +y.py$", Lines(80, "list --topic mine")[1]);
    }

    [Fact]
    public void A_table_fits_a_narrow_terminal() => Assert.All(Lines(40, "list"), line => Assert.InRange(Cells(line), 10, 40));

    [Fact]
    public void In_a_pipe_each_entry_is_one_line_that_is_not_cut()
    {
        var lines = _pool.Run("list").Output.Split('\n', StringSplitOptions.RemoveEmptyEntries);

        Assert.Equal(3, lines.Length);
        Assert.Contains("それでも表は崩れません", lines[1], StringComparison.Ordinal);
    }

    [Fact]
    public void All_that_an_entry_says_wraps_under_its_own_column()
    {
        Add("completed", "wrapped", "--summary", string.Join(' ', Enumerable.Range(0, 40).Select(i => $"word{i}")));

        var lines = Lines(60, "list --topic wrapped --verbose");

        Assert.All(lines, line => Assert.InRange(Cells(line), 0, 60));
        Assert.Matches("^  Summary:   word0 ", lines[1]);
        Assert.Matches("^             word", lines[2]);
    }

    [Fact]
    public void A_long_topic_wraps_after_the_action()
    {
        Add("completed", string.Join(' ', Enumerable.Range(0, 20).Select(i => $"topic{i}")));

        var lines = Lines(60, "list --topic topic0 --verbose");

        Assert.Matches("^\\[A\\] completed: topic0 ", lines[0]);
        Assert.Matches("^               topic", lines[1]);
        Assert.InRange(Cells(lines[0]), 40, 60);
    }

    [Fact]
    public void Claims_show_until_when_they_last()
    {
        Add("claimed", "held", "--affects", "src/auth.py", "--ttl", "2h");

        var lines = Lines(80, "claims");

        Assert.Matches("^UNTIL +LEFT +INSTANCE +TOPIC +PATHS", lines[0]);
        Assert.Matches("^([A-Z][a-z]+ [0-9]+ )?[0-9]{2}:[0-9]{2} +(1h|2h) +A +held +src/auth.py$", lines[1]);
    }

    [Fact]
    public void Only_so_many_of_the_newest_are_listed_where_a_number_is_given() =>
        Assert.Contains(
            "family",
            Assert.Single(_pool.Run("list", "-n", "1").Output.Split('\n', StringSplitOptions.RemoveEmptyEntries)),
            StringComparison.Ordinal
        );

    [Fact]
    public void Several_actions_and_instances_may_be_given_in_one_value_or_in_several()
    {
        Assert.Equal(2, Count("-a", "blocked,completed"));
        Assert.Equal(2, Count("-a", "blocked", "-a", "completed"));
        Assert.Equal(3, Count("-i", "nobody,A*"));
        Assert.Equal(1, Count("--search", "session_handler"));
        Assert.Equal(1, Count("--affects", "auth.py"));
    }

    [Theory]
    [InlineData(80)]
    [InlineData(120)]
    public void Entries_that_come_have_a_header_local_times_and_columns_that_fit(int columns)
    {
        var lines = Lines(columns, "watch --since 1h --timeout 1s");

        Assert.Matches(Header(), lines[0]);
        Assert.Equal(4, lines.Length);
        Assert.All(lines, line => Assert.InRange(Cells(line), 10, columns));
        Assert.All(lines[1..], line => Assert.Matches(TimeOfDay(), line));
        Assert.Matches(Header(), Lines(columns, "wait --action blocked")[0]);
    }

    [Fact]
    public void A_list_of_nothing_says_so()
    {
        Assert.Equal("pool: No live entries match; --all includes expired ones.", Assert.Single(Lines(80, "list -i nobody")));
        Assert.Equal("pool: No held claims match.", Assert.Single(Lines(80, "claims -i nobody")));
        Assert.Equal("", _pool.Run("list", "-i", "nobody").Output + _pool.Run("claims", "-i", "nobody").Output);
    }

    [Fact]
    public void The_claim_on_a_path_is_a_table_too()
    {
        Add("claimed", "held", "--affects", "src/auth.py", "--instance", "B");

        Assert.Matches("^UNTIL +LEFT +INSTANCE +TOPIC +PATHS", Lines(80, "claims --path src/auth.py")[0]);
    }

    [GeneratedRegex("^TIME +INSTANCE +ACTION +TOPIC")]
    private static partial Regex Header();

    [GeneratedRegex("^([A-Z][a-z]+ [0-9]+ )?[0-9]{2}:[0-9]{2} ")]
    private static partial Regex TimeOfDay();

    private int Count(params string[] filter) =>
        _pool.Run(["list", .. filter]).Output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Length;

    private string[] Lines(int columns, string arguments) =>
        Terminal.Run(columns, _folder.Path, _pool.Variables, arguments).Split('\n', StringSplitOptions.RemoveEmptyEntries);

    /// <summary>The cells of a line whose wide characters are those of these tests.</summary>
    private static int Cells(string line) =>
        line.Replace("👩‍💻", "xx", StringComparison.Ordinal)
            .Replace("👨‍👩‍👧", "xx", StringComparison.Ordinal)
            .Sum(character => character is >= '\u3000' and <= '\u9FFF' or >= '\uFF00' and <= '\uFF60' ? 2 : 1);

    private void Add(string action, string topic, params string[] others) =>
        Assert.Equal(0, _pool.Run(["add", "--action", action, "--topic", topic, .. others]).ExitCode);
}

using PoolCoordination.Entries;

namespace PoolCoordination.Tests.Entries;

/// <summary>What an entry and its lists are as texts: a cell of a table, a line of a message.</summary>
public class TextFormTests
{
    [Fact]
    public void What_an_entry_affects_is_its_parts_joined_by_commas() =>
        Assert.Equal("auth.py, session.py", new PoolEntry { Affects = ["auth.py", "session.py"] }.Affects.ToString());

    [Fact]
    public void An_entry_that_affects_nothing_has_an_empty_text_of_it() => Assert.Equal("", new PoolEntry().Affects.ToString());

    [Fact]
    public void Scores_are_shown_highest_first() =>
        Assert.Equal("C 0.88, a 0.50, B 0.12", RelevanceScores.Of([new("a", 0.5), new("B", 0.12), new("C", 0.88)]).ToString());

    [Fact]
    public void Scores_are_found_in_any_case() => Assert.Equal(0.5, RelevanceScores.Of([new("a", 0.5)])["A"]);

    [Fact]
    public void An_entry_as_text_is_its_instance_action_and_topic() =>
        Assert.Equal(
            "[A] blocked: Oracle data",
            new PoolEntry
            {
                Instance = "A",
                Action = PoolAction.Blocked,
                Topic = "Oracle\ndata\e[31m",
            }.ToString()
        );
}

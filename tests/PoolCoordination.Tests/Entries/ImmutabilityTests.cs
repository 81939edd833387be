using PoolCoordination.Entries;
using PoolCoordination.Relevance;

namespace PoolCoordination.Tests.Entries;

/// <summary>An entry that was made never changes, whatever becomes of what it was made from.</summary>
public class ImmutabilityTests
{
    [Fact]
    public void Scores_cannot_be_set_on_an_entry() =>
        Assert.Throws<NotSupportedException>(() => ((IDictionary<string, double>)new PoolEntry().Relevance)["x"] = 0.9);

    [Fact]
    public void Scores_that_are_changed_afterwards_do_not_change_the_entry()
    {
        var scores = new Dictionary<string, double>(StringComparer.Ordinal) { ["A"] = 0.5 };
        var entry = new PoolEntry { Relevance = scores };
        scores["A"] = 0.9;
        Assert.Equal(0.5, entry.Relevance["A"]);
    }

    [Fact]
    public void A_list_that_is_changed_afterwards_does_not_change_the_entry()
    {
        string[] affects = ["auth.py"];
        var entry = new PoolEntry { Affects = affects };
        affects[0] = "other.py";
        Assert.Equal(["auth.py"], entry.Affects);
    }

    [Fact]
    public void Keywords_that_are_changed_afterwards_do_not_change_the_domain()
    {
        string[] keywords = ["auth"];
        var domain = new Domain("A", keywords);
        keywords[0] = "other";
        Assert.Equal(["auth"], domain.Keywords);
    }
}

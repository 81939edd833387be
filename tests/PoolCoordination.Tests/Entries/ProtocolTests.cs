using System.Text.Json;
using PoolCoordination.Entries;
using PoolCoordination.Faults;

namespace PoolCoordination.Tests.Entries;

/// <summary>What other programs find in a line of ours.</summary>
public class ProtocolTests
{
    private static readonly PoolEntry s_entry = new()
    {
        Id = "0193-a",
        Timestamp = DateTimeOffset.FromUnixTimeSeconds(1_795_338_116),
        Instance = "A",
        Action = PoolAction.Completed,
        Topic = "Größe der Queue 🚀",
        Summary = "Fixed <it> & \"more\".",
        Affects = ["auth.py", "session_handler.py"],
        Ttl = TimeSpan.FromMinutes(10),
        Relevance = new Dictionary<string, double>(StringComparer.Ordinal) { ["B"] = 0.12 },
        SessionId = "7c1d9e52",
        Turn = "b8bdc0ae",
        RawHash = "8caa43dffb17c590",
    };

    [Fact]
    public void Names_and_types_are_those_of_protocol_version_1()
    {
        using var json = JsonDocument.Parse(EntryWriter.Line(s_entry));
        var line = json.RootElement;

        Assert.Equal("0193-a", line.GetProperty("id").GetString());
        Assert.Equal("1795338116", line.GetProperty("timestamp").GetRawText());
        Assert.Equal("A", line.GetProperty("source_instance").GetString());
        Assert.Equal("completed", line.GetProperty("action").GetString());
        Assert.Equal("Größe der Queue 🚀", line.GetProperty("topic").GetString());
        Assert.Equal("Fixed <it> & \"more\".", line.GetProperty("summary").GetString());
        Assert.Equal("auth.py, session_handler.py", line.GetProperty("affects").GetString());
        Assert.Equal("", line.GetProperty("blocks").GetString());
        Assert.Equal("600", line.GetProperty("ttl").GetRawText());
        Assert.Equal("0.12", line.GetProperty("relevance").GetProperty("B").GetRawText());
        Assert.Equal("7c1d9e52", line.GetProperty("session_id").GetString());
        Assert.Equal("b8bdc0ae", line.GetProperty("turn").GetString());
        Assert.Equal("8caa43dffb17c590", line.GetProperty("raw_hash").GetString());
    }

    [Fact]
    public void What_is_unknown_is_absent_and_what_is_empty_is_an_empty_string()
    {
        using var json = JsonDocument.Parse(EntryWriter.Line(new PoolEntry { Topic = "t" }));

        Assert.Equal(
            ["id", "timestamp", "source_instance", "action", "topic", "summary", "affects", "blocks", "ttl", "relevance"],
            json.RootElement.EnumerateObject().Select(member => member.Name)
        );
        Assert.Equal("", json.RootElement.GetProperty("affects").GetString());
        Assert.Equal(3600, json.RootElement.GetProperty("ttl").GetInt32());
    }

    [Fact]
    public void Letters_of_all_scripts_stay_readable_for_grep() =>
        Assert.Contains("Größe der Queue", EntryWriter.Text(s_entry), StringComparison.Ordinal);

    [Fact]
    public void A_new_entry_gets_a_sortable_id_and_the_time_in_whole_seconds()
    {
        using var pool = new ScratchPool();
        pool.Clock.Now += TimeSpan.FromMilliseconds(700);

        var first = pool.Add("A", "one");
        pool.Clock.Advance(TimeSpan.FromSeconds(1));
        var second = pool.Add("A", "two");

        Assert.Equal(7, Guid.Parse(first.Id).Version);
        Assert.True(string.CompareOrdinal(first.Id, second.Id) < 0);
        Assert.Equal(0, first.Timestamp.Millisecond);
    }

    [Fact]
    public void An_entry_of_the_pipeline_keeps_its_id_and_time()
    {
        using var pool = new ScratchPool();

        var written = pool.Add(
            new PoolEntry
            {
                Id = "mine",
                Timestamp = DateTimeOffset.FromUnixTimeSeconds(1_700_000_000),
                Instance = "A",
                Topic = "t",
            }
        );

        Assert.Equal("mine", written.Id);
        Assert.Equal(1_700_000_000, Assert.Single(pool.Entries).Timestamp.ToUnixTimeSeconds());
    }

    [Fact]
    public void An_entry_without_topic_or_instance_is_refused()
    {
        using var pool = new ScratchPool();

        Assert.Contains("topic", Assert.Throws<PoolException>(() => pool.Add("A", "  ")).Message, StringComparison.Ordinal);
        Assert.Contains("instance", Assert.Throws<PoolException>(() => pool.Add("", "t")).Message, StringComparison.Ordinal);
        Assert.Empty(pool.Lines);
    }
}

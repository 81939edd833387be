using PoolCoordination.Blocks;
using PoolCoordination.Entries;

namespace PoolCoordination.Tests.Blocks;

public class FieldTests
{
    [Fact]
    public void Keys_count_in_any_case_and_order()
    {
        var block = Read("blocks: b\nTopic: t\naffects: x.py\n  Summary : s\naCtIoN: BLOCKED\nttl: 90\ninstance: Q");

        Assert.Equal("b", block.Blocks);
        Assert.Equal("t", block.Topic);
        Assert.Equal(["x.py"], block.Affects);
        Assert.Equal("s", block.Summary);
        Assert.Equal(PoolAction.Blocked, block.Action);
        Assert.Equal(TimeSpan.FromSeconds(90), block.Ttl);
        Assert.Equal("Q", block.Instance);
        Assert.Empty(block.Problems);
    }

    [Fact]
    public void A_line_that_begins_with_no_key_continues_the_value_before_it()
    {
        var block = Read("TOPIC: t\nSUMMARY: Fixed it.\nNote: see http://x/y\n  C:\\src too\n\nAt last: done\nACTION: completed");

        Assert.Equal("Fixed it. Note: see http://x/y C:\\src too At last: done", block.Summary);
        Assert.Equal(PoolAction.Completed, block.Action);
        Assert.Empty(block.Problems);
    }

    [Theory]
    [InlineData("C:\\src\\auth.py stays locked")]
    [InlineData("  NOTE: indented")]
    [InlineData("TWO WORDS: not a key")]
    [InlineData("http://example.org")]
    public void Such_a_line_is_not_a_key(string line) =>
        Assert.Equal($"s {line.Trim()}", Read($"TOPIC: t\nACTION: blocked\nSUMMARY: s\n{line}").Summary);

    [Fact]
    public void An_unknown_key_in_capitals_is_reported_with_its_line_and_left_out()
    {
        var block = Assert.Single(BlockReader.Read("Intro\n\n```pool\nACTION: completed\nTOPIC: t\nSUMARY: typo\ngoes on\nBLOCKS: b\n```"));

        var problem = Assert.Single(block.Problems);
        Assert.Equal(6, problem.Line);
        Assert.Contains("SUMARY", problem.Reason, StringComparison.Ordinal);
        Assert.Contains("unknown", problem.Reason, StringComparison.Ordinal);
        Assert.Equal("", block.Summary);
        Assert.Equal("b", block.Blocks);
        Assert.Equal("t", block.Topic);
    }

    [Fact]
    public void A_key_that_comes_twice_keeps_its_first_value_and_is_reported()
    {
        var block = Read("ACTION: claimed\nTOPIC: one\nTOPIC: two");

        Assert.Equal("one", block.Topic);
        Assert.Contains("TOPIC", Assert.Single(block.Problems).Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void Text_before_the_first_key_is_reported()
    {
        var block = Read("hello\nACTION: claimed\nTOPIC: one");

        Assert.Equal(2, Assert.Single(block.Problems).Line);
        Assert.Equal("one", block.Topic);
    }

    [Fact]
    public void Paths_come_in_one_line_or_as_a_list()
    {
        Assert.Equal(["a.py", "b/c d.md", "e"], Read("TOPIC: t\nAFFECTS: a.py , b/c d.md,,e,").Affects);
        Assert.Equal(["a.py", "b.py", "c.py"], Read("TOPIC: t\nAFFECTS:\n- a.py\n* b.py,\n  c.py").Affects);
    }

    [Theory]
    [InlineData("\"Auth module\"", "Auth module")]
    [InlineData("'Auth module'", "Auth module")]
    [InlineData("\"Auth\" and \"Login\"", "\"Auth\" and \"Login\"")]
    [InlineData("\"Auth module", "\"Auth module")]
    [InlineData("\"\"", "\"\"")]
    public void Quotation_marks_around_all_of_a_value_are_not_part_of_it(string written, string topic) =>
        Assert.Equal(topic, Read($"action: claimed\ntopic: {written}").Topic);

    [Theory]
    [InlineData("completed", PoolAction.Completed)]
    [InlineData("Blocked", PoolAction.Blocked)]
    [InlineData("CLAIMED", PoolAction.Claimed)]
    [InlineData("**signaling**", PoolAction.Signaling)]
    [InlineData("`claimed`.", PoolAction.Claimed)]
    public void An_action_is_known_in_any_case(string word, PoolAction action)
    {
        var block = Read($"TOPIC: t\nACTION: {word}");

        Assert.Equal(action, block.Action);
        Assert.Empty(block.Problems);
    }

    [Fact]
    public void An_unknown_action_counts_as_signaling_and_is_reported_with_its_line()
    {
        var block = Read("TOPIC: t\nACTION: finished");

        Assert.Equal(PoolAction.Signaling, block.Action);
        var problem = Assert.Single(block.Problems);
        Assert.Equal(3, problem.Line);
        Assert.Contains("finished", problem.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void A_block_without_an_action_counts_as_signaling()
    {
        var block = Read("TOPIC: t");

        Assert.Equal(PoolAction.Signaling, block.Action);
        Assert.True(block.IsUsable);
    }

    [Theory]
    [InlineData("Fixed the race. Added a mutex.", "Fixed the race")]
    [InlineData("Does it hold? It does.", "Does it hold")]
    [InlineData("Fixed auth.py", "Fixed auth.py")]
    [InlineData("Only one sentence.", "Only one sentence")]
    public void Without_a_topic_the_first_sentence_of_the_summary_is_it(string summary, string topic)
    {
        var block = Read($"ACTION: completed\nSUMMARY: {summary}");

        Assert.Equal(topic, block.Topic);
        Assert.Equal(summary, block.Summary);
        Assert.True(block.IsUsable);
    }

    [Theory]
    [InlineData(120, 120)]
    [InlineData(121, 119)]
    public void Of_a_first_sentence_at_most_120_characters_are_the_topic(int length, int kept) =>
        Assert.Equal(new string('s', kept), Read($"ACTION: completed\nSUMMARY: {new string('s', length)}").Topic.TrimEnd('…'));

    [Theory]
    [InlineData("")]
    [InlineData("ACTION: completed\nAFFECTS: a.py")]
    [InlineData("TOPIC:\nSUMMARY:  ")]
    public void Without_topic_and_summary_no_entry_can_be_made_and_that_is_reported(string fields)
    {
        var block = Read(fields);

        Assert.False(block.IsUsable);
        Assert.Contains(block.Problems, problem => problem.Reason.Contains("neither TOPIC nor SUMMARY", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("120", 120)]
    [InlineData("5m", 300)]
    [InlineData("2H", 7200)]
    [InlineData("1h30m", 5400)]
    [InlineData("1d", 86_400)]
    [InlineData("90d", 604_800)]
    [InlineData("99999999999", 604_800)]
    public void A_time_to_live_is_a_number_of_seconds_or_a_length_of_time_of_at_most_a_week(string text, int seconds)
    {
        var block = Read($"ACTION: claimed\nTOPIC: t\nTTL: {text}");

        Assert.Equal(TimeSpan.FromSeconds(seconds), block.Ttl);
        Assert.Empty(block.Problems);
    }

    [Theory]
    [InlineData("soon")]
    [InlineData("0")]
    [InlineData("-5")]
    [InlineData("1.5h")]
    [InlineData("30m2h")]
    [InlineData("99999999999999999999")]
    public void Another_time_to_live_counts_as_an_hour_and_is_reported(string text)
    {
        var block = Read($"ACTION: claimed\nTOPIC: t\nTTL: {text}");

        Assert.Equal(TimeSpan.FromHours(1), block.Ttl);
        Assert.Equal(4, Assert.Single(block.Problems).Line);
    }

    [Fact]
    public void Entries_of_one_block_have_hashes_of_their_own_and_of_very_many_it_is_said_that_they_are_not_made()
    {
        var fields = string.Concat(Enumerable.Range(0, 20_000).Select(i => $"ACTION: completed\nTOPIC: t{i}\n"));

        var blocks = BlockReader.Read($"```pool\n{fields}```");

        Assert.Equal(200, blocks.Where(block => block.IsUsable).Select(block => block.RawHash).Distinct(StringComparer.Ordinal).Count());
        Assert.Contains(
            "an answer makes at most 200 entries; the rest were ignored",
            Assert.Single(Assert.Single(blocks, block => !block.IsUsable).Problems).Reason,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public void The_same_text_has_the_same_hash_and_another_text_another()
    {
        Assert.Equal(Read("TOPIC: t").RawHash, Read("TOPIC: t").RawHash);
        Assert.NotEqual(Read("TOPIC: t").RawHash, Read("TOPIC: u").RawHash);
        Assert.Matches("^[0-9a-f]{16}$", Read("TOPIC: t").RawHash);
    }

    [Theory]
    [InlineData("TOPIC: t\r\nSUMMARY: a b\r")]
    [InlineData("  TOPIC:  t  \n\n  SUMMARY: a  b\n")]
    [InlineData("SUMMARY: a\n  b\nTOPIC: t")]
    [InlineData("**TOPIC**: t\n- SUMMARY: a b")]
    [InlineData("{\"topic\": \"t\", \"summary\": \"a b\"}")]
    public void The_hash_is_the_same_however_the_text_is_laid_out(string text) =>
        Assert.Equal(Read("TOPIC: t\nSUMMARY: a b").RawHash, Read(text).RawHash);

    [Fact]
    public void What_the_form_has_in_place_of_a_value_is_none()
    {
        var block = Read(
            "ACTION: claimed\nTOPIC: Login fix\nSUMMARY: what happened, in a sentence or two\nAFFECTS: files, separated by commas\n"
                + "BLOCKS: what this unblocks or blocks"
        );
        Assert.Equal(("Login fix", "", 0, ""), (block.Topic, block.Summary, block.Affects.Count, block.Blocks));
    }

    [Fact]
    public void No_text_raises_an_exception()
    {
        Holds.For(Any.Text, text => BlockReader.Read(text), tests: 1000);
        Holds.For(Any.Text, text => Assert.NotEmpty(BlockReader.Read($"```pool\n{text}\n```")), tests: 1000);
    }

    private static PoolBlock Read(string fields) => Assert.Single(BlockReader.Read($"```pool\n{fields}\n```"));
}

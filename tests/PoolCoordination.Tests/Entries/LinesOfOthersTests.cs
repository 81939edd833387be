using System.Text;
using PoolCoordination.Entries;

namespace PoolCoordination.Tests.Entries;

public class LinesOfOthersTests
{
    [Fact]
    public void Every_good_line_of_a_mixed_log_is_read_and_the_others_are_passed_over()
    {
        using var pool = new ScratchPool();
        pool.WriteLog(Sample.Bytes("pool/mixed.jsonl"));

        Assert.Equal(["39138c58-016c-4426-91b9-ead75675ded1", "uuid2", "c0de", "", "e1"], pool.Entries.Select(entry => entry.Id));
    }

    [Fact]
    public void The_names_in_scores_are_shown_without_secrets_and_invisible_characters()
    {
        var entry = Read("""{"topic":"t","relevance":{"k\u202e ghp_abcdefghijklmnopqrstuvwxyzABCDEF0123":0.5,"B":0.1}}""");

        var shown = EntryHygiene.ForDisplay(entry).Relevance;

        Assert.Equal(["B", "k [redacted]"], shown.Keys.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void The_python_scripts_line_is_read_with_all_its_fields()
    {
        var entry = Read(File.ReadLines(Sample.PathOf("pool/mixed.jsonl")).First());

        Assert.Equal(1_795_338_116, entry.Timestamp.ToUnixTimeSeconds());
        Assert.Equal("A", entry.Instance);
        Assert.Equal("abc", entry.SessionId);
        Assert.Equal(PoolAction.Completed, entry.Action);
        Assert.Equal("Auth token refresh fix", entry.Topic);
        Assert.Equal("Fixed race condition in token refresh. Added mutex locking.", entry.Summary);
        Assert.Equal(["auth.py", "session_handler.py"], entry.Affects);
        Assert.Equal("Session management refactor can proceed safely", entry.Blocks);
        Assert.Equal(TimeSpan.FromHours(1), entry.Ttl);
        Assert.Equal(0, entry.Relevance["D"]);
        Assert.Equal("8caa43dffb17c590", entry.RawHash);
    }

    [Fact]
    public void A_floating_point_time_an_unknown_action_and_unknown_members_are_no_reason_to_lose_a_line()
    {
        var entry = Read(File.ReadLines(Sample.PathOf("pool/mixed.jsonl")).ElementAt(2));

        Assert.Equal(1_795_338_117, entry.Timestamp.ToUnixTimeSeconds());
        Assert.Equal(PoolAction.Signaling, entry.Action);
        Assert.Equal(TimeSpan.FromMinutes(10), entry.Ttl);
        Assert.Equal("""
            "x_sensor": {"unit": "C"}
            """, entry.OtherMembers);
    }

    [Fact]
    public void Missing_members_have_their_defaults()
    {
        var entry = Read("{}");

        Assert.Equal("", entry.Id);
        Assert.Equal(DateTimeOffset.UnixEpoch, entry.Timestamp);
        Assert.Equal("", entry.Instance);
        Assert.Equal(PoolAction.Signaling, entry.Action);
        Assert.Equal("", entry.Topic);
        Assert.Equal("", entry.Summary);
        Assert.Empty(entry.Affects);
        Assert.Equal("", entry.Blocks);
        Assert.Equal(TimeSpan.FromHours(1), entry.Ttl);
        Assert.Empty(entry.Relevance);
        Assert.Null(entry.SessionId);
        Assert.Null(entry.RawHash);
    }

    [Fact]
    public void Members_of_another_type_count_as_missing()
    {
        var entry = Read(
            """{"id":7,"timestamp":"now","topic":null,"summary":[1,{"a":2}],"affects":{"a":1},"ttl":"long","relevance":[1],"action":5"""
                + ""","auto":"yes","blocks":true}"""
        );

        Assert.Equal("7", entry.Id);
        Assert.Equal(DateTimeOffset.UnixEpoch, entry.Timestamp);
        Assert.Equal("", entry.Topic);
        Assert.Equal("", entry.Summary);
        Assert.Empty(entry.Affects);
        Assert.Equal(TimeSpan.FromHours(1), entry.Ttl);
        Assert.False(entry.IsAutomatic);
        Assert.Equal("", entry.Blocks);
    }

    [Theory]
    [InlineData("0")]
    [InlineData("-5")]
    [InlineData("1e300")]
    [InlineData("253402300800")]
    public void An_impossible_time_counts_as_none(string timestamp) =>
        Assert.Equal(DateTimeOffset.UnixEpoch, Read($$"""{"timestamp":{{timestamp}}}""").Timestamp);

    [Theory]
    [InlineData("0", 3600)]
    [InlineData("-1", 3600)]
    [InlineData("60.9", 60)]
    [InlineData("1e300", 604_800)]
    public void A_time_to_live_is_brought_within_its_bounds(string ttl, int seconds) =>
        Assert.Equal(TimeSpan.FromSeconds(seconds), Read($$"""{"ttl":{{ttl}}}""").Ttl);

    [Fact]
    public void Affects_can_be_a_list() => Assert.Equal(["a.py", "b.py", "c.py"], Read("""{"affects":["a.py, b.py",3,"c.py"]}""").Affects);

    [Fact]
    public void Half_a_surrogate_pair_becomes_a_replacement_character()
    {
        var entry = Read("""{"topic":"cut \ud83d","summary":"\ude80 \"quoted\" \u00e9\\\/\b\f\n\r\t \ud83d\ude80 end","\ud83d":1}""");

        Assert.Equal("cut \uFFFD", entry.Topic);
        Assert.Equal("\uFFFD \"quoted\" é\\/\b\f\n\r\t 🚀 end", entry.Summary);
    }

    [Theory]
    [InlineData("""{"\ud83d":1,"topic":"t"}""")]
    [InlineData("""{"\udc00\ud83d\ud83d\ud83d":{"\ud83d":2},"topic":"t"}""")]
    [InlineData("""{"\ud83did":1,"topic":"t"}""")]
    [InlineData("""{"relevance":{"\ud83d":0.5},"topic":"t"}""")]
    public void Half_a_surrogate_pair_in_a_name_does_not_lose_the_line(string line) => Assert.Equal("t", Read(line).Topic);

    [Fact]
    public void Stray_bytes_become_replacement_characters()
    {
        byte[] line = [.. """{"topic":"a"""u8, 0xFF, 0xC3, .. """b","x":"""u8, (byte)'"', 0xFE, .. "\",\"id\":\"i\"}"u8];

        Assert.True(EntryReader.TryRead(line, out var entry));
        Assert.Equal("a\uFFFD\uFFFDb", entry.Topic);
        Assert.Equal("i", entry.Id);
    }

    [Fact]
    public void A_byte_order_mark_before_the_first_line_is_passed_over()
    {
        Assert.True(EntryReader.TryRead([0xEF, 0xBB, 0xBF, .. """{"topic":"t"}"""u8], out var entry));
        Assert.Equal("t", entry.Topic);
    }

    [Fact]
    public void A_carriage_return_at_the_lines_end_is_passed_over() => Assert.Equal("t", Read("{\"topic\":\"t\"}\r").Topic);

    [Fact]
    public void A_line_of_a_megabyte_is_read_whole()
    {
        var summary = new string('x', 1024 * 1024);

        Assert.Equal(summary, Read($$"""{"summary":"{{summary}}"}""").Summary);
    }

    [Theory]
    [InlineData("")]
    [InlineData("   ")]
    [InlineData("not json at all")]
    [InlineData("[]")]
    [InlineData("\"text\"")]
    [InlineData("42")]
    [InlineData("{\"id\":\"torn\",\"action\":\"blo")]
    [InlineData("{\"id\":\"1\"}{\"id\":\"2\"}")]
    [InlineData("{\"id\":\"1\"} x")]
    [InlineData("\0\0\0\0")]
    [InlineData("{\"topic\":\"a\0b\"}")]
    public void A_line_that_is_not_a_json_object_is_not_an_entry(string line) =>
        Assert.False(EntryReader.TryRead(Encoding.UTF8.GetBytes(line), out _));

    [Fact]
    public void No_bytes_raise_an_exception() => Holds.For(Any.Bytes, bytes => EntryReader.TryRead(bytes, out _), tests: 2000);

    [Fact]
    public void No_damage_to_a_good_line_raises_an_exception()
    {
        var line = File.ReadAllBytes(Sample.PathOf("pool/mixed.jsonl")).AsSpan();
        line = line[..line.IndexOf((byte)'\n')];
        var random = new Random(1);
        for (var i = 0; i < 5_000; i++)
        {
            var damaged = line.ToArray();
            for (var j = random.Next(1, 4); j > 0; j--)
                damaged[random.Next(damaged.Length)] = (byte)random.Next(256);
            EntryReader.TryRead(damaged.AsSpan(0, random.Next(damaged.Length + 1)), out _);
            EntryReader.TryRead(damaged, out _);
        }
    }

    private static PoolEntry Read(string line)
    {
        Assert.True(EntryReader.TryRead(Encoding.UTF8.GetBytes(line), out var entry));
        return entry;
    }
}

using System.Text.Json;
using PoolCoordination.Entries;

namespace PoolCoordination.Tests.Entries;

public class RoundTripTests
{
    [Fact]
    public void What_is_written_is_read_again() =>
        Holds.For(Any.Entry, entry => AssertSame(entry, Read(EntryWriter.Line(entry))), tests: 300);

    [Fact]
    public void Members_of_later_versions_are_kept()
    {
        const string Members = """
            "x_sensor":{"unit":"°C","values":[1.50,null,true]},"v2":"🚀","e":"\u00e9\n\""
            """;
        var entry = Read($$"""{"id":"1","topic":"t",{{Members}}}""");

        using var json = JsonDocument.Parse(EntryWriter.Line(entry));

        Assert.Equal("°C", json.RootElement.GetProperty("x_sensor").GetProperty("unit").GetString());
        Assert.Equal("1.50", json.RootElement.GetProperty("x_sensor").GetProperty("values")[0].GetRawText());
        Assert.Equal("🚀", json.RootElement.GetProperty("v2").GetString());
        Assert.Equal("é\n\"", json.RootElement.GetProperty("e").GetString());
    }

    [Fact]
    public void A_claims_references_and_its_root_are_kept()
    {
        var entry = new PoolEntry { Id = "1", Root = "/home/dev/shop", Releases = "a", Renews = "b" };

        var read = Read(EntryWriter.Line(entry));

        Assert.Equal("/home/dev/shop", read.Root);
        Assert.Equal("a", read.Releases);
        Assert.Equal("b", read.Renews);
    }

    [Fact]
    public void Odd_members_of_others_can_be_written_again()
    {
        var entry = Read("""{"id":"1","topic":"t","cut":"\ud83d","\udc00":[{"\ud83d":1}]}""");

        Assert.Equal("t", Read(EntryWriter.Line(entry)).Topic);
    }

    [Fact]
    public void An_entry_is_one_line() =>
        Holds.For(
            Any.Entry,
            entry =>
            {
                var line = EntryWriter.Line(entry).Span;
                Assert.Equal(line.Length - 1, line.IndexOf((byte)'\n'));
            }
        );

    private static PoolEntry Read(ReadOnlyMemory<byte> line)
    {
        Assert.True(EntryReader.TryRead(line.Span[..^1], out var entry));
        return entry;
    }

    private static PoolEntry Read(string line)
    {
        Assert.True(EntryReader.TryRead(System.Text.Encoding.UTF8.GetBytes(line), out var entry));
        return entry;
    }

    private static void AssertSame(PoolEntry expected, PoolEntry actual)
    {
        Assert.Equal(expected.Affects, actual.Affects);
        Assert.Equal(
            expected.Relevance.OrderBy(pair => pair.Key, StringComparer.Ordinal),
            actual.Relevance.OrderBy(pair => pair.Key, StringComparer.Ordinal)
        );
        // Records compare their lists by reference, so these were compared above.
        Assert.Equal(expected, actual with { Affects = expected.Affects, Relevance = expected.Relevance });
    }
}

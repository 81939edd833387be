using System.Text;
using FsCheck;
using FsCheck.Fluent;
using PoolCoordination.Entries;
using PoolCoordination.Pools;

namespace PoolCoordination.Tests.Log;

/// <summary>What a filter by a text passes over by its bytes, against what the entries say.</summary>
public sealed class TextFilterTests
{
    private static readonly string[] s_parts = ["a", "B", "sk", "/", ".", "ſ", "K", "\\", "\"", "(", ",", " ", "é", "\t", "-", "*", "?"];

    private static readonly Gen<string> s_text = Gen.Elements(s_parts).ArrayOf(4).Select(string.Concat);

    [Fact]
    public void No_entry_that_is_asked_for_is_passed_over() =>
        Holds.For(
            from topic in s_text
            from path in s_text
            from search in s_text
            select (topic, path, search),
            given =>
            {
                var query = new PoolQuery { Search = given.search };
                var line = Encoding.UTF8.GetBytes(
                    EntryWriter.Text(new PoolEntry { Id = "1", Instance = "A", Topic = given.topic, Affects = [given.path] })
                );
                Assert.True(EntryReader.TryRead(line, out var entry));
                if (query.Accepts(entry))
                    Assert.True(query.LineFilter.MayPass(line));
            },
            tests: 2000
        );

    [Theory]
    [InlineData("payment", true)]
    [InlineData("PAY", true)]
    [InlineData("paid", false)]
    public void A_line_is_passed_over_where_the_text_is_not_in_it(string text, bool passes)
    {
        var line = Encoding.UTF8.GetBytes(EntryWriter.Text(new PoolEntry { Id = "1", Instance = "A", Topic = "Payment" }));

        Assert.Equal(passes, new PoolQuery { Search = text }.LineFilter.MayPass(line));
    }
}

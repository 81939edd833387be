using System.Text;
using FsCheck;
using FsCheck.Fluent;
using PoolCoordination.Entries;

namespace PoolCoordination.Tests.Entries;

/// <summary>Numbers found by a line's bytes are those that parsing finds.</summary>
public class LineNumberTests
{
    private static readonly Gen<string> s_value = Gen.OneOf(
        Gen.Elements(
            "0",
            "-1",
            "1795338116",
            "1795338117.25",
            "1.7e9",
            "1E3",
            "0.5",
            "1e400",
            "253402300799",
            "253402300800",
            "99999999999999999999",
            "01",
            "+5",
            "5x",
            "null",
            "\"1795338116\"",
            "\"timestamp\"",
            "\"ttl\"",
            "true",
            "[1795338116]",
            "{}",
            """{"timestamp":5}""",
            """{"ttl":5,"timestamp":7}""",
            """[{"timestamp":5}]""",
            "\"a \\\"timestamp\\\":5, \\\"ttl\\\":5, b\"",
            "\"{\"",
            "3600",
            "60"
        ),
        Gen.Choose(0, int.MaxValue).Select(number => number.ToString(System.Globalization.CultureInfo.InvariantCulture))
    );

    private static readonly Gen<string> s_member =
        from name in Gen.Elements("timestamp", "ttl", "topic", "id", "relevance", "x", "a timestamp")
        from before in Gen.Elements("", " ", "\t", "  ")
        from after in Gen.Elements("", " ", "\t")
        from value in s_value
        from end in Gen.Elements("", " ", "\t")
        select $"\"{name}\"{before}:{after}{value}{end}";

    private static readonly Gen<string[]> s_members = Gen.Choose(0, 6).SelectMany(count => s_member.ArrayOf(count));

    [Fact]
    public void A_time_that_is_found_is_the_parsed_entrys() =>
        Holds.ForLists(
            s_members,
            members =>
            {
                var line = Line(members);
                if (LineNumber.TryFindTimestamp(line, out var second) && EntryReader.TryRead(line, out var entry))
                    Assert.Equal(entry.Timestamp.ToUnixTimeSeconds(), Math.Floor(second));
            },
            tests: 5000
        );

    [Fact]
    public void A_time_to_live_that_is_found_is_the_parsed_entrys() =>
        Holds.ForLists(
            s_members,
            members =>
            {
                var line = Line(members);
                if (LineNumber.TryFindTtl(line, out var seconds) && EntryReader.TryRead(line, out var entry))
                    Assert.Equal(entry.Ttl, TimeToLive.Bound(seconds));
            },
            tests: 5000
        );

    [Fact]
    public void In_our_own_lines_both_are_found() =>
        Holds.For(
            Any.Entry,
            entry =>
                Assert.True(
                    LineNumber.TryFindTimestamp(EntryWriter.Line(entry with { Id = "1", Instance = "A", SessionId = null }).Span, out _)
                )
        );

    private static byte[] Line(string[] members) => Encoding.UTF8.GetBytes($"{{{string.Join(',', members)}}}");
}

using System.Text;
using FsCheck.Fluent;
using PoolCoordination.Entries;
using PoolCoordination.Log;
using PoolCoordination.Pools;

namespace PoolCoordination.Tests.Log;

/// <summary>What a filter passes over by its bytes, against what the entries say.</summary>
public sealed class MemberFilterTests : IDisposable
{
    private static readonly string[] s_members = """
        "action":"completed"
        "action":"signaling"
        "action":"SIGNALING"
        "action":"Blocked"
        "action":"**claimed**"
        "action":"claimed."
        "action":"no such"
        "action":""
        "action":"bl\u006fcked"
        "action" : "claimed"
        "action":5
        "action":null
        "action":{"action":"blocked"}
        "action":["claimed"]
        "x":{"action":"completed"}
        "x":[{"action":"signaling"}]
        "topic":"\"action\":\"completed\""
        "topic":"\"source_instance\":\"A\""
        "topic":"{"
        "summary":"action"
        "source_instance":"A"
        "source_instance":"a"
        "source_instance":"AB"
        "source_instance":"\u0041"
        "source_instance":7
        "x":{"source_instance":"A"}
        "relevance":{"A":0.5}
        "blocks":"é"
        """.Split('\n');

    private static readonly PoolQuery[] s_queries =
    [
        new() { Instances = ["A"] },
        new() { Instances = ["A", "AB"] },
        new() { Actions = [PoolAction.Blocked, PoolAction.Completed] },
        new() { Actions = [PoolAction.Blocked, PoolAction.Signaling] },
        .. PoolActionName.All.ToArray().Select(action => new PoolQuery { Actions = [action] }),
    ];

    private readonly ScratchPool _pool = new();

    [Fact]
    public void No_entry_that_is_asked_for_is_passed_over() =>
        Holds.ForLists(Gen.Elements(s_members).ArrayOf(), members =>
        {
            var line = Bytes(Line(members));
            if (!EntryReader.TryRead(line, out var entry))
                return;
            foreach (var query in s_queries.Where(query => query.Accepts(entry)))
                Assert.True(query.LineFilter.MayPass(line), $"{query} passes over {Line(members)}");
        }, tests: 2000);

    [Fact]
    public void The_first_that_is_asked_for_is_found_in_a_run_of_lines() =>
        Holds.ForLists(Gen.Elements(s_members).ArrayOf().Select(Line).ArrayOf(), lines =>
        {
            var run = Bytes(string.Concat(lines.Select(line => line + "\n")));
            foreach (var query in s_queries)
            {
                var first = Array.FindIndex(lines, line => EntryReader.TryRead(Bytes(line), out var entry) && query.Accepts(entry));
                var candidate = query.LineFilter.IndexOfCandidate(run);
                if (first >= 0)
                    Assert.InRange(run[..Math.Max(0, candidate)].Count(value => value == '\n'), 0, candidate < 0 ? -1 : first);
            }
        }, tests: 1000);

    [Theory]
    [InlineData(PoolAction.Completed, "blocked")]
    [InlineData(PoolAction.Signaling, "blocked")]
    [InlineData(PoolAction.Signaling, "Claimed")]
    public void A_line_that_names_another_action_is_passed_over(PoolAction wanted, string action) =>
        Assert.False(new MemberFilter([], [wanted]).MayPass(Bytes(Line([$"\"action\":\"{action}\"", "\"relevance\":{\"A\":0.5}"]))));

    [Fact]
    public void A_large_log_is_filtered_as_a_small_one()
    {
        var filler = new string('x', 10_000);
        string[] lines =
        [
            .. Enumerable
                .Range(0, 1000)
                .Select(i => Line([$"\"id\":\"{i}\"", $"\"summary\":\"{filler}\"", s_members[i % s_members.Length]])),
        ];
        _pool.WriteLog(lines);
        Assert.True(new FileInfo(_pool.Path).Length > ParallelScan.WorthwhileSize);

        foreach (var query in s_queries)
        {
            var expected = _pool.Pool.Read(new PoolQuery { All = true }).Where(query.Accepts).Select(entry => entry.Id).ToList();
            Assert.Equal(expected, _pool.Pool.Read(query with { All = true }).Select(entry => entry.Id));
        }
    }

    public void Dispose() => _pool.Dispose();

    private static string Line(string[] members) => "{" + string.Join(',', members) + "}";

    private static byte[] Bytes(string text) => Encoding.UTF8.GetBytes(text);
}

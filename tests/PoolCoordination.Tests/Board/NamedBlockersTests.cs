using FsCheck.Fluent;
using PoolCoordination.Entries;
using PoolCoordination.Status;

namespace PoolCoordination.Tests.Board;

public sealed class NamedBlockersTests
{
    private static readonly string[] s_parts = ["a", "B", "agent", "7", "-", "_", " ", "@", ".", ", ", "é"];

    [Fact]
    public void A_name_is_found_in_the_blockers_that_have_it_in_them() =>
        Holds.ForLists(
            Gen.Elements(s_parts).ArrayOf(5).Select(string.Concat).ArrayOf(8),
            texts =>
            {
                List<PoolEntry> blockers = [.. texts.Skip(3).Select(text => new PoolEntry { Blocks = text })];
                var named = new NamedBlockers(blockers);
                foreach (var name in texts.Take(3).Select(text => text[..Math.Min(text.Length, 3)]))
                {
                    var expected = Enumerable.Range(0, blockers.Count).Where(index => Blockers.Names(blockers[index], name));
                    Assert.Equal(expected, named.Of(name));
                }
            },
            tests: 2000
        );
}

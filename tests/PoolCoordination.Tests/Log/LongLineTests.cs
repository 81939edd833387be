using PoolCoordination.Log;

namespace PoolCoordination.Tests.Log;

/// <summary>Lines that are longer than the pieces of a log that is read with all cores.</summary>
public sealed class LongLineTests : IDisposable
{
    private const int Megabyte = 1024 * 1024;

    private readonly ScratchPool _pool = new();

    public void Dispose() => _pool.Dispose();

    [Theory]
    [InlineData(0)]
    [InlineData(4)]
    [InlineData(8)]
    public void A_line_longer_than_any_that_is_written_is_passed_over_and_the_others_are_read_once_and_in_their_place(int place)
    {
        // Without ids, by which a line that is read twice would be told.
        string[] lines = [.. Enumerable.Range(0, 9).Select(i => Line($"{i}", i == place ? 7 * Megabyte / 2 : Megabyte - 200))];
        _pool.WriteLog(lines);
        Assert.True(new FileInfo(_pool.Path).Length > ParallelScan.WorthwhileSize);

        Assert.Equal(Enumerable.Range(0, 9).Where(i => i != place).Select(i => $"{i}"), _pool.Entries.Select(entry => entry.Topic));
    }

    [Theory]
    [InlineData(0, 2)]
    [InlineData(1, 1)]
    [InlineData(2 * Megabyte, 1)]
    public void Each_reader_passes_over_the_same_lines(int excess, int read)
    {
        var limit = FileSnapshot.LongestLine - Line("", 0).Length - 1;
        _pool.WriteLog(Line("a", limit + excess), Line("b", 1));

        var log = new FileLog(_pool.Location);
        using var snapshot = log.Open();
        Assert.Equal(read, snapshot.Entries(new EntryScan()).Count());
        Assert.Equal(read, snapshot.EntriesBack(new EntryScan()).Count());
        Assert.Equal(2 - read, log.Check(TestContext.Current.CancellationToken).Count);
    }

    private static string Line(string topic, int length) =>
        $$"""{"timestamp":1795338116,"action":"completed","topic":"{{topic}}","summary":"{{new string('x', length)}}"}""";
}

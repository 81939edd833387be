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
    public void A_line_of_several_megabytes_is_read_once_and_in_its_place(int place)
    {
        // Without ids, by which a line that is read twice would be told.
        string[] lines = [.. Enumerable.Range(0, 9).Select(i => Line($"{i}", i == place ? 7 * Megabyte / 2 : Megabyte))];
        _pool.WriteLog(lines);
        Assert.True(new FileInfo(_pool.Path).Length > ParallelScan.WorthwhileSize);

        Assert.Equal(Enumerable.Range(0, 9).Select(i => $"{i}"), _pool.Entries.Select(entry => entry.Topic));
    }

    private static string Line(string topic, int length) =>
        $$"""{"timestamp":1795338116,"action":"completed","topic":"{{topic}}","summary":"{{new string('x', length)}}"}""";
}

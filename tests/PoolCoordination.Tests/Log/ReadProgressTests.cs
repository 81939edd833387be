using PoolCoordination.Compaction;
using PoolCoordination.Entries;
using PoolCoordination.Pools;

namespace PoolCoordination.Tests.Log;

/// <summary>How far a read has come.</summary>
public sealed class ReadProgressTests : IDisposable
{
    private const int SizeThatAllCoresRead = 9 * 1024 * 1024;

    private readonly ScratchPool _pool = new();
    private readonly List<double> _shares = [];

    public void Dispose() => _pool.Dispose();

    [Theory]
    [InlineData(20_000, true)]
    [InlineData(20_000, false)]
    [InlineData(SizeThatAllCoresRead, true)]
    public void A_read_reports_its_progress_also_if_it_gives_no_entry(int size, bool all)
    {
        Fill(size);

        Assert.Empty(_pool.Pool.Read(new PoolQuery { All = all, Instances = ["NOBODY"] }, _shares.Add));

        AssertRises();
    }

    [Fact]
    public void A_read_with_the_archive_reports_the_progress_of_both()
    {
        Fill(20_000);
        _pool.Clock.Advance(TimeSpan.FromDays(30));
        _pool.Pool.Log.Compact(_pool.Clock.Now);
        Fill(50_000);

        Assert.Empty(_pool.Pool.Read(new PoolQuery { All = true, IncludeArchive = true, Instances = ["NOBODY"] }, _shares.Add));

        AssertRises();
    }

    private void Fill(int size)
    {
        var summary = new string('x', 900);
        var entry = EntryWriter.Line(_pool.Pool.Prepare(new PoolEntry { Instance = "A", Topic = "topic", Summary = summary })).ToArray();
        Directory.CreateDirectory(_pool.Location.Folder);
        using var file = new FileStream(_pool.Path, FileMode.Append);
        for (var written = 0; written < size; written += entry.Length)
            file.Write(entry);
    }

    private void AssertRises()
    {
        Assert.Equal(_shares.Order(), _shares);
        Assert.InRange(_shares[0], 0, 0.99);
        // The last share is told at the beginning of the oldest line.
        Assert.InRange(_shares[^1], 0.9, 1);
    }
}

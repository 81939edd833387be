using System.Text;
using PoolCoordination.Entries;
using PoolCoordination.Storage;

namespace PoolCoordination.Tests.Storage;

/// <summary>Files of a pool that others have open, and files with names of unusual length.</summary>
public sealed class OpenFileTests : IDisposable
{
    private readonly ScratchPool _pool = new();

    public void Dispose() => _pool.Dispose();

    [Theory]
    [InlineData("pool.json")]
    [InlineData("errors.log")]
    [InlineData("outbox.jsonl")]
    [InlineData("instance_state.jsonl.claims")]
    [InlineData("sessions/aaaaaaaa-1.state")]
    public void A_file_is_replaced_while_somebody_reads_it_who_goes_on_with_the_old_one(string name)
    {
        var path = _pool.InFolder(["pool", .. name.Split('/')]);
        PrivateFile.Replace(path, "old"u8);
        using (var reader = RegularFile.OpenForReading(path)!)
        {
            PrivateFile.Replace(path, "new"u8);
            PrivateFile.Replace(path, "newest"u8);

            Assert.Equal("newest", File.ReadAllText(path));
            var read = new byte[8];
            Assert.Equal("old", Encoding.UTF8.GetString(read, 0, RandomAccess.Read(reader, read, 0)));
        }

        Assert.Single(Directory.GetFiles(Path.GetDirectoryName(path)!));
    }

    [Fact]
    public void A_link_in_the_place_of_a_file_is_replaced_and_not_followed()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "links need a privilege there");
        var (path, target) = (_pool.InFolder("pool", "sessions", "aaaaaaaa-1.state"), _pool.InFolder("other"));
        PrivateFile.CreateFolder(Path.GetDirectoryName(path)!);
        File.WriteAllText(target, "other");
        File.CreateSymbolicLink(path, target);

        PrivateFile.Replace(path, "new"u8);

        Assert.Equal("other", File.ReadAllText(target));
        Assert.Equal("new", File.ReadAllText(path));
        Assert.Null(new FileInfo(path).LinkTarget);
        Assert.Single(Directory.GetFiles(Path.GetDirectoryName(path)!));
    }

    [Fact]
    public void A_pool_in_a_folder_with_a_very_long_path_is_written_read_and_compacted()
    {
        var folder = _pool.InFolder([.. Enumerable.Range(0, 8).Select(i => new string((char)('a' + i), 60))]);
        var pool = new PoolCoordination.Pools.Pool(new PoolLocation(Path.Combine(folder, "pool.jsonl")), _pool.Environment, _pool.Clock);
        pool.Log.Append(new PoolEntry { Id = "1", Instance = "A", Topic = "old", Timestamp = _pool.Clock.Now.AddDays(-30) });
        pool.Log.Append(new PoolEntry { Id = "2", Instance = "A", Topic = "new", Timestamp = _pool.Clock.Now });

        Assert.Equal(1, pool.Compact().Archived);

        using var snapshot = pool.Log.Open();
        Assert.Equal(["new"], snapshot.Entries(new PoolCoordination.Log.EntryScan()).Select(entry => entry.Topic));
    }
}

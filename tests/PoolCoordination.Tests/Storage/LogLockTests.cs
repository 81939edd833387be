using PoolCoordination.Storage;

namespace PoolCoordination.Tests.Storage;

public sealed class LogLockTests : IDisposable
{
    private readonly ScratchFolder _folder = new();

    [Fact]
    public void A_lock_that_cannot_be_made_is_an_error_and_none_that_others_have()
    {
        File.WriteAllText(_folder["file"], "");
        var log = _folder["file", "pool.jsonl"];

        Assert.ThrowsAny<IOException>(() => LogLock.TryAcquireShared(log, TimeSpan.FromDays(1), FileOwners.Any));
        Assert.ThrowsAny<IOException>(() => LogLock.TryAcquireExclusive(log, TimeSpan.FromDays(1), FileOwners.Any));
    }

    [Fact]
    public void A_folder_in_the_place_of_a_lock_is_an_error()
    {
        _folder.Folder("pool.jsonl.lock");

        Assert.ThrowsAny<Exception>(() => LogLock.TryAcquireExclusive(_folder["pool.jsonl"], TimeSpan.FromDays(1), FileOwners.Any));
    }

    public void Dispose() => _folder.Dispose();
}

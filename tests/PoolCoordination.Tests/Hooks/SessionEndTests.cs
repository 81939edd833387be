using PoolCoordination.Hooks;

namespace PoolCoordination.Tests;

public sealed class SessionEndTests : IDisposable
{
    private readonly ScratchPool _pool = new();

    [Fact]
    public void Files_of_sessions_that_are_long_gone_are_removed()
    {
        var old = new HookSession(_pool, "11111111-old");
        var recent = new HookSession(_pool, "22222222-recent");
        old.Start();
        recent.Start();
        var files = Directory.GetFiles(_pool.Location.SessionsFolder).Order(StringComparer.Ordinal).ToArray();
        File.SetLastWriteTimeUtc(files[0], _pool.Clock.Now.UtcDateTime.AddDays(-9));
        File.SetLastWriteTimeUtc(files[1], _pool.Clock.Now.UtcDateTime.AddDays(-7));

        Assert.Equal("", recent.End());

        Assert.Equal([files[1]], Directory.GetFiles(_pool.Location.SessionsFolder));
    }

    [Fact]
    public void In_an_empty_folder_it_makes_nothing()
    {
        Assert.Equal("", HookSession.TextOf(Hook.Run(Sample.Bytes("hooks/SessionEnd.json"), _pool.Environment, _pool.Path, _pool.Clock)));

        Assert.False(Directory.Exists(_pool.Location.Folder));
    }

    public void Dispose() => _pool.Dispose();
}

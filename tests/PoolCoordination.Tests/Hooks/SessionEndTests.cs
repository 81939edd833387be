using PoolCoordination.Hooks;

namespace PoolCoordination.Tests.Hooks;

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
        var notices = Path.Combine(_pool.Location.SessionsFolder, $"{recent.Id}.notices");
        File.WriteAllText(notices, "");
        foreach (var file in Directory.GetFiles(_pool.Location.SessionsFolder))
            File.SetLastWriteTimeUtc(file, _pool.Clock.Now.UtcDateTime.AddDays(-9));
        File.SetLastWriteTimeUtc(
            Path.Combine(_pool.Location.SessionsFolder, $"{recent.Id}.state"),
            _pool.Clock.Now.UtcDateTime.AddDays(-7.9)
        );

        Assert.Equal("", new HookSession(_pool, "33333333-new").End());

        // All of a session at work stay, also those that it has not written to for long.
        Assert.All(
            Directory.GetFiles(_pool.Location.SessionsFolder),
            file => Assert.StartsWith(recent.Id, Path.GetFileName(file), StringComparison.Ordinal)
        );
        Assert.True(File.Exists(notices));
    }

    [Fact]
    public void Files_that_are_not_of_a_session_stay()
    {
        new HookSession(_pool, "11111111-old").Start();
        var foreign = Path.Combine(_pool.Location.SessionsFolder, "id_ed25519");
        var unfinished = Path.Combine(_pool.Location.SessionsFolder, "x.state.0123.tmp");
        foreach (var file in (string[])[foreign, unfinished])
        {
            File.WriteAllText(file, "");
            File.SetLastWriteTimeUtc(file, _pool.Clock.Now.UtcDateTime.AddDays(-30));
        }

        new HookSession(_pool, "33333333-new").End();

        Assert.True(File.Exists(foreign));
        Assert.False(File.Exists(unfinished));
    }

    [Fact]
    public void In_an_empty_folder_it_makes_nothing()
    {
        Assert.Equal("", HookSession.TextOf(Hook.Run(Sample.Bytes("hooks/SessionEnd.json"), _pool.Environment, _pool.Path, _pool.Clock)));

        Assert.False(Directory.Exists(_pool.Location.Folder));
    }

    public void Dispose() => _pool.Dispose();
}

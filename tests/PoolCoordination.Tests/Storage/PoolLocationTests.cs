using PoolCoordination.Storage;

namespace PoolCoordination.Tests.Storage;

public sealed class PoolLocationTests
{
    [Fact]
    public void Settings_errors_and_sessions_are_beside_the_log()
    {
        var folder = Path.GetFullPath("pool");
        var location = new PoolLocation(Path.Combine(folder, "log.jsonl"));

        Assert.Equal(Path.Combine(folder, "pool.json"), location.SettingsPath);
        Assert.Equal(Path.Combine(folder, "errors.log"), location.ErrorLogPath);
        Assert.Equal(Path.Combine(folder, "sessions"), location.SessionsFolder);
    }
}

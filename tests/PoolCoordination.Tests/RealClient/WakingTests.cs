using PoolCoordination.Tests.Cli;

namespace PoolCoordination.Tests.RealClient;

/// <summary>With the option <c>wake</c> a session that waits for its user goes on by itself.</summary>
public sealed class WakingTests : IDisposable
{
    private const string Topic = "Payment needs the new keys";

    private readonly ScratchFolder _folder = new();
    private readonly string _project;
    private readonly PoolProcess _pool;
    private readonly PoolProcess _another;

    public WakingTests()
    {
        _project = _folder.Folder("home", "shop");
        _pool = new PoolProcess(_folder["home"], _project);
        _another = new PoolProcess(_folder["home"], _project) { Variables = { ["CLAUDE_INSTANCE"] = "B" } };
        Assert.Equal(0, _pool.Run("install").ExitCode);
    }

    public void Dispose() => _folder.Dispose();

    [Theory]
    [MemberData(nameof(ClaudeClient.Versions), MemberType = typeof(ClaudeClient))]
    public void A_session_that_waits_is_woken_once_by_what_blocks_it(string version)
    {
        var client = new ClaudeClient(version, _folder["home"], _project);
        Assert.Equal(0, _pool.Run("option", "wake", "on").ExitCode);
        using var api = new ApiStandIn(ApiStandIn.Saying("That is it."));
        using var session = client.Start("A", api);
        session.Ask("Say hello");

        Assert.Equal(0, _another.Run("add", "--action", "completed", "--topic", "Something else").ExitCode);
        Assert.Equal(0, _another.Run("add", "--action", "blocked", "--topic", Topic, "--blocks", "A").ExitCode);

        session.Answer();
        Assert.Contains(Topic, api.Requests[1], StringComparison.Ordinal);
        // What follows within ten minutes waits for the next prompt.
        Assert.Equal(0, _another.Run("add", "--action", "blocked", "--topic", "Another thing", "--blocks", "A").ExitCode);
        session.Ask("Go on");
        Assert.Equal(3, api.Requests.Count);
        Assert.Contains("Another thing", api.Requests[2], StringComparison.Ordinal);
    }
}

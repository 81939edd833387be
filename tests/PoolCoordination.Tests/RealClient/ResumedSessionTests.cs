using PoolCoordination.Tests.Cli;

namespace PoolCoordination.Tests.RealClient;

/// <summary>A session that goes on, itself or as a fork, is shown what is new since, and not everything again.</summary>
public sealed class ResumedSessionTests : IDisposable
{
    private const string Primer = "Other instances see a fenced block named pool";

    private readonly ScratchFolder _folder = new();
    private readonly string _project;
    private readonly PoolProcess _pool;
    private readonly PoolProcess _another;

    public ResumedSessionTests()
    {
        _project = _folder.Folder("home", "shop");
        _pool = new PoolProcess(_folder["home"], _project);
        _another = new PoolProcess(_folder["home"], _project) { Variables = { ["CLAUDE_INSTANCE"] = "B" } };
        Assert.Equal(0, _pool.Run("install").ExitCode);
    }

    public static TheoryData<string, bool> Cases
    {
        get
        {
            var cases = new TheoryData<string, bool>();
            foreach (var version in ClaudeClient.Versions.Select(row => row.Data))
            {
                cases.Add(version, false);
                cases.Add(version, true);
            }

            return cases;
        }
    }

    public void Dispose() => _folder.Dispose();

    [Theory]
    [MemberData(nameof(Cases))]
    public void It_is_shown_what_is_new_and_nothing_twice(string version, bool isFork)
    {
        var client = new ClaudeClient(version, _folder["home"], _project);
        Add("The first thing");
        using var api = new ApiStandIn(ApiStandIn.Saying("That is it."));
        using (var first = client.Start("A", api))
        {
            first.Ask("Say hello");
            first.End();
            Add("The second thing");

            string[] arguments = isFork ? ["--resume", first.SessionId, "--fork-session"] : ["--resume", first.SessionId];
            using var second = client.Start("A", api, arguments);
            second.Ask("Go on");
            second.End();
        }

        Assert.Equal(1, Count(api.Requests[0], "The first thing"));
        Assert.Equal(1, Count(api.Requests[0], Primer));
        Assert.Equal(1, Count(api.Requests[^1], "The second thing"));
        Assert.Equal(1, Count(api.Requests[^1], "The first thing"));
        Assert.Equal(1, Count(api.Requests[^1], Primer));
    }

    private static int Count(string text, string part) => text.Split(part).Length - 1;

    private void Add(string topic) =>
        Assert.Equal(0, _another.Run("add", "--action", "completed", "--topic", topic).ExitCode);
}

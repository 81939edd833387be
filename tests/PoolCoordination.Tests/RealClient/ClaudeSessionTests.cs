using System.Diagnostics;
using System.Text.Json.Nodes;

namespace PoolCoordination.Tests.RealClient;

/// <summary>What tests with the real client can have it do, seen by a hook that keeps the events.</summary>
public sealed class ClaudeSessionTests : IDisposable
{
    private readonly ScratchFolder _folder = new();
    private readonly string _project;

    public ClaudeSessionTests()
    {
        _project = _folder.Folder("home", "shop");
        var settings = new JsonObject { ["hooks"] = new JsonObject() };
        foreach (var name in (string[])["SessionStart", "StopFailure"])
            settings["hooks"]![name] = new JsonArray(
                new JsonObject
                {
                    ["hooks"] = new JsonArray(new JsonObject { ["type"] = "command", ["command"] = $"cat >> '{Log}'; echo >> '{Log}'" }),
                }
            );
        File.WriteAllText(Path.Combine(_folder.Folder("home", ".claude"), "settings.json"), settings.ToJsonString());
    }

    private string Log => _folder["events.jsonl"];

    public void Dispose() => _folder.Dispose();

    [Theory]
    [MemberData(nameof(ClaudeClient.Versions), MemberType = typeof(ClaudeClient))]
    public void A_session_can_be_forked(string version)
    {
        var client = new ClaudeClient(version, _folder["home"], _project);
        using var api = new ApiStandIn(ApiStandIn.Saying("The parent's answer."), ApiStandIn.Saying("The fork's answer."));
        using var parent = client.Start("A", api);
        Assert.Equal("The parent's answer.", parent.Ask("Hello"));
        parent.End();

        using var fork = client.Start("B", api, "--resume", parent.SessionId, "--fork-session");
        Assert.Equal("The fork's answer.", fork.Ask("Go on"));
        fork.End();

        Assert.NotEqual(parent.SessionId, fork.SessionId);
        Assert.Contains("The parent's answer.", api.Requests[^1], StringComparison.Ordinal);
        // An older client starts it under the parent's id.
        Assert.Contains(Events("SessionStart")[1]["source"]!.GetValue<string>(), (string[])["fork", "resume"]);
    }

    [Theory]
    [MemberData(nameof(ClaudeClient.Versions), MemberType = typeof(ClaudeClient))]
    public void A_session_can_be_compacted(string version)
    {
        var client = new ClaudeClient(version, _folder["home"], _project);
        using var api = new ApiStandIn(ApiStandIn.Saying("Hello."));
        using var session = client.Start("A", api);
        session.Ask("Hello");
        session.Ask("Hello again");

        session.Ask("/compact");
        session.Ask("Go on");
        session.End();

        Assert.Equal(["startup", "compact"], Events("SessionStart").Select(started => started["source"]!.GetValue<string>()));
    }

    [Theory]
    [MemberData(nameof(ClaudeClient.Versions), MemberType = typeof(ClaudeClient))]
    public void A_session_can_work_in_a_worktree(string version)
    {
        var client = new ClaudeClient(version, _folder["home"], _project);
        Git("init", "-q");
        Git("-c", "user.name=A", "-c", "user.email=a@example.org", "commit", "-q", "--allow-empty", "-m", "First");
        using var api = new ApiStandIn(ApiStandIn.Saying("Hello."));
        using var session = client.Start("A", api, "--worktree", "side");

        session.Ask("Hello");
        session.End();

        Assert.EndsWith(
            Path.Combine("shop", ".claude", "worktrees", "side"),
            Events("SessionStart").Single()["cwd"]!.GetValue<string>(),
            StringComparison.Ordinal
        );
    }

    [Theory]
    [MemberData(nameof(ClaudeClient.Versions), MemberType = typeof(ClaudeClient))]
    public void The_api_can_fail(string version)
    {
        var client = new ClaudeClient(version, _folder["home"], _project);
        using var api = new ApiStandIn(ApiStandIn.Failing());
        using var session = client.Start("A", api);

        session.Ask("Hello");

        // Its hook runs beside the answer.
        Condition.Wait("StopFailure", () => Events("StopFailure").Count == 1);
        session.End();
    }

    private List<JsonNode> Events(string name) =>
        [
            .. File.ReadLines(Log)
                .Where(line => line.Length > 0)
                .Select(line => JsonNode.Parse(line)!)
                .Where(found => found["hook_event_name"]!.GetValue<string>() == name),
        ];

    private void Git(params string[] arguments)
    {
        using var git = Process.Start(new ProcessStartInfo("git", arguments) { WorkingDirectory = _project })!;
        git.WaitForExit();
        Assert.Equal(0, git.ExitCode);
    }
}

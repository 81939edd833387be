using System.Text.Json.Nodes;
using PoolCoordination.Tests.Cli;
using PoolCoordination.Tests.Git;

namespace PoolCoordination.Tests.RealClient;

/// <summary>Instances of the real client that work in worktrees of a repository.</summary>
public sealed class WorktreeSessionTests : IDisposable
{
    private const string Block = "I claim it.\n\n```pool\nACTION: claimed\nTOPIC: Payment\nAFFECTS: src/pay.py\n```\n";
    private const string Denied = "Another instance has claimed";

    /// <summary>As the request's JSON has it.</summary>
    private const string Told = "Another instance has claimed the copy of this file in";

    private readonly ScratchFolder _folder = new();
    private readonly string _main;
    private readonly string _worktree;

    public WorktreeSessionTests()
    {
        RealGit.Require();
        _main = _folder.Folder("home", "shop");
        _worktree = Path.Combine(_main, ".claude", "worktrees", "side");
        File.WriteAllText(Path.Combine(_folder.Folder("home", "shop", "src"), "pay.py"), "x = 1\n");
        RealGit.Init(_main);
        Assert.Equal(0, new PoolProcess(_folder["home"], _main).Run("install").ExitCode);
    }

    public void Dispose() => _folder.Dispose();

    [Theory]
    [MemberData(nameof(ClaudeClient.Versions), MemberType = typeof(ClaudeClient))]
    public void A_session_that_was_started_in_a_worktree_claims_there(string version)
    {
        var client = new ClaudeClient(version, _folder["home"], _main);
        using var api = new ApiStandIn(ApiStandIn.Saying(Block));
        using var holder = client.Start("A", api, "--worktree", "side");
        holder.Ask("Claim it");

        IsClaimedInTheWorktreeAlone(version);
    }

    [Theory]
    [MemberData(nameof(ClaudeClient.Versions), MemberType = typeof(ClaudeClient))]
    public void A_session_that_goes_into_a_worktree_claims_there(string version)
    {
        var client = new ClaudeClient(version, _folder["home"], _main);
        using var api = new ApiStandIn(
            ApiStandIn.Using("I look for the tool.", "ToolSearch", new JsonObject { ["query"] = "select:EnterWorktree" }),
            ApiStandIn.Using("I go there.", "EnterWorktree", new JsonObject { ["name"] = "side" }),
            ApiStandIn.Saying(Block)
        );
        using var holder = client.Start("A", api);
        holder.Ask("Claim it in a worktree");
        Assert.True(Directory.Exists(_worktree), api.Requests[^1]);

        IsClaimedInTheWorktreeAlone(version);
    }

    private void IsClaimedInTheWorktreeAlone(string version)
    {
        var inWorktree = Write("B", version, _worktree);
        Assert.Contains(Denied, inWorktree, StringComparison.Ordinal);
        Assert.DoesNotContain(Told, inWorktree, StringComparison.Ordinal);
        Assert.Equal("x = 1\n", File.ReadAllText(Path.Combine(_worktree, "src", "pay.py")));

        var inMain = Write("C", version, _main);
        Assert.Contains(Told, inMain, StringComparison.Ordinal);
        Assert.Equal("x = 2\n", File.ReadAllText(Path.Combine(_main, "src", "pay.py")));
    }

    /// <summary>Lets an instance in a folder write the file there, and gives what its model is told after that.</summary>
    private string Write(string instance, string version, string folder)
    {
        var file = Path.Combine(folder, "src", "pay.py");
        using var api = new ApiStandIn(
            ApiStandIn.Using("I look.", "Read", new JsonObject { ["file_path"] = file }),
            ApiStandIn.Using("I write.", "Write", new JsonObject { ["file_path"] = file, ["content"] = "x = 2\n" }),
            ApiStandIn.Saying("That is it.")
        );
        new ClaudeClient(version, _folder["home"], folder).Converse(instance, api, "Set x to 2");
        return api.Requests[2];
    }
}

using System.Text.Json.Nodes;
using PoolCoordination.Tests.Cli;
using PoolCoordination.Tests.Git;

namespace PoolCoordination.Tests.RealClient;

/// <summary>Instances of the real client that work in one working tree: what each sees of the others without a word of theirs.</summary>
public sealed class SessionsAtWorkTests : IDisposable
{
    private const string Claim = "```pool\nACTION: claimed\nTOPIC: Payment\nAFFECTS: src/pay.py\n```";

    private readonly ScratchFolder _folder = new();
    private readonly string _tree;
    private readonly string _file;
    private readonly PoolProcess _pool;

    public SessionsAtWorkTests()
    {
        RealGit.Require();
        _tree = _folder.Folder("home", "shop");
        _file = Path.Combine(_folder.Folder("home", "shop", "src"), "pay.py");
        File.WriteAllText(_file, "x = 1\n");
        RealGit.Init(_tree);
        _pool = new PoolProcess(_folder["home"], _tree);
        Assert.Equal(0, _pool.Run("install").ExitCode);
    }

    public void Dispose() => _folder.Dispose();

    [Theory]
    [MemberData(nameof(ClaudeClient.Versions), MemberType = typeof(ClaudeClient))]
    public void Two_sessions_in_one_working_tree_are_told_of_a_change_that_is_not_committed_without_any_claim(string version)
    {
        var client = new ClaudeClient(version, _folder["home"], _tree);
        using var first = new ApiStandIn(Writing("x = 2\n"));
        using var writer = client.Start("A", first);
        writer.Ask("Set x to 2");
        const string changed = "\"changed_files\":[\"src/pay.py\"]";
        Condition.Wait("the change is written down", () => Sessions.Contains(changed, StringComparison.Ordinal));

        using var second = new ApiStandIn(Writing("x = 3\n"));
        using var other = client.Start("B", second);
        other.Ask("Set x to 3");

        Assert.Contains("Also at work in this working tree", second.Requests[0], StringComparison.Ordinal);
        Assert.Contains("""not committed: \"src/pay.py\" by \"A\".""", second.Requests[0], StringComparison.Ordinal);
        Assert.Contains("Another session is changing", second.Requests[2], StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(ClaudeClient.Versions), MemberType = typeof(ClaudeClient))]
    public void The_claim_of_a_client_that_was_killed_is_free_for_the_next_session(string version)
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "only Linux has /proc");
        var client = new ClaudeClient(version, _folder["home"], _tree);
        using (var first = new ApiStandIn(ApiStandIn.Saying(Claim)))
        using (var holder = client.Start("A", first))
            holder.Ask("Claim it");
        Assert.Contains("Payment", _pool.Run("claims", "--json").Output, StringComparison.Ordinal);
        Condition.Wait("the client is gone", () => Sessions.Contains("\"status\":\"dead\"", StringComparison.Ordinal));

        using var second = new ApiStandIn(Writing("x = 3\n"));
        client.Converse("B", second, "Set x to 3");

        Assert.Equal("x = 3\n", File.ReadAllText(_file));
    }

    [Theory]
    [MemberData(nameof(ClaudeClient.Versions), MemberType = typeof(ClaudeClient))]
    public void A_claim_stays_with_a_client_whose_conversation_is_cleared(string version)
    {
        var client = new ClaudeClient(version, _folder["home"], _tree);
        using var api = new ApiStandIn(ApiStandIn.Saying(Claim), ApiStandIn.Saying("I go on."));
        using var holder = client.Start(null, api);
        holder.Ask("Claim it");
        var cleared = holder.SessionId;

        holder.Ask("/clear");
        holder.Ask("Go on");

        Assert.NotEqual(cleared, holder.SessionId);
        Assert.Contains("Payment", _pool.Run("claims", "--json").Output, StringComparison.Ordinal);
        Assert.Contains("\"claims\":[\"Payment\"]", Sessions, StringComparison.Ordinal);
        holder.End();
        Assert.DoesNotContain("Payment", _pool.Run("claims", "--json").Output, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(ClaudeClient.Versions), MemberType = typeof(ClaudeClient))]
    public void Two_terminals_that_nobody_named_have_readable_names(string version)
    {
        var client = new ClaudeClient(version, _folder["home"], _tree);
        using var api = new ApiStandIn(ApiStandIn.Saying("Yes."));
        using var first = client.Start(null, api);
        first.Ask("Are you there?");
        using var second = client.Start(null, api);
        second.Ask("Are you there?");

        var names = Sessions
            .Split('\n', StringSplitOptions.RemoveEmptyEntries)
            .Select(line => JsonNode.Parse(line)!["source_instance"]!.GetValue<string>())
            .ToList();
        Assert.Equal(2, names.Distinct(StringComparer.OrdinalIgnoreCase).Count());
        Assert.All(names, name => Assert.StartsWith("shop", name, StringComparison.Ordinal));
    }

    [Theory]
    [MemberData(nameof(ClaudeClient.Versions), MemberType = typeof(ClaudeClient))]
    public void A_worktree_is_a_working_tree_of_its_own(string version)
    {
        var client = new ClaudeClient(version, _folder["home"], _tree);
        using var first = new ApiStandIn(Writing("x = 2\n"));
        using var writer = client.Start("A", first);
        writer.Ask("Set x to 2");
        Condition.Wait("the change is written down", () => Sessions.Contains("src/pay.py", StringComparison.Ordinal));

        using var second = new ApiStandIn(ApiStandIn.Saying("Yes."));
        using var other = client.Start("B", second, "--worktree", "side");
        other.Ask("Are you there?");

        Assert.DoesNotContain("Also at work in this working tree", second.Requests[0], StringComparison.Ordinal);
        Assert.DoesNotContain("not committed", second.Requests[0], StringComparison.Ordinal);
    }

    private string Sessions => _pool.Run("sessions", "--json").Output;

    private JsonArray[] Writing(string content) =>
        [
            ApiStandIn.Using("I look.", "Read", new JsonObject { ["file_path"] = _file }),
            ApiStandIn.Using("I write.", "Write", new JsonObject { ["file_path"] = _file, ["content"] = content }),
            ApiStandIn.Saying("That is it."),
        ];
}

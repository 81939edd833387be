using PoolCoordination.Tests.Cli;

namespace PoolCoordination.Tests.RealClient;

public sealed class ProjectPoolTests : IDisposable
{
    private readonly ScratchFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [MemberData(nameof(ClaudeClient.Versions), MemberType = typeof(ClaudeClient))]
    public void A_message_for_the_person_leaves_the_context_to_the_model_and_is_not_in_it(string version)
    {
        // A path with a space, as hooks are started without a shell.
        var project = _folder.Folder("my home", "shop");
        File.WriteAllText(Path.Combine(_folder.Folder("my home", "shop", ".claude", "pool"), "instance_state.jsonl"), "{}\n");
        var client = new ClaudeClient(version, _folder["my home"], project);
        var pool = new PoolProcess(_folder["my home"], project);
        Assert.Equal(0, pool.Run("install").ExitCode);
        using var api = new ApiStandIn(ApiStandIn.Saying("Hello."));

        client.Converse("A", api, "Hello");

        Assert.Contains("a fenced block named pool", api.Requests[0], StringComparison.Ordinal);
        Assert.DoesNotContain("pool trust", api.Requests[0], StringComparison.Ordinal);
        Assert.DoesNotContain("systemMessage", api.Requests[0], StringComparison.Ordinal);
    }
}

using System.Text.Json.Nodes;
using PoolCoordination.Tests.Cli;
using PoolCoordination.Tests.Postgres;

namespace PoolCoordination.Tests.RealClient;

public sealed class GuardedEditTests : IDisposable
{
    private const string Original = "x = 1\n";
    private const string Edited = "x = 2\n";

    private readonly PostgresFixture _postgres;
    private readonly ScratchFolder _folder = new();
    private readonly string _file;
    private readonly PoolProcess _pool;
    private readonly string _project;

    public GuardedEditTests(PostgresFixture postgres)
    {
        _postgres = postgres;
        _project = _folder.Folder("home", "shop");
        _folder.Folder("home", "shop", "src");
        _file = Path.Combine(_project, "src", "auth.py");
        File.WriteAllText(_file, Original);
        _pool = new PoolProcess(_folder["home"], _project);
    }

    public void Dispose() => _folder.Dispose();

    [Theory]
    [MemberData(nameof(ClaudeClient.Versions), MemberType = typeof(ClaudeClient))]
    public void A_write_to_a_file_that_another_has_claimed_is_denied_and_passes_once_the_other_is_done(string version)
    {
        DenyAndPass(new ClaudeClient(version, _folder["home"], _project));
    }

    [Theory]
    [MemberData(nameof(ClaudeClient.Versions), MemberType = typeof(ClaudeClient))]
    public void A_server_that_keeps_the_pool_keeps_its_claims_too(string version)
    {
        var client = new ClaudeClient(version, _folder["home"], _project);
        Assert.Equal(0, _pool.Run("option", "pool", _postgres.Require().NewPool()).ExitCode);
        DenyAndPass(client);
        Assert.False(File.Exists(_folder["home", ".claude", "pool", "instance_state.jsonl"]));
    }

    /// <summary>As the request's JSON has it.</summary>
    private const string Held = """\"B\" holds it from""";

    private void DenyAndPass(ClaudeClient client)
    {
        Assert.Equal(0, _pool.Run("install").ExitCode);
        Assert.Equal(0, Post("claimed", "--affects", "src/auth.py", "--summary", "Moving to tokens.").ExitCode);

        var told = Write(client);
        Assert.Contains(Held, told, StringComparison.Ordinal);
        Assert.Contains("\\\"Auth module\\\": \\\"Moving to tokens.\\\"", told, StringComparison.Ordinal);
        Assert.Equal(Original, File.ReadAllText(_file));

        Assert.Equal(0, Post("completed").ExitCode);
        Assert.DoesNotContain(Held, Write(client), StringComparison.Ordinal);
        Assert.Equal(Edited, File.ReadAllText(_file));
    }

    private PoolProcess.Result Post(string action, params string[] other) =>
        _pool.Run(["add", "--action", action, "--instance", "B", "--topic", "Auth module", .. other]);

    /// <summary>Lets instance A read the file and write it, and gives what its model is told after that.</summary>
    private string Write(ClaudeClient client)
    {
        var read = new JsonObject { ["file_path"] = _file };
        var write = new JsonObject { ["file_path"] = _file, ["content"] = Edited };
        using var api = new ApiStandIn(
            ApiStandIn.Using("I look.", "Read", read),
            ApiStandIn.Using("I write.", "Write", write),
            ApiStandIn.Saying("That is it.")
        );
        client.Converse("A", api, "Set x to 2");
        return api.Requests[2];
    }
}

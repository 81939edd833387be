using System.Text.Json.Nodes;
using PoolCoordination.Tests.Cli;
using PoolCoordination.Tests.Postgres;

namespace PoolCoordination.Tests.RealClient;

/// <summary>Two instances of the real client, wired to the pool by <c>pool install</c>.</summary>
public sealed class TwoInstancesTests : IDisposable
{
    private const string Settings = "{\n  \"permissions\": {\n    \"allow\": [\"Bash(ls:*)\"]\n  }\n}\n";
    private const string Shown = "[A] completed: Auth token refresh fix";
    private const string Block =
        "Fixed.\n\n```pool\nACTION: completed\nTOPIC: Auth token refresh fix\nSUMMARY: Added a mutex.\nAFFECTS: src/auth.py\n```\n";

    private readonly ScratchFolder _folder = new();
    private readonly PostgresFixture _postgres;
    private readonly PoolProcess _pool;
    private readonly string _project;

    public TwoInstancesTests(PostgresFixture postgres)
    {
        _postgres = postgres;
        _project = _folder.Folder("home", "shop");
        _pool = new PoolProcess(_folder["home"]);
    }

    public static MatrixTheoryData<string, string> VersionsAndKeepers =>
        new(ClaudeClient.Versions.Select(row => row.Data), ["a file", "a database"]);

    private string ErrorLog =>
        _folder["home", ".claude", "pool", "errors.log"] is var path && File.Exists(path) ? File.ReadAllText(path) : "";

    private string SettingsPath => _folder["home", ".claude", "settings.json"];

    public void Dispose() => _folder.Dispose();

    [Theory]
    [MemberData(nameof(VersionsAndKeepers))]
    public void What_A_completes_B_is_shown_at_its_start_and_not_again(string version, string keeper)
    {
        var client = new ClaudeClient(version, _folder["home"], _project);
        KeepIn(keeper);
        _folder.Folder("home", ".claude");
        File.WriteAllText(SettingsPath, Settings);
        Assert.Equal(0, _pool.Run("install").ExitCode);

        using (var apiOfA = new ApiStandIn(ApiStandIn.Saying(Block)))
            client.Converse("A", apiOfA, "Fix the authentication bug");
        using var apiOfB = new ApiStandIn(ApiStandIn.Saying("I see what A completed."));
        client.Converse("B", apiOfB, "Fix the authentication bug", "Go on");

        Assert.Contains("Auth token refresh fix", _pool.Run("list").Output, StringComparison.Ordinal);
        Assert.Equal(2, apiOfB.Requests.Count);
        Assert.Equal([1, 1], apiOfB.Requests.Select(Times));
        Assert.Equal(0, _pool.Run("uninstall").ExitCode);
        Assert.Equal(Settings, File.ReadAllText(SettingsPath));
        Assert.True(ErrorLog.Length == 0, ErrorLog);
    }

    [Theory]
    [MemberData(nameof(VersionsAndKeepers))]
    public void What_A_adds_while_B_works_B_is_shown_before_its_next_prompt(string version, string keeper)
    {
        var client = new ClaudeClient(version, _folder["home"], _project);
        KeepIn(keeper);
        _pool.Run("install");
        using var apiOfA = new ApiStandIn(ApiStandIn.Saying(Block));
        using var apiOfB = new ApiStandIn(ApiStandIn.Saying("Hello."));

        client.Converse("B", apiOfB, () => client.Converse("A", apiOfA, "Fix it"), "Hello", "Go on");

        Assert.Equal([0, 1], apiOfB.Requests.Select(Times));
    }

    [Theory]
    [MemberData(nameof(VersionsAndKeepers))]
    public void A_block_in_an_earlier_message_of_a_turn_is_written_too(string version, string keeper)
    {
        var client = new ClaudeClient(version, _folder["home"], _project);
        KeepIn(keeper);
        _pool.Run("install");
        var input = new JsonObject { ["file_path"] = _folder["home", "shop", "auth.py"], ["content"] = "x = 1\n" };
        const string claim = "I claim it.\n\n```pool\nACTION: claimed\nTOPIC: Auth module\nAFFECTS: auth.py\n```\n";
        using var api = new ApiStandIn(ApiStandIn.Using(claim, "Write", input), ApiStandIn.Saying(Block));

        client.Converse("A", api, "Fix the authentication bug");

        var output = _pool.Run("list", "--json").Output.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        // In any order: where the client writes its transcript late, the session's next hook finds the earlier message.
        Assert.Equal(
            ["Auth module", "Auth token refresh fix"],
            output.Select(line => JsonNode.Parse(line)!["topic"]!.GetValue<string>()).Order(StringComparer.Ordinal)
        );
    }

    /// <summary>Names the database in the settings of the pool that both instances find.</summary>
    private void KeepIn(string keeper)
    {
        if (keeper == "a database")
            Assert.Equal(0, _pool.Run("option", "pool", _postgres.Require().NewPool()).ExitCode);
    }

    private static int Times(string request) => request.Split(Shown).Length - 1;
}

using System.Text.Json.Nodes;

namespace PoolCoordination.Tests.Cli;

/// <summary>
/// Version 1.0.0 beside this one on one pool: clients keep the hook with which they began, so that after an update both are at work for
/// days.
/// </summary>
public sealed class EarlierVersionTests : IDisposable
{
    private const int Writers = 3;
    private const int EntriesOfEach = 8;

    private static readonly string s_earlier = Path.Combine(
        Repository.Root,
        "artifacts",
        "pool-1.0.0",
        OperatingSystem.IsWindows() ? "pool.exe" : "pool"
    );

    private readonly ScratchFolder _folder = new();
    private readonly PoolProcess _process;

    public EarlierVersionTests()
    {
        Assert.SkipUnless(File.Exists(s_earlier), "artifacts/pool-1.0.0 is not there: .ci/earlier-version builds it from its commit");
        _process = new PoolProcess(_folder.Path, _folder.Path) { Variables = { ["POOL_PATH"] = _folder["log.jsonl"] } };
    }

    private static IReadOnlyList<string> Versions => [s_earlier, Repository.PoolExecutable];

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void What_both_write_at_once_both_read_whole()
    {
        Parallel.For(
            0,
            2 * Writers,
            writer =>
            {
                for (var i = 0; i < EntriesOfEach; i++)
                {
                    var result = Run(Versions[writer % 2], "add", "-a", "completed", "-t", $"Topic {writer}.{i}", "-i", $"W{writer}");
                    Assert.Equal(0, result.ExitCode);
                }
            }
        );

        var expected =
            from writer in Enumerable.Range(0, 2 * Writers)
            from i in Enumerable.Range(0, EntriesOfEach)
            select $"Topic {writer}.{i}";
        foreach (var version in Versions)
            Assert.Equal(expected.Order(StringComparer.Ordinal), Members(version, "topic", "list", "--all").Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Claims_that_both_make_at_once_both_judge_alike()
    {
        // Each claims what others claim, too: the first line of the log holds it.
        Parallel.For(
            0,
            2 * Writers,
            writer =>
            {
                var version = Versions[writer % 2];
                for (var i = 0; i < EntriesOfEach; i++)
                    Run(version, "add", "-a", "claimed", "-t", $"T{writer}.{i}", "--affects", $"src/f{i}.py", "-i", $"W{writer}");
            }
        );

        var held = Members(Versions[0], "topic", "claims");
        Assert.Equal(EntriesOfEach, held.Count);
        Assert.Equal(held.Order(StringComparer.Ordinal), Members(Versions[1], "topic", "claims").Order(StringComparer.Ordinal));
    }

    [Fact]
    public void A_claim_by_a_hook_of_either_bars_an_edit_under_the_other()
    {
        for (var i = 0; i < 2; i++)
        {
            var (claimer, editor) = (Versions[i], Versions[1 - i]);
            var file = _folder[$"f{i}.py"];
            var block = $"```pool\nACTION: claimed\nTOPIC: T{i}\nAFFECTS: f{i}.py\n```";
            Hook(claimer, "Stop", $"aaaaaaaa-{i}", ("last_assistant_message", block));

            var edit = new JsonObject { ["file_path"] = file };
            var answer = Hook(editor, "PreToolUse", $"bbbbbbbb-{i}", ("tool_name", "Edit"), ("tool_input", edit));

            Assert.Equal("deny", JsonNode.Parse(answer)!["hookSpecificOutput"]!["permissionDecision"]!.GetValue<string>());
            Assert.Equal("", Hook(claimer, "PreToolUse", $"aaaaaaaa-{i}", ("tool_name", "Edit"), ("tool_input", edit.DeepClone())));
        }
    }

    private string Hook(string version, string eventName, string session, params (string Name, JsonNode Value)[] members)
    {
        var input = new JsonObject { ["hook_event_name"] = eventName, ["session_id"] = session, ["cwd"] = _folder.Path };
        foreach (var (name, value) in members)
            input[name] = value;
        return _process.RunExecutable(version, input.ToJsonString(), "hook").Output;
    }

    private List<string> Members(string version, string member, params string[] arguments) =>
        [
            .. Run(version, [.. arguments, "--json"])
                .Output.Split('\n', StringSplitOptions.RemoveEmptyEntries)
                .Select(line => JsonNode.Parse(line)![member]!.GetValue<string>()),
        ];

    private PoolProcess.Result Run(string version, params string[] arguments) => _process.RunExecutable(version, "", arguments);
}

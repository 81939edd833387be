using System.Text.Json.Nodes;
using PoolCoordination.Agents;
using PoolCoordination.Agents.Known;
using PoolCoordination.Entries;
using PoolCoordination.Installation;
using PoolCoordination.Tests.Hooks;
using PoolCoordination.Tests.RealClient;

namespace PoolCoordination.Tests.Agents;

/// <summary>The table of <c>docs/agents.md</c>: each cell is what the hooks do, or the installation, or which tests there are.</summary>
public sealed class AgentTableTests : IDisposable
{
    private const string Session = "34eb8b72-4ccf-4e44-9447-28b3a7168c2f";
    private const string Topic = "The build is broken";

    /// <summary>The agents that start a session anew after a compaction, by their references.</summary>
    private static readonly string[] s_startingAfterCompaction = ["claude", "codex"];

    private static readonly Dictionary<string, Func<AgentTableTests, Agent, string>> s_cells = new()
    {
        ["name"] = (_, agent) => $"`{agent.Name}`",
        ["configuration"] = (test, agent) => test.Configuration(agent, InstallationScope.User, "~/"),
        ["a project's"] = (test, agent) => test.Configuration(agent, InstallationScope.Project, ""),
        ["what others did, at its start"] = (test, agent) => test.AtStart(agent),
        ["news at a prompt"] = (test, agent) => test.AtPrompt(agent),
        ["news in a turn"] = (test, agent) => test.InTurn(agent),
        ["all of it again after a compaction"] = (test, agent) => test.AfterCompaction(agent),
        ["an edit of a claimed file is denied"] = (test, agent) => test.Edit(agent),
        ["a command of the shell is guarded"] = (test, agent) => test.Command(agent),
        ["its user is asked"] = (test, agent) => test.Asking(agent),
        ["the block at the end of an answer"] = (test, agent) => test.LastBlock(agent),
        ["blocks earlier in a turn"] = (test, agent) => test.EarlierBlock(agent),
        ["a warning about an edit or a command"] = (test, agent) => test.Warning(agent),
        ["told to the person"] = (_, agent) =>
            agent.Answer(new HookOutput("SessionStart") { SystemMessage = Topic }).Contains(Topic, StringComparison.Ordinal)
                ? "yes"
                : "no",
        ["tried with"] = (_, agent) =>
            agent == KnownAgents.ClaudeCode || AgentClientTests.Agents.Any(tried => tried.Data == agent.Name)
                ? "the real client"
                : "events of its reference",
    };

    private readonly ScratchPool _pool = new();

    public static TheoryData<string> Rows => [.. Table().Skip(2).Select(cells => cells[0])];

    public void Dispose() => _pool.Dispose();

    [Fact]
    public void Each_row_is_known() => Assert.Equal(s_cells.Keys.Order(), Rows.Select(row => row.Data).Order());

    [Theory]
    [MemberData(nameof(Rows))]
    public void A_cell_says_what_holds(string row)
    {
        Assert.SkipWhen(OperatingSystem.IsWindows() && row is "configuration" or "a project's", "the paths are of Unix");
        string[] names = ["claude", "codex", "copilot", "gemini", "opencode", "cursor"];

        var expected = names.Select(name =>
        {
            using var test = new AgentTableTests();
            return s_cells[row](test, KnownAgents.Named(name)!);
        });

        Assert.Equal(expected, Table().Single(cells => cells[0] == row)[1..]);
    }

    private static List<string[]> Table() =>
        [
            .. File.ReadLines(Path.Combine(Repository.Root, "docs", "agents.md"))
                .Where(line => line.StartsWith('|'))
                .Select(line => line.Split('|', StringSplitOptions.TrimEntries)[1..^1]),
        ];

    private string Configuration(Agent agent, InstallationScope scope, string prefix)
    {
        var path = HookInstaller.Of(agent, _pool.Environment, scope).Path;
        return $"`{prefix}{Path.GetRelativePath(_pool.InFolder(), path)}`";
    }

    private string AtStart(Agent agent)
    {
        Claim();
        return Shows(Start(agent), "yes", () => Shows(Prompt(agent), "with its first prompt"));
    }

    private string AtPrompt(Agent agent)
    {
        Begin(agent);
        _pool.Add("B", Topic);
        _pool.Clock.Advance(TimeSpan.FromMinutes(2));
        return Shows(Prompt(agent), "yes", () => Shows(AfterTool(agent, "b.py"), "after the next tool"));
    }

    private string InTurn(Agent agent)
    {
        Begin(agent);
        _pool.Add("B", Topic, PoolAction.Blocked);
        return Shows(BeforeTool(agent, "b.py"), "before a tool", () => Shows(AfterTool(agent, "b.py"), "after a tool"));
    }

    private string AfterCompaction(Agent agent)
    {
        Claim();
        Begin(agent);
        _pool.Clock.Advance(TimeSpan.FromMinutes(2));
        if (s_startingAfterCompaction.Contains(agent.Name))
            return Shows(Run(agent, "SessionStart", ("source", "compact")), "yes");
        var isHeard =
            agent.CodeOf([]).Contains("\"PreCompact\"", StringComparison.Ordinal)
            || agent.Configuration!.Events.Any(hook => hook.Name.Equals("PreCompact", StringComparison.OrdinalIgnoreCase));
        if (isHeard)
            Run(agent, "PreCompact");
        return Shows(Prompt(agent), "with the next prompt", () => Shows(AfterTool(agent, "b.py"), "after the next tool", () => "no"));
    }

    private string Edit(Agent agent)
    {
        Claim();
        return !IsDenied(BeforeTool(agent, "src/auth.py")) ? "no"
            : agent.Name == "codex" && IsDenied(BeforeTool(agent, "b.py", "src/auth.py")) ? "yes, each file of a patch"
            : "yes";
    }

    private string Command(Agent agent)
    {
        Claim();
        var tool = agent.Name switch { "gemini" => "run_shell_command", "cursor" => "Shell", "opencode" => "bash", _ => "Bash" };
        var input = new JsonObject { ["command"] = "rm src/auth.py" };
        return IsDenied(Run(agent, "PreToolUse", ("tool_name", tool), ("tool_input", input))) ? "yes" : "no";
    }

    private string Asking(Agent agent)
    {
        Claim();
        _pool.Variables["POOL_GUARD"] = "ask";
        var output = BeforeTool(agent, "src/auth.py");
        return output.Contains("\"ask\"", StringComparison.Ordinal) ? "yes"
            : IsDenied(output) ? "denied instead"
            : "no";
    }

    private string LastBlock(Agent agent)
    {
        Begin(agent);
        Run(agent, "Stop", ("last_assistant_message", $"Done.\n\n```pool\nACTION: completed\nTOPIC: {Topic}\n```"));
        return HasEntry() ? "yes" : "no";
    }

    private string EarlierBlock(Agent agent)
    {
        Begin(agent);
        SessionOf(agent).UserLine().AssistantLine($"```pool\nACTION: completed\nTOPIC: {Topic}\n```").AssistantLine("Done.");
        Run(agent, "Stop", ("last_assistant_message", "Done."), ("prompt_id", HookSession.FirstTurn));
        return HasEntry() ? "yes" : "no";
    }

    private string Warning(Agent agent)
    {
        Claim();
        Begin(agent);
        _pool.Variables["POOL_GUARD"] = "warn";
        var before = BeforeTool(agent, "src/auth.py");
        return IsDenied(before) ? "denied"
            : Shows(before, "before it", () => Shows(AfterTool(agent, "src/auth.py"), "after it"));
    }

    /// <summary>Somebody else's claim of <c>src/auth.py</c>.</summary>
    private void Claim() =>
        _pool.Add(
            new PoolEntry
            {
                Instance = "A",
                SessionId = "7c1d9e52",
                Action = PoolAction.Claimed,
                Topic = Topic,
                Affects = ["src/auth.py"],
            }
        );

    private void Begin(Agent agent)
    {
        Start(agent);
        Prompt(agent);
    }

    private string Start(Agent agent) => Run(agent, "SessionStart", ("source", "startup"));

    private string Prompt(Agent agent) => Run(agent, "UserPromptSubmit", ("prompt", "Fix it"));

    private string BeforeTool(Agent agent, params string[] files) => Run(agent, "PreToolUse", Tool(agent, files));

    private string AfterTool(Agent agent, params string[] files) => Run(agent, "PostToolUse", Tool(agent, files));

    private (string Name, JsonNode? Value)[] Tool(Agent agent, string[] files)
    {
        var patch = $"*** Begin Patch\n{string.Concat(files.Select(file => $"*** Update File: {file}\n"))}*** End Patch";
        var input = agent.Name switch
        {
            "codex" => new JsonObject { ["command"] = patch },
            "copilot" => new JsonObject { ["path"] = _pool.InFolder(files[0]) },
            "opencode" => new JsonObject { ["filePath"] = _pool.InFolder(files[0]) },
            _ => new JsonObject { ["file_path"] = _pool.InFolder(files[0]) },
        };
        var tool = agent.Name switch
        {
            "codex" => "apply_patch",
            "gemini" => "write_file",
            "opencode" => "write",
            _ => "Write",
        };
        return [("tool_name", tool), ("tool_input", input)];
    }

    private string Run(Agent agent, string name, params (string Name, JsonNode? Value)[] members) =>
        HookSession.TextOf(SessionOf(agent).Output(name, members));

    private HookSession SessionOf(Agent agent) => new(_pool, Session) { Agent = agent.Name };

    private bool HasEntry() => _pool.Entries.Any(entry => entry.Topic == Topic);

    private static string Shows(string output, string cell, Func<string>? otherwise = null) =>
        output.Contains(Topic, StringComparison.Ordinal) || output.Contains("has claimed", StringComparison.Ordinal) ? cell
        : otherwise is null ? "no"
        : otherwise();

    private static bool IsDenied(string output) => output.Contains("deny", StringComparison.Ordinal);
}

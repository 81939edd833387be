using System.Text.Json.Nodes;
using PoolCoordination.Tests.Cli;
using PoolCoordination.Tests.Git;

namespace PoolCoordination.Tests.RealClient;

/// <summary>Claude Code, Codex and Gemini, the real clients, at work on one list of tasks in one repository.</summary>
public sealed class TaskListTests : IDisposable
{
    private static readonly TimeSpan s_longest = TimeSpan.FromMinutes(3);
    private static readonly string[] s_tasks = [.. Enumerable.Range(1, 6).Select(number => $"task-{number}.txt")];

    private readonly ScratchFolder _folder = new();
    private readonly Barrier _start = new(3);
    private readonly PoolProcess _pool;
    private readonly string _home;
    private readonly string _project;

    public TaskListTests()
    {
        RealGit.Require();
        (_home, _project) = (_folder.Folder("home"), _folder.Folder("home", "shop"));
        foreach (var task in s_tasks)
            File.WriteAllText(Path.Combine(_project, task), "to do\n");
        RealGit.Init(_project);
        _pool = new PoolProcess(_home, _project);
    }

    public void Dispose()
    {
        _start.Dispose();
        _folder.Dispose();
    }

    [Theory]
    [MemberData(nameof(ClaudeClient.Versions), MemberType = typeof(ClaudeClient))]
    public void No_task_is_done_twice_and_no_file_is_edited_by_two(string version)
    {
        var claude = new ClaudeClient(version, _home, _project);
        var codex = AgentClient.Of("codex", _home, _project);
        var gemini = AgentClient.Of("gemini", _home, _project);
        _folder.Folder("home", ".gemini");
        File.WriteAllText(gemini.SettingsPath, gemini.Configuration("").Content);
        Assert.Equal(0, _pool.Run("install", "--agent", "claude", "codex", "gemini").ExitCode);
        // What one has done stays its own until somebody commits it.
        _pool.Run("option", "inProgress", "deny");
        _pool.Run("option", "autoClaim", "on");
        var ofClaude = new TaskModel<JsonArray>("claude", _project)
        {
            Tasks = s_tasks,
            Most = s_tasks.Length / 3,
            Begin = Begin,
            Look = file => ApiStandIn.Using("I look.", "Read", new JsonObject { ["file_path"] = Path.Combine(_project, file) }),
            Write = (file, text) =>
                ApiStandIn.Using(
                    $"I take it.\n\n```pool\nACTION: claimed\nTOPIC: Task {file}\nAFFECTS: {file}\n```",
                    "Write",
                    new JsonObject { ["file_path"] = Path.Combine(_project, file), ["content"] = text + "\n" }
                ),
            Say = ApiStandIn.Saying,
        };
        var ofCodex = Model(
            codex,
            (file, text) => AgentStandIn.Using("apply_patch", $"*** Begin Patch\n*** Add File: {file}\n+{text}\n*** End Patch")
        );
        var ofGemini = Model(gemini, gemini.Write);

        Parallel.Invoke(() => Work(claude, ofClaude), () => Work(codex, ofCodex), () => Work(gemini, ofGemini));

        List<string>[] done = [ofClaude.Done, ofCodex.Done, ofGemini.Done];
        Assert.Equal(s_tasks, done.SelectMany(tasks => tasks).Order(StringComparer.Ordinal));
        // Each does its share, and all began with the same task.
        Assert.All(done, tasks => Assert.Equal(s_tasks.Length / 3, tasks.Count));
        Assert.True(ofClaude.Refused + ofCodex.Refused + ofGemini.Refused >= 2);
        Assert.All(ofClaude.Done, task => Assert.Equal("done by claude\n", Read(task)));
        Assert.All(ofCodex.Done, task => Assert.Equal("done by codex\n", Read(task)));
        Assert.All(ofGemini.Done, task => Assert.Equal("done by gemini\n", Read(task)));
        Assert.Equal(
            s_tasks.Select(task => $"Task {task}"),
            Objects("list", "--all", "--action", "completed")
                .Select(entry => entry["topic"]!.GetValue<string>())
                .Order(StringComparer.Ordinal)
        );
        Assert.Equal(
            s_tasks,
            Objects("sessions", "--all")
                .SelectMany(session => session["changed_files"]!.AsArray().Select(file => file!.GetValue<string>()))
                .Order(StringComparer.Ordinal)
        );
        Assert.Equal(
            ["claude", "codex", "gemini"],
            Objects("sessions", "--all").Select(session => session["agent"]!.GetValue<string>()).Distinct().Order(StringComparer.Ordinal)
        );
    }

    private TaskModel<JsonObject> Model(AgentClient client, Func<string, string, JsonObject> write) =>
        new(client.Name, _project)
        {
            Tasks = s_tasks,
            Most = s_tasks.Length / 3,
            Begin = Begin,
            Write = write,
            Say = AgentStandIn.Saying,
        };

    /// <summary>Waits until each has been shown that nothing is done yet.</summary>
    private void Begin() => Assert.True(_start.SignalAndWait(s_longest), "The others did not begin.");

    private static void Work(ClaudeClient client, TaskModel<JsonArray> model)
    {
        using var api = new ApiStandIn(model.Next);
        while (!model.IsOver)
        {
            model.BeginPrompt();
            using var session = client.Start(null, api);
            session.Ask("Do a task");
            session.End();
        }
    }

    private static void Work(AgentClient client, TaskModel<JsonObject> model)
    {
        // One for all prompts: clients keep its address in their configuration.
        using var api = client.Play(model.Next);
        while (!model.IsOver)
        {
            model.BeginPrompt();
            var asked = api.Requests.Count;
            var output = client.Ask(api);
            Assert.True(api.Requests.Count > asked, output);
        }
    }

    private string Read(string task) => File.ReadAllText(Path.Combine(_project, task));

    private List<JsonNode> Objects(params string[] arguments) =>
        [
            .. _pool.Run([.. arguments, "--json"])
                .Output.Split('\n', StringSplitOptions.RemoveEmptyEntries)
                .Select(line => JsonNode.Parse(line)!),
        ];
}

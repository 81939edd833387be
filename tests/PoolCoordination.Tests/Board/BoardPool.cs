using System.Text.Json.Nodes;
using PoolCoordination.Board;
using PoolCoordination.Host;
using PoolCoordination.Pools;
using PoolCoordination.Sessions;
using PoolCoordination.Tests.Hooks;
using PoolCoordination.Text;

namespace PoolCoordination.Tests.Board;

/// <summary>A pool with sessions at work in two projects, as their hooks leave it.</summary>
internal sealed class BoardPool : IDisposable
{
    public BoardPool()
    {
        Scratch.Variables["POOL_PRIMER"] = "off";
        foreach (var project in new[] { "shop", "blog" })
        {
            var git = Scratch.InFolder(project, ".git");
            Directory.CreateDirectory(git);
            File.WriteAllText(Path.Combine(git, "HEAD"), "ref: refs/heads/main\n");
        }
    }

    public ScratchPool Scratch { get; } = new();

    /// <summary>The board of the whole pool, read anew.</summary>
    public PoolBoard Board => new BoardReader(Scratch.Pool, includesAllProjects: true).Read();

    /// <summary>The board of a project, read anew.</summary>
    public PoolBoard BoardOf(string project) =>
        new BoardReader(new Pool(Scratch.Location, Scratch.Environment.In(Scratch.InFolder(project)), Scratch.Clock)).Read();

    public string Start(string id, string project = "shop") => Run(id, "SessionStart", project, ("source", "startup"));

    public string Prompt(string id, string prompt = "Fix it") => Run(id, "UserPromptSubmit", "shop", ("prompt", prompt));

    /// <summary>Ends the turn with a block.</summary>
    public string Post(string id, string action, string topic, string affects = "", string project = "shop") =>
        Run(id, "Stop", project, ("last_assistant_message", $"```pool\nACTION: {action}\nTOPIC: {topic}\nAFFECTS: {affects}\n```"));

    public string Edit(string id, string file) =>
        Run(
            id,
            "PreToolUse",
            "shop",
            ("tool_name", "Edit"),
            ("tool_input", new JsonObject { ["file_path"] = Path.Combine(Scratch.InFolder("shop"), file) })
        );

    /// <summary>Lets a session be one whose client is gone.</summary>
    public void Kill(string id)
    {
        var record = SessionRecords.Find(Scratch.Location, id)!;
        // No process has this number.
        var process = new ProcessIdentity(int.MaxValue, 1, ProcessTable.OfMachine()!.Space);
        SessionRecords.Write(Scratch.Location, record with { Processes = TextList.Of([process.ToString()]) });
    }

    public string Run(string id, string eventName, string project, params (string Name, JsonNode? Value)[] members) =>
        new HookSession(Scratch, id).Run(eventName, [("cwd", Scratch.InFolder(project)), .. members]);

    public void Dispose() => Scratch.Dispose();
}

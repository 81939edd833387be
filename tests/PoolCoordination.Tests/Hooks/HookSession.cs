using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using PoolCoordination.Agents;
using PoolCoordination.Hooks;
using PoolCoordination.Tests.Postgres;

namespace PoolCoordination.Tests.Hooks;

/// <summary>One session of Claude Code on a scratch pool: its events, and its transcript.</summary>
internal sealed class HookSession
{
    /// <summary>The id of the turn that a session begins with.</summary>
    public const string FirstTurn = "turn-001-x";

    // As the client writes: backticks and letters of all scripts as they are.
    private static readonly JsonSerializerOptions s_json = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private readonly ScratchPool _pool;

    public HookSession(ScratchPool pool, string id)
    {
        _pool = pool;
        Id = id;
        TranscriptPath = pool.InFolder($"{id}.jsonl");
    }

    public string Id { get; }

    public string TranscriptPath { get; set; }

    /// <summary>The time that lines bear which are written from now on; none where null.</summary>
    public DateTimeOffset? LineTime { get; set; }

    /// <summary>The agent whose session it is; recognized by the event where null.</summary>
    public string? Agent { get; init; }

    /// <summary>The present turn's id; null for a client that has none.</summary>
    public string? Turn { get; set; } = FirstTurn;

    public string Start(string source = "startup") => Run("SessionStart", ("source", source));

    /// <summary>The session's start and its first prompt, after it had ended.</summary>
    public string Resume() => Start("resume") + Prompt();

    public string Prompt() => Run("UserPromptSubmit", ("prompt", "Fix it"), ("prompt_id", Turn));

    public string Stop(string? message) =>
        Run("Stop", ("prompt_id", Turn), ("stop_hook_active", false), ("last_assistant_message", message));

    public string StopFailure(string? message) =>
        Run("StopFailure", ("prompt_id", Turn), ("error", "overloaded"), ("last_assistant_message", message));

    public string End() => Run("SessionEnd", ("prompt_id", Turn), ("reason", "other"));

    public string Run(string eventName, params (string Name, JsonNode? Value)[] members) => TextOf(Output(eventName, members));

    /// <summary>What the hook says, before it counts as written.</summary>
    public HookOutput Output(string eventName, params (string Name, JsonNode? Value)[] members)
    {
        var input = new JsonObject
        {
            ["session_id"] = Id,
            ["transcript_path"] = TranscriptPath,
            ["cwd"] = _pool.Environment.WorkingFolder,
            ["hook_event_name"] = eventName,
        };
        foreach (var (name, value) in members)
        {
            if (value is not null)
                input[name] = value.DeepClone();
        }

        return Hook.Run(
            Encoding.UTF8.GetBytes(input.ToJsonString(s_json)),
            _pool.Environment,
            _pool.Location,
            _pool.Clock,
            PostgresFixture.Open,
            Agent
        );
    }

    /// <summary>What a hook says, once it counts as written.</summary>
    public static string TextOf(HookOutput output)
    {
        output.Confirm();
        return output.Text;
    }

    public HookSession UserLine(string text = "Fix it") => Line("user", text);

    public HookSession ToolResultLine() =>
        Line(
            "user",
            new JsonArray(
                new JsonObject
                {
                    ["type"] = "tool_result",
                    ["content"] = "x\n```pool\nTOPIC: of a tool\n```",
                    ["tool_use_id"] = "1",
                }
            )
        );

    public HookSession AssistantLine(string text, string messageId = "msg_1", bool isSidechain = false) =>
        Line("assistant", new JsonArray(new JsonObject { ["type"] = "text", ["text"] = text }), messageId, isSidechain);

    public HookSession ToolUseLine(string messageId = "msg_1") =>
        Line(
            "assistant",
            new JsonArray(
                new JsonObject
                {
                    ["type"] = "tool_use",
                    ["name"] = "Write",
                    ["input"] = new JsonObject { ["content"] = "x" },
                }
            ),
            messageId
        );

    public HookSession EditLine(string tool, string file, string member = "file_path", string id = "toolu_1", bool isSidechain = false)
    {
        var use = new JsonObject
        {
            ["type"] = "tool_use",
            ["id"] = id,
            ["name"] = tool,
            ["input"] = new JsonObject { [member] = file, ["content"] = "x" },
        };
        return Line("assistant", new JsonArray(use), "msg_1", isSidechain);
    }

    public HookSession CommandLine(string command) =>
        Line(
            "assistant",
            new JsonArray(
                new JsonObject
                {
                    ["type"] = "tool_use",
                    ["id"] = "toolu_command",
                    ["name"] = "Bash",
                    ["input"] = new JsonObject { ["command"] = command },
                }
            ),
            "msg_1"
        );

    public HookSession FailureLine(string id) =>
        Line(
            "user",
            new JsonArray(
                new JsonObject
                {
                    ["type"] = "tool_result",
                    ["content"] = "denied",
                    ["is_error"] = true,
                    ["tool_use_id"] = id,
                }
            )
        );

    public HookSession RawLine(string line)
    {
        File.AppendAllText(TranscriptPath, line + "\n");
        return this;
    }

    private HookSession Line(string type, JsonNode content, string? messageId = null, bool isSidechain = false)
    {
        var line = new JsonObject { ["parentUuid"] = null, ["isSidechain"] = isSidechain };
        if (type == "user" && Turn is not null)
            line["promptId"] = Turn;
        line["type"] = type;
        line["message"] = messageId is null
            ? new JsonObject { ["role"] = type, ["content"] = content }
            : new JsonObject { ["id"] = messageId, ["role"] = type, ["content"] = content };
        line["uuid"] = Guid.NewGuid().ToString();
        if (LineTime is { } time)
            line["timestamp"] = time.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture);
        return RawLine(line.ToJsonString(s_json));
    }
}

using System.Diagnostics;
using System.Text.Json.Nodes;

namespace PoolCoordination.Tests.RealClient;

/// <summary>The real client of another agent than Claude Code, with a home folder of its own; it works on one prompt.</summary>
internal sealed class AgentClient
{
    private static readonly TimeSpan s_longest = TimeSpan.FromMinutes(3);

    private readonly string _home;
    private readonly string _project;
    private readonly string _executable;

    private AgentClient(string name, string package, string executable, string home, string project)
    {
        (Name, _home, _project) = (name, home, project);
        _executable = Path.Combine(Repository.Root, "artifacts", "agents", "node_modules", ".bin", executable);
        Assert.SkipUnless(File.Exists(_executable), $"the client is not there: npm install --prefix artifacts/agents {package}");
    }

    /// <summary>The name of the agent.</summary>
    public string Name { get; }

    /// <summary>The file that an installation changes.</summary>
    public required string SettingsPath { get; init; }

    /// <summary>A file with what the client needs to reach the stand-in, in the home folder.</summary>
    public required Func<string, (string Path, string Content)> Configuration { get; init; }

    /// <summary>The variables of the environment with which it starts.</summary>
    public required Func<string, (string Name, string Value)[]> Variables { get; init; }

    /// <summary>Its arguments.</summary>
    public required string[] Arguments { get; init; }

    /// <summary>Begins to play its model.</summary>
    public required Func<Func<int, string, JsonObject>, AgentStandIn> Play { get; init; }

    /// <summary>A turn that writes a file which has one line.</summary>
    public required Func<string, string, JsonObject> Write { get; init; }

    /// <summary>A turn that runs a command of the shell.</summary>
    public required Func<string, JsonObject> Run { get; init; }

    /// <summary>The client of an agent, or a skip of the test where it is not there.</summary>
    /// <param name="agent">The agent's name.</param>
    /// <param name="home">The home folder.</param>
    /// <param name="project">The working folder.</param>
    /// <param name="patches">Whether its model is one to which Copilot and opencode give a tool for patches.</param>
    public static AgentClient Of(string agent, string home, string project, bool patches = false) =>
        agent switch
        {
            "codex" => Codex(home, project),
            "copilot" => Copilot(home, project, patches ? "gpt-5-codex" : "gpt-4.1"),
            "gemini" => Gemini(home, project),
            _ => OpenCode(home, project, patches ? "gpt-5.1" : "m"),
        };

    /// <summary>Has it answer a prompt to the end.</summary>
    public string Ask(AgentStandIn model)
    {
        var (path, content) = Configuration(model.Address);
        if (!File.Exists(path))
        {
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            File.WriteAllText(path, content);
        }

        var start = new ProcessStartInfo(_executable, Arguments)
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = _project,
        };
        start.Environment.Clear();
        start.Environment["HOME"] = _home;
        start.Environment["PATH"] = "/usr/local/bin:/usr/bin:/bin";
        start.Environment["POOL_AUTOCLAIM"] = "on";
        if (Environment.GetEnvironmentVariable("DOTNET_ROOT") is { } runtime)
            start.Environment["DOTNET_ROOT"] = runtime;
        foreach (var (name, value) in Variables(model.Address))
            start.Environment[name] = value;
        using var process = Process.Start(start)!;
        process.StandardInput.Close();
        var output = process.StandardOutput.ReadToEndAsync();
        var error = process.StandardError.ReadToEndAsync();
        if (!process.WaitForExit(s_longest))
        {
            process.Kill(entireProcessTree: true);
            Assert.Fail($"{Name} did not end.");
        }

        return output.Result + error.Result;
    }

    private static AgentClient Codex(string home, string project) =>
        new("codex", "@openai/codex@0.171.0", "codex", home, project)
        {
            SettingsPath = Path.Combine(home, ".codex", "hooks.json"),
            Configuration = address =>
                (
                    Path.Combine(home, ".codex", "config.toml"),
                    $"""
                    model_provider = "stand-in"
                    [model_providers.stand-in]
                    name = "stand-in"
                    base_url = "{address}/v1"
                    env_key = "STAND_IN_KEY"
                    wire_api = "responses"

                    """
                ),
            Variables = _ => [("STAND_IN_KEY", "x")],
            Arguments =
            [
                "exec",
                "-m",
                "gpt-5.5",
                "--dangerously-bypass-hook-trust",
                "--skip-git-repo-check",
                "-s",
                "danger-full-access",
                "Fix it",
            ],
            Play = AgentStandIn.Responses,
            Write = (file, text) =>
                AgentStandIn.Using("apply_patch", $"*** Begin Patch\n*** Update File: {file}\n@@\n-one\n+{text}\n*** End Patch"),
            Run = command => AgentStandIn.Using("exec_command", new JsonObject { ["cmd"] = command }),
        };

    private static AgentClient Copilot(string home, string project, string model) =>
        new("copilot", "@github/copilot@1.0.102", "copilot", home, project)
        {
            SettingsPath = Path.Combine(home, ".copilot", "hooks", "pool.json"),
            Configuration = _ => (Path.Combine(home, ".copilot", "config.json"), "{}"),
            Variables = address =>
                [
                    ("COPILOT_PROVIDER_BASE_URL", $"{address}/v1"),
                    ("COPILOT_PROVIDER_API_KEY", "x"),
                    ("COPILOT_MODEL", model),
                    ("COPILOT_OFFLINE", "true"),
                    ("COPILOT_AUTO_UPDATE", "false"),
                ],
            Arguments = ["-p", "Fix it", "--allow-all-tools", "--allow-all-paths"],
            Play = AgentStandIn.Chat,
            Write = (file, text) =>
                AgentStandIn.Using(
                    "edit",
                    new JsonObject
                    {
                        ["path"] = Path.Combine(project, file),
                        ["old_str"] = "one",
                        ["new_str"] = text,
                    }
                ),
            Run = command => AgentStandIn.Using("bash", new JsonObject { ["command"] = command, ["description"] = "d" }),
        };

    private static AgentClient Gemini(string home, string project) =>
        new("gemini", "@google/gemini-cli@0.61.0", "gemini", home, project)
        {
            SettingsPath = Path.Combine(home, ".gemini", "settings.json"),
            Configuration = _ =>
                (
                    Path.Combine(home, ".gemini", "settings.json"),
                    "{\n  // the key of the stand-in\n  \"security\": {\"auth\": {\"selectedType\": \"gemini-api-key\"}}\n}\n"
                ),
            Variables = address =>
                [("GEMINI_API_KEY", "x"), ("GOOGLE_GEMINI_BASE_URL", address), ("GEMINI_CLI_TRUST_WORKSPACE", "true")],
            Arguments = ["-p", "Fix it", "--yolo"],
            Play = AgentStandIn.Gemini,
            Write = (file, text) =>
                AgentStandIn.Using(
                    "write_file",
                    new JsonObject { ["file_path"] = Path.Combine(project, file), ["content"] = text + "\n" }
                ),
            Run = command => AgentStandIn.Using("run_shell_command", new JsonObject { ["command"] = command }),
        };

    private static AgentClient OpenCode(string home, string project, string model) =>
        new("opencode", "opencode-ai@1.18.33", "opencode", home, project)
        {
            SettingsPath = Path.Combine(home, ".config", "opencode", "plugins", "pool.js"),
            Configuration = address =>
                (
                    Path.Combine(home, ".config", "opencode", "opencode.json"),
                    new JsonObject
                    {
                        ["model"] = $"own/{model}",
                        ["provider"] = new JsonObject
                        {
                            ["own"] = new JsonObject
                            {
                                ["npm"] = "@ai-sdk/openai-compatible",
                                ["name"] = "own",
                                ["options"] = new JsonObject { ["baseURL"] = $"{address}/v1", ["apiKey"] = "x" },
                                ["models"] = new JsonObject { [model] = new JsonObject { ["name"] = "m" } },
                            },
                        },
                    }.ToJsonString()
                ),
            Variables = _ => [("OPENCODE_DISABLE_AUTOUPDATE", "1"), ("OPENCODE_DISABLE_MODELS_FETCH", "1")],
            Arguments = ["run", "Fix it"],
            Play = AgentStandIn.Chat,
            Write = (file, text) =>
                AgentStandIn.Using(
                    "write",
                    new JsonObject { ["filePath"] = Path.Combine(project, file), ["content"] = text + "\n" }
                ),
            Run = command => AgentStandIn.Using("bash", new JsonObject { ["command"] = command, ["description"] = "d" }),
        };
}

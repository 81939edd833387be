using System.Diagnostics;
using System.Text.Json.Nodes;

namespace PoolCoordination.Tests.RealClient;

/// <summary>The real Claude Code client, with a home folder and an environment of its own.</summary>
internal sealed class ClaudeClient(string home, string projectFolder)
{
    private const string PathVariable = "POOL_TEST_CLIENT";

    /// <summary>Skips the test where the client is not there.</summary>
    public static string Require()
    {
        var path = Environment.GetEnvironmentVariable(PathVariable) ?? Path.Combine(Repository.Root, "artifacts", "client", "node_modules", ".bin", "claude");
        Assert.SkipUnless(
            File.Exists(path),
            $"the Claude Code client is not there: {PathVariable} names none, and artifacts/client has none (npm install --prefix artifacts/client @anthropic-ai/claude-code)"
        );
        return path;
    }

    /// <summary>One session of an instance with a number of prompts, each given when the one before is answered.</summary>
    /// <returns>The answers' texts.</returns>
    public List<string> Converse(string instance, ApiStandIn api, params string[] prompts) => Converse(instance, api, () => { }, prompts);

    /// <summary>The same, with something that happens after each answer.</summary>
    public List<string> Converse(string instance, ApiStandIn api, Action afterAnswer, params string[] prompts)
    {
        var start = new ProcessStartInfo(Require(), ["-p", "--input-format", "stream-json", "--output-format", "stream-json", "--verbose", "--permission-mode", "acceptEdits"])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = projectFolder,
        };
        start.Environment.Clear();
        start.Environment["HOME"] = home;
        start.Environment["PATH"] = "/usr/local/bin:/usr/bin:/bin";
        start.Environment["CLAUDE_INSTANCE"] = instance;
        start.Environment["ANTHROPIC_BASE_URL"] = api.Address;
        start.Environment["ANTHROPIC_API_KEY"] = "dummy-not-a-key";
        foreach (var name in (string[])["DISABLE_TELEMETRY", "DISABLE_AUTOUPDATER", "DISABLE_ERROR_REPORTING", "CLAUDE_CODE_DISABLE_NONESSENTIAL_TRAFFIC"])
            start.Environment[name] = "1";
        if (Environment.GetEnvironmentVariable("DOTNET_ROOT") is { } runtime)
            start.Environment["DOTNET_ROOT"] = runtime;
        using var process = Process.Start(start)!;
        var error = process.StandardError.ReadToEndAsync();
        var answers = new List<string>();
        foreach (var prompt in prompts)
        {
            var message = new JsonObject { ["type"] = "user", ["message"] = new JsonObject { ["role"] = "user", ["content"] = prompt } };
            process.StandardInput.WriteLine(message.ToJsonString());
            process.StandardInput.Flush();
            answers.Add(NextResult(process) ?? throw new InvalidOperationException($"The client gave no answer: {error.Result}"));
            afterAnswer();
        }

        process.StandardInput.Close();
        process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return answers;
    }

    private static string? NextResult(Process process)
    {
        while (process.StandardOutput.ReadLine() is { } line)
        {
            if (JsonNode.Parse(line) is JsonObject message && message["type"]?.GetValue<string>() == "result")
                return message["result"]?.GetValue<string>() ?? "";
        }

        return null;
    }
}

using System.Diagnostics;
using System.Text.Json.Nodes;

namespace PoolCoordination.Tests.RealClient;

/// <summary>A running session of the real client; killed at the latest when the test is over.</summary>
internal sealed class ClaudeSession : IDisposable
{
    private readonly Task<string> _error;

    public ClaudeSession(Process process)
    {
        Process = process;
        _error = process.StandardError.ReadToEndAsync();
    }

    public Process Process { get; }

    /// <summary>The session's id, known once it has answered.</summary>
    public string SessionId { get; private set; } = "";

    /// <summary>Gives a prompt or a command such as <c>/compact</c>, and waits for the answer.</summary>
    /// <returns>The answer's text.</returns>
    public string Ask(string prompt)
    {
        var message = new JsonObject { ["type"] = "user", ["message"] = new JsonObject { ["role"] = "user", ["content"] = prompt } };
        Process.StandardInput.WriteLine(message.ToJsonString());
        Process.StandardInput.Flush();
        return Answer();
    }

    /// <summary>Waits for the next answer, such as that of a turn which nobody asked for.</summary>
    /// <returns>The answer's text.</returns>
    public string Answer()
    {
        while (Process.StandardOutput.ReadLine() is { } line)
        {
            if (JsonNode.Parse(line) is not JsonObject said)
                continue;
            SessionId = said["session_id"]?.GetValue<string>() ?? SessionId;
            if (said["type"]?.GetValue<string>() == "result")
                return said["result"]?.GetValue<string>() ?? "";
        }

        throw new InvalidOperationException($"The client gave no answer: {_error.Result}");
    }

    /// <summary>Ends the session as a person does, and waits for the end, with its hooks.</summary>
    public void End()
    {
        Process.StandardInput.Close();
        Process.StandardOutput.ReadToEnd();
        Process.WaitForExit();
    }

    public void Dispose()
    {
        if (!Process.HasExited)
        {
            Process.Kill(entireProcessTree: true);
            Process.WaitForExit();
        }

        Process.Dispose();
    }
}

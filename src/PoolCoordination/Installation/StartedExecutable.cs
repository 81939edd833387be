using System.ComponentModel;
using System.Diagnostics;
using System.Runtime.InteropServices;
using System.Text.Json;
using System.Text.Json.Nodes;
using PoolCoordination.Host;

namespace PoolCoordination.Installation;

/// <summary>An executable of the pool that was started once, to find out whether it can be.</summary>
/// <param name="Output">What it said.</param>
/// <param name="Fault">Why it cannot be started, or what became of it; null where all is well.</param>
internal sealed record StartedExecutable(string Output, string? Fault)
{
    /// <summary>An event at which a hook does nothing.</summary>
    private const string EventOfNoInterest = """{"hook_event_name": "Installation", "session_id": "-"}""";

    private static readonly TimeSpan s_longest = TimeSpan.FromSeconds(20);

    /// <summary>Starts <c>pool</c>, which says which version it is.</summary>
    public static StartedExecutable Pool(string path) => Run(path, ["--version"], input: "");

    /// <summary>Starts a hook at an event that does not concern it.</summary>
    /// <param name="path">The executable.</param>
    /// <param name="arguments">What stands before an event's own arguments.</param>
    public static StartedExecutable Hook(string path, params IReadOnlyList<string> arguments)
    {
        var started = Run(path, arguments, EventOfNoInterest);
        // The script of a plugin says so where it has nothing to start.
        return MessageIn(started.Output) is { } message ? started with { Fault = $"says: {message}" } : started;
    }

    private static StartedExecutable Run(string path, IReadOnlyList<string> arguments, string input)
    {
        try
        {
            var start = new ProcessStartInfo(path, arguments)
            {
                UseShellExecute = false,
                RedirectStandardInput = true,
                RedirectStandardOutput = true,
                RedirectStandardError = true,
            };
            // What is wrong with a pool is no fault of the executable.
            start.Environment.Remove(PoolEnvironment.PathVariable);
            using var process = Process.Start(start)!;
            Write(process.StandardInput, input);
            var error = process.StandardError.ReadToEndAsync();
            var output = process.StandardOutput.ReadToEndAsync();
            if (!process.WaitForExit(s_longest))
            {
                process.Kill();
                return new("", "did not exit");
            }

            return process.ExitCode == 0
                ? new(output.Result.Trim(), Fault: null)
                : new("", $"exited with {process.ExitCode}: {error.Result.Trim()}".TrimEnd(' ', ':'));
        }
        catch (Win32Exception exception)
        {
            return new("", $"cannot be started: {Marshal.GetPInvokeErrorMessage(exception.NativeErrorCode)}");
        }
    }

    private static string? MessageIn(string output)
    {
        try
        {
            return output.StartsWith('{') ? JsonNode.Parse(output)!["systemMessage"]?.GetValue<string>() : null;
        }
        catch (Exception exception) when (exception is JsonException or InvalidOperationException)
        {
            return null;
        }
    }

    private static void Write(StreamWriter stream, string input)
    {
        try
        {
            stream.Write(input);
            stream.Close();
        }
        catch (IOException)
        {
            // It has ended, and its exit code tells how.
        }
    }
}

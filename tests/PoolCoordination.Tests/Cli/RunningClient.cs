using System.Diagnostics;
using System.Text;
using System.Text.Json;

namespace PoolCoordination.Tests.Cli;

/// <summary>A process that is not a shell and runs hooks as a client does, one after the other, until it is killed.</summary>
internal sealed class RunningClient : IDisposable
{
    private readonly ScratchFolder _folder;
    private readonly Process _process;
    private readonly string _requests;

    /// <summary>Starts it, and waits until its first hooks have run. Its pool is <c>log.jsonl</c> in the folder.</summary>
    public RunningClient(ScratchFolder folder, params string[] events)
        : this(folder, arguments: [], events) { }

    /// <summary>Starts it with arguments that are the client's to its hooks.</summary>
    public RunningClient(ScratchFolder folder, IEnumerable<string> arguments, params string[] events)
    {
        _folder = folder;
        _requests = folder[$"{Guid.NewGuid():N}.pipe"];
        using (var pipe = Process.Start("mkfifo", _requests))
            pipe.WaitForExit();
        // What it reads it reads to the end, as some awks wait for a whole block.
        const string Script = """
            BEGIN {
                while ((getline file < requests) >= 0) {
                    close(requests)
                    system("'" hook "' < '" file "' > '" file ".out'")
                    print "ran"
                    fflush()
                }
            }
            """;
        string[] variables = ["-v", $"hook={Repository.HookExecutable}", "-v", $"requests={_requests}"];
        var start = new ProcessStartInfo("awk", [.. variables, Script, .. arguments])
        {
            RedirectStandardOutput = true,
            WorkingDirectory = folder.Path,
        };
        start.Environment.Clear();
        start.Environment["HOME"] = folder.Path;
        start.Environment["PATH"] = Environment.GetEnvironmentVariable("PATH");
        start.Environment["POOL_PATH"] = folder["log.jsonl"];
        start.Environment["POOL_PRIMER"] = "off";
        _process = Process.Start(start)!;
        foreach (var input in events)
            Run(input);
    }

    /// <summary>Runs the hook of an event, and returns its output.</summary>
    public string Run(string input)
    {
        var file = _folder[$"{Guid.NewGuid():N}.json"];
        File.WriteAllText(file, input);
        using (var requests = new FileStream(_requests, FileMode.Open, FileAccess.Write))
            requests.Write(Encoding.UTF8.GetBytes(file + "\n"));
        Assert.Equal("ran", _process.StandardOutput.ReadLine());
        return File.ReadAllText(file + ".out");
    }

    /// <summary>Runs the hook of an event of a session in the folder.</summary>
    public string Run(string session, string eventName, params (string Name, object Value)[] members)
    {
        var input = new Dictionary<string, object>
        {
            ["hook_event_name"] = eventName,
            ["session_id"] = session,
            ["cwd"] = _folder.Path,
        };
        foreach (var (name, value) in members)
            input[name] = value;
        return Run(JsonSerializer.Serialize(input));
    }

    public void Kill()
    {
        _process.Kill(entireProcessTree: true);
        _process.WaitForExit();
    }

    public void Dispose()
    {
        if (!_process.HasExited)
            Kill();
        _process.Dispose();
    }
}

using System.Diagnostics;
using System.Text;

namespace PoolCoordination.Tests.Cli;

/// <summary>A <c>bin/pool</c> that runs while a test does something else; killed at the latest when the test is over.</summary>
internal sealed class RunningPool : IDisposable
{
    /// <summary>How long a test waits for what should come at once.</summary>
    public static readonly TimeSpan Limit = TimeSpan.FromSeconds(30);

    private readonly Task<string> _error;

    public RunningPool(string home, params string[] arguments)
        : this(home, new Dictionary<string, string>(StringComparer.Ordinal), arguments) { }

    public RunningPool(string home, IReadOnlyDictionary<string, string> variables, params string[] arguments)
        : this(home, variables, home, arguments) { }

    public RunningPool(string home, IReadOnlyDictionary<string, string> variables, string folder, IReadOnlyList<string> arguments)
    {
        var start = new ProcessStartInfo(Repository.PoolExecutable, arguments)
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            // Windows would take the code page of the console.
            StandardOutputEncoding = Encoding.UTF8,
            StandardErrorEncoding = Encoding.UTF8,
            WorkingDirectory = folder,
        };
        start.Environment["HOME"] = home;
        start.Environment["USERPROFILE"] = home;
        start.Environment["NO_COLOR"] = "1";
        foreach (var (name, value) in variables)
            start.Environment[name] = value;
        Process = Process.Start(start)!;
        Process.StandardInput.Close();
        _error = Process.StandardError.ReadToEndAsync();
    }

    public Process Process { get; }

    /// <summary>The next line of its output.</summary>
    public string? ReadLine() => Process.StandardOutput.ReadLineAsync().WaitAsync(Limit).GetAwaiter().GetResult();

    /// <summary>What Ctrl+C does.</summary>
    public void Interrupt()
    {
        using var kill = Process.Start("kill", ["-INT", $"{Process.Id}"]);
        kill.WaitForExit();
    }

    /// <summary>Its exit code, and what it wrote to standard error.</summary>
    public (int Code, string Error) Exit()
    {
        Assert.True(Process.WaitForExit(Limit), "The process did not end.");
        return (Process.ExitCode, _error.Result);
    }

    public void Dispose()
    {
        if (!Process.HasExited)
            Process.Kill();
        Process.Dispose();
    }
}

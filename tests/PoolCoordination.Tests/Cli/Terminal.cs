using System.Diagnostics;

namespace PoolCoordination.Tests.Cli;

/// <summary>Runs <c>pool</c> in a terminal of some width, as a person does.</summary>
internal static class Terminal
{
    private const string Script = "/usr/bin/script";

    /// <summary>What it prints, without colours.</summary>
    public static string Run(int columns, string home, IReadOnlyDictionary<string, string> variables, string arguments)
    {
        Assert.SkipUnless(OperatingSystem.IsLinux() && File.Exists(Script), "'script' of Linux makes the terminal");
        var start = new ProcessStartInfo(
            Script,
            ["-qec", $"stty cols {columns} rows 40; exec '{Repository.PoolExecutable}' {arguments}", "/dev/null"]
        )
        {
            RedirectStandardOutput = true,
            WorkingDirectory = home,
        };
        foreach (
            var name in start
                .Environment.Keys.Where(name =>
                    name.StartsWith("CLAUDE", StringComparison.Ordinal) || name.StartsWith("POOL_", StringComparison.Ordinal)
                )
                .ToArray()
        )
            start.Environment.Remove(name);
        start.Environment["HOME"] = home;
        start.Environment["NO_COLOR"] = "1";
        start.Environment["TERM"] = "xterm";
        foreach (var (name, value) in variables)
            start.Environment[name] = value;
        using var process = Process.Start(start)!;
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        // What the runtime sends to a terminal at its start.
        return output.Replace("\u001b[?1h\u001b=", "", StringComparison.Ordinal).Replace("\r", "", StringComparison.Ordinal);
    }
}

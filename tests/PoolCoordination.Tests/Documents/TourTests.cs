using System.Diagnostics;
using System.Text;
using System.Text.RegularExpressions;

namespace PoolCoordination.Tests.Documents;

/// <summary>The README's tour is run as it stands, and shows what it says.</summary>
public sealed partial class TourTests : IDisposable
{
    private readonly ScratchFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void The_tour_in_a_shell_shows_what_the_readme_says()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "the tour is for a shell of Unix");
        var steps = Steps("sh");

        var output = Run("sh", ["-e", "-c", Joined(steps)], []);

        Assert.Equal(steps.Select(step => WithoutAges(step.Shows)), Parts(output));
    }

    [Fact]
    public void The_tour_in_powershell_shows_what_the_readme_says()
    {
        Assert.SkipUnless(IsOnPath("pwsh"), "pwsh is not on the PATH");
        var pool = _folder["pool.jsonl"];
        Run("sh", ["-e", "-c", Joined(Steps("sh")).Replace("$(mktemp -d)/pool.jsonl", pool, StringComparison.Ordinal)], []);
        var steps = Steps("pwsh");

        var output = Run("pwsh", ["-NoProfile", "-NonInteractive", "-Command", Joined(steps)], new() { ["POOL_PATH"] = pool, ["NO_COLOR"] = "1" });

        Assert.Equal(steps.Select(step => step.Shows), Parts(output));
    }

    private const string Separator = "-- step --";

    private static List<Step> Steps(string shell)
    {
        var readme = File.ReadAllText(Path.Combine(Repository.Root, "README.md")).ReplaceLineEndings("\n");
        var steps = TourStep().Matches(readme).Where(match => match.Groups["shell"].Value == shell).Select(match => new Step(match.Groups["code"].Value, match.Groups["shows"].Value)).ToList();
        Assert.NotEmpty(steps);
        return steps;
    }

    private static string Joined(List<Step> steps) => string.Join($"\necho '{Separator}'\n", steps.Select(step => step.Code));

    private static string[] Parts(string output) => [.. WithoutAges(output).Split($"{Separator}\n")];

    private static string WithoutAges(string text) => Age().Replace(text, "0s");

    private string Run(string program, string[] arguments, Dictionary<string, string> variables)
    {
        var start = new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true, RedirectStandardError = true, WorkingDirectory = Repository.Root };
        start.StandardOutputEncoding = Encoding.UTF8;
        foreach (var name in start.Environment.Keys.Where(name => name.StartsWith("CLAUDE", StringComparison.Ordinal) || name.StartsWith("POOL_", StringComparison.Ordinal)).ToArray())
            start.Environment.Remove(name);
        start.Environment["HOME"] = _folder.Path;
        foreach (var (name, value) in variables)
            start.Environment[name] = value;
        using var process = Process.Start(start)!;
        var error = process.StandardError.ReadToEndAsync();
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        Assert.Equal((0, ""), (process.ExitCode, error.Result));
        return output;
    }

    private static bool IsOnPath(string program) =>
        (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator).Any(folder => File.Exists(Path.Combine(folder, program)));

    [GeneratedRegex(@"\b[0-9]s\b")]
    private static partial Regex Age();

    [GeneratedRegex(@"<!-- tour: (?<shell>\w+) -->\n(?<fence>`{3,})\w+\n(?<code>.*?)\n\k<fence>\n\n<!-- shows -->\n```text\n(?<shows>.*?\n)```", RegexOptions.Singleline)]
    private static partial Regex TourStep();

    private sealed record Step(string Code, string Shows);
}

using System.Diagnostics;
using System.Text;
using System.Text.RegularExpressions;

namespace PoolCoordination.Tests.Documents;

/// <summary>
/// The tours of the documents are run as they stand, and show what they say: the blocks for a shell first, then those for PowerShell,
/// at the repository's root, in a home folder with a pool of its own.
/// </summary>
public sealed partial class TourTests : IDisposable
{
    private const string Separator = "-- step --";

    private readonly ScratchFolder _folder = new();

    public static TheoryData<string> DocumentsWithTour =>
        [.. Document.All.Where(document => document.CodeBlocks.Any(block => block.Mark == "tour")).Select(document => document.Name)];

    public void Dispose() => _folder.Dispose();

    [Theory]
    [MemberData(nameof(DocumentsWithTour))]
    public void A_tour_shows_what_the_document_says(string name)
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "the tours are for a shell of Unix");
        var document = Document.Named(name);

        Take(document.Tour("sh"), "sh", "-e", "-c");
        var inPowerShell = document.Tour("pwsh");
        Assert.SkipUnless(inPowerShell.Count == 0 || IsOnPath("pwsh"), "pwsh is not on the PATH");
        MakeModulePath();
        Take(inPowerShell, "pwsh", "-NoProfile", "-NonInteractive", "-Command");
    }

    private void Take(List<CodeBlock> steps, string shell, params string[] options)
    {
        if (steps.Count == 0)
            return;
        var script = string.Join($"\necho '{Separator}'\n", steps.Select(step => step.Code))
            .Replace("$(mktemp -d)", _folder.Path, StringComparison.Ordinal);

        var parts = WithoutAges(Run(shell, [.. options, script])).Split($"{Separator}\n");

        Assert.Equal(steps.Count, parts.Length);
        foreach (var (step, part) in steps.Zip(parts))
            Assert.Equal(step.Shows is { } shows ? WithoutAges(shows) : part, part);
    }

    private string Run(string program, string[] arguments)
    {
        var start = new ProcessStartInfo(program, arguments)
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = Repository.Root,
        };
        start.StandardOutputEncoding = Encoding.UTF8;
        foreach (
            var name in start
                .Environment.Keys.Where(name =>
                    name.StartsWith("CLAUDE", StringComparison.Ordinal) || name.StartsWith("POOL_", StringComparison.Ordinal)
                )
                .ToArray()
        )
            start.Environment.Remove(name);
        start.Environment["HOME"] = _folder.Path;
        start.Environment["POOL_PATH"] = _folder["pool.jsonl"];
        start.Environment["PATH"] = Path.Combine(Repository.Root, "bin") + Path.PathSeparator + start.Environment["PATH"];
        start.Environment["PSModulePath"] = _folder["modules"];
        start.Environment["NO_COLOR"] = "1";
        using var process = Process.Start(start)!;
        var error = process.StandardError.ReadToEndAsync();
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        Assert.Equal((0, ""), (process.ExitCode, error.Result));
        return output;
    }

    /// <summary>A place where PowerShell finds the module by its name.</summary>
    private void MakeModulePath()
    {
        Directory.CreateDirectory(_folder["modules"]);
        Directory.CreateSymbolicLink(_folder["modules", "PoolCoordination"], Repository.Root);
    }

    private static string WithoutAges(string text) => Age().Replace(text, "0s");

    private static bool IsOnPath(string program) =>
        (Environment.GetEnvironmentVariable("PATH") ?? "")
            .Split(Path.PathSeparator)
            .Any(folder => File.Exists(Path.Combine(folder, program)));

    [GeneratedRegex(@"\b[0-9]{1,2}s\b")]
    private static partial Regex Age();
}

using System.Diagnostics;
using System.Text.Json;

namespace PoolCoordination.Tests.Cli.Completion;

/// <summary>Completion in PowerShell, by what Tab calls there.</summary>
public sealed class PowerShellCompletionTests : IDisposable
{
    private const string Prelude = """
        $ErrorActionPreference = 'Stop'
        pool completion pwsh | Out-String | Invoke-Expression
        function show { ConvertTo-Json @($args | ForEach-Object { $_ -join ',' }) -Compress }
        # The words of a line after its first completion, as a program gets them; what is not completed stays.
        function complete($line) {
            $found = TabExpansion2 $line $line.Length
            if ($found.CompletionMatches) {
                $line = $line.Remove($found.ReplacementIndex, $found.ReplacementLength)
                $line = $line.Insert($found.ReplacementIndex, $found.CompletionMatches[0].CompletionText)
            }
            Invoke-Expression "show $line"
        }
        """;

    private readonly ScratchFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Commands_options_values_and_paths_are_completed()
    {
        HostileTopics.Write(_folder[".claude", "pool", "instance_state.jsonl"], "A");
        File.WriteAllText(_folder["a file.py"], "");

        Assert.Equal(
            [
                ["pool", "status"],
                ["pool", "list", "--verbose"],
                ["pool", "list", "--action", "blocked"],
                ["pool", "list", "--action=blocked"],
                ["pool", "list", "--action", "blocked,completed"],
                ["pool", "list", "--action", "blocked,claimed"],
                ["pool", "option", "guard", "deny"],
                ["pool", "completion", "pwsh"],
                ["pool", "help", "unlock"],
                ["pool", "unlock", "--instance", "A"],
                ["pool", "add", "--affects", $".{Path.DirectorySeparatorChar}a file.py"],
                ["./bin/pool", "status"],
            ],
            Complete(
                "pool stat",
                "pool list --verb",
                "pool list --action bl",
                "pool list --action=bl",
                "pool list --action blocked,com",
                "pool list --action blocked,cl",
                "pool option guard d",
                "pool completion p",
                "pool help unl",
                "pool unlock --instance ",
                "pool add --affects a",
                "./bin/pool stat"
            )
        );
    }

    [Fact]
    public void A_topic_of_another_is_passed_on_as_it_is_and_runs_nothing()
    {
        HostileTopics.Write(_folder[".claude", "pool", "instance_state.jsonl"], "A");
        string[] openings = ["", "'", "\""];
        var lines = HostileTopics.All.SelectMany(topic => openings.Select(opening => $"pool unlock --topic {opening}{topic.Start}"));

        var completed = Complete([.. lines, .. HostileTopics.All.Select(topic => $"pool unlock --topic={topic.Start}")]);

        var shown = HostileTopics.All.Select(topic => HostileTopics.Shown(topic.Topic)).ToArray();
        string[][] expected =
        [
            .. shown.SelectMany(topic => openings.Select(_ => (string[])["pool", "unlock", "--topic", topic])),
            .. shown.Select(topic => (string[])["pool", "unlock", $"--topic={topic}"]),
        ];
        Assert.Equal(expected, completed);
        Assert.False(File.Exists(_folder["x"]));
    }

    [Fact]
    public void The_exit_code_of_the_last_program_stays() =>
        Assert.Equal("7", Run("& sh -c 'exit 7'; $null = TabExpansion2 'pool stat' 9; $LASTEXITCODE").Trim());

    private string[][] Complete(params string[] lines) =>
        [
            .. Run(string.Join('\n', lines.Select(line => $"complete '{line.Replace("'", "''", StringComparison.Ordinal)}'")))
                .Split('\n', StringSplitOptions.RemoveEmptyEntries)
                .Select(line => JsonSerializer.Deserialize<string[]>(line)!),
        ];

    private string Run(string script)
    {
        Assert.SkipUnless(InteractiveShell.IsThere("pwsh"), "pwsh is not on the PATH");
        Assert.SkipWhen(OperatingSystem.IsWindows(), "the script is one of Unix");
        Directory.CreateSymbolicLink(_folder["bin"], Path.Combine(Repository.Root, "bin"));
        File.WriteAllText(_folder["script.ps1"], $"{Prelude}\n{script}\n");
        var start = new ProcessStartInfo("pwsh", ["-NoProfile", "-NonInteractive", "-File", _folder["script.ps1"]])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = _folder.Path,
        };
        foreach (
            var name in start
                .Environment.Keys.Where(name =>
                    name.StartsWith("CLAUDE", StringComparison.Ordinal) || name.StartsWith("POOL_", StringComparison.Ordinal)
                )
                .ToArray()
        )
            start.Environment.Remove(name);
        start.Environment["HOME"] = _folder.Path;
        start.Environment["CLAUDE_INSTANCE"] = "A";
        start.Environment["NO_COLOR"] = "1";
        start.Environment["PATH"] = Path.Combine(Repository.Root, "bin") + Path.PathSeparator + start.Environment["PATH"];
        using var process = Process.Start(start)!;
        var error = process.StandardError.ReadToEndAsync();
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        Assert.Equal("", error.Result);
        return output;
    }
}

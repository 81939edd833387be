using System.Diagnostics;

namespace PoolCoordination.Tests.Cli;

/// <summary>Completion in the real shells. What others wrote into the pool is offered, quoted, and never run.</summary>
public sealed class CompletionTests : IDisposable
{
    private const string Hostile = "a $(touch ran) `touch ran` \"; touch ran; ' x";

    private readonly ScratchFolder _folder = new();
    private readonly PoolProcess _pool;

    public CompletionTests()
    {
        _pool = new PoolProcess(_folder.Path) { Variables = { ["CLAUDE_INSTANCE"] = "A" } };
        Assert.Equal(0, _pool.Run("add", "-a", "claimed", "-t", "Auth module", "--affects", "x.py").ExitCode);
        Assert.Equal(0, _pool.Run("add", "-a", "claimed", "-t", Hostile, "--affects", "y.py").ExitCode);
    }

    public static TheoryData<string> Shells => ["bash", "zsh", "fish", "pwsh"];

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("li", "list")]
    [InlineData("list --act", "--action")]
    [InlineData("list --action b", "blocked")]
    [InlineData("option gu", "guard")]
    [InlineData("option guard wa", "warn")]
    [InlineData("unlock --topic Auth", "Auth module")]
    [InlineData("list -i ", "A")]
    [InlineData("completion z", "zsh")]
    [InlineData("no such ", "")]
    [InlineData("add --affects ", "")]
    public void It_is_what_fits(string words, string expected) => Assert.Equal(expected.Length == 0 ? "" : expected + "\n", _pool.Run(["complete", "--", .. words.Split(' ')]).Output);

    [Theory]
    [MemberData(nameof(Shells))]
    public void A_shell_completes_commands_options_and_values(string shell)
    {
        Assert.Equal("list", Complete(shell, "pool li"));
        Assert.Equal("--action", Complete(shell, "pool list --act"));
        Assert.Equal("blocked", Complete(shell, "pool list --action b"));
        Assert.Equal("guard", Complete(shell, "pool option gu"));
    }

    [Theory]
    [MemberData(nameof(Shells))]
    public void A_text_of_others_is_one_word_and_runs_nothing(string shell)
    {
        Assert.Equal(shell is "pwsh" ? "'Auth module'" : "Auth\\ module", Complete(shell, "pool unlock --topic Au"));

        var hostile = Complete(shell, "pool unlock --topic a");
        Assert.Contains("touch", hostile, StringComparison.Ordinal);
        Assert.Equal(Hostile + "\n", Evaluate(shell, hostile.Split('\n')[0]));
        Assert.False(File.Exists(_folder["ran"]));
    }

    /// <summary>What the shell makes of the last word of a line at a tab.</summary>
    private string Complete(string shell, string line) =>
        Run(
            shell,
            (shell switch
            {
                "bash" => """
                    source <(pool completion bash)
                    COMP_WORDS=(LINE); COMP_CWORD=$((${#COMP_WORDS[@]} - 1)); _pool; printf '%s\n' "${COMPREPLY[@]}"
                    """,
                // The real completion system, in a terminal of its own; what it would insert is caught where it adds its matches.
                "zsh" => """
                    autoload -Uz compinit; compinit -D -u; source <(pool completion zsh)
                    compadd() { local -a found; found=("${(@P)${@[-1]}}"); local each; for each in $found; do [[ $each == ${words[CURRENT]}* || ${(L)each} == ${(L)words[CURRENT]}* ]] && print -r -- "${(q)each}"; done; }
                    words=(LINE); CURRENT=$#words; _pool
                    """,
                "fish" => """
                    pool completion fish | source
                    for each in (complete -C 'LINE'); string escape --no-quoted -- $each; end
                    """,
                _ => """
                    pool completion pwsh | Out-String | Invoke-Expression
                    (TabExpansion2 'LINE' LENGTH).CompletionMatches.CompletionText
                    """,
            }).Replace("LENGTH", $"{line.Length}", StringComparison.Ordinal).Replace("LINE", line, StringComparison.Ordinal)
        ).TrimEnd('\n');

    /// <summary>The word as a command is given it.</summary>
    private string Evaluate(string shell, string word) =>
        Run(shell, shell is "pwsh" ? $"[Console]::Out.Write({word} + \"`n\")" : $"printf '%s\\n' {word}");

    private string Run(string shell, string script)
    {
        var executable = Find(shell);
        string[] arguments = shell switch
        {
            "bash" => ["--norc", "-c", script],
            "zsh" => ["-f", "-c", script],
            "fish" => ["--no-config", "-c", script],
            _ => ["-NoProfile", "-NonInteractive", "-Command", script],
        };
        var start = new ProcessStartInfo(executable, arguments) { RedirectStandardOutput = true, RedirectStandardError = true, WorkingDirectory = _folder.Path };
        foreach (var name in start.Environment.Keys.Where(name => name.StartsWith("CLAUDE", StringComparison.Ordinal) || name.StartsWith("POOL_", StringComparison.Ordinal)).ToArray())
            start.Environment.Remove(name);
        start.Environment["HOME"] = _folder.Path;
        start.Environment["NO_COLOR"] = "1";
        start.Environment["PATH"] = $"{Path.GetDirectoryName(Repository.PoolExecutable)}:{start.Environment["PATH"]}";
        using var process = Process.Start(start)!;
        var error = process.StandardError.ReadToEndAsync();
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        Assert.True(output.Length > 0, $"{shell} said nothing: {error.Result}");
        return output.Replace("\r", "", StringComparison.Ordinal);
    }

    private static string Find(string shell)
    {
        var folders = Environment.GetEnvironmentVariable("PATH")?.Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries) ?? [];
        var executable = folders.Select(folder => Path.Combine(folder, shell)).FirstOrDefault(File.Exists);
        Assert.SkipUnless(executable is not null, $"{shell} is not on the PATH.");
        return executable;
    }
}

using System.Diagnostics;
using System.Text;

namespace PoolCoordination.Tests.Cli.Completion;

/// <summary>
/// A shell in a terminal, as a person has it, in which <c>pool</c> is on the PATH and completed. The function <c>show</c> prints its
/// arguments, so that a completed line can be seen as a program gets it.
/// </summary>
internal sealed class InteractiveShell : IDisposable
{
    private const string Script = "/usr/bin/script";
    private const string Tab = "\t";
    private const string StartOfLine = "\u0001";
    private const string EndOfLine = "\u0005";

    private readonly Process _process;
    private readonly string _home;
    private int _lines;

    /// <summary>Starts a shell.</summary>
    /// <param name="shell">bash, zsh or fish.</param>
    /// <param name="home">Its home and working folder.</param>
    public InteractiveShell(string shell, string home)
    {
        Assert.SkipUnless(OperatingSystem.IsLinux() && File.Exists(Script), "'script' of Linux makes the terminal");
        Assert.SkipUnless(IsThere(shell), $"{shell} is not on the PATH");
        _home = home;
        var start = new ProcessStartInfo(Script, ["-qec", $"stty cols 800 rows 50; exec {Command(shell)}", "/dev/null"])
        {
            RedirectStandardInput = true,
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
        start.Environment["ZDOTDIR"] = home;
        start.Environment["XDG_CONFIG_HOME"] = home;
        start.Environment["XDG_DATA_HOME"] = home;
        start.Environment["TERM"] = "xterm";
        start.Environment["LC_ALL"] = "C.UTF-8";
        start.Environment["CLAUDE_INSTANCE"] = "A";
        start.Environment["PATH"] = Path.Combine(Repository.Root, "bin") + Path.PathSeparator + start.Environment["PATH"];
        _process = Process.Start(start)!;
        _process.OutputDataReceived += (_, _) => { };
        _process.BeginOutputReadLine();
        Enter("show ready");
        Assert.Equal(["ready"], Shown("show ready"));
    }

    /// <summary>Whether a shell is there.</summary>
    public static bool IsThere(string shell) =>
        (Environment.GetEnvironmentVariable("PATH") ?? "")
            .Split(Path.PathSeparator)
            .Any(folder => File.Exists(Path.Combine(folder, shell)));

    /// <summary>
    /// Types a line, presses Tab at its end, and gives its words as the shell would pass them to a program, the program's name first.
    /// </summary>
    public string[] Complete(string line)
    {
        _process.StandardInput.Write(line + Tab);
        _process.StandardInput.Write(StartOfLine + "show " + EndOfLine + "\n");
        _process.StandardInput.Flush();
        return Shown(line);
    }

    /// <summary>Runs a line.</summary>
    public void Enter(string line)
    {
        _process.StandardInput.Write(line + "\n");
        _process.StandardInput.Flush();
    }

    public void Dispose()
    {
        if (!_process.HasExited)
            _process.Kill(entireProcessTree: true);
        _process.Dispose();
    }

    private string Command(string shell)
    {
        const string Show = "show() { printf '%s\\0' \"$@\" >\"$HOME/shown.new\"; mv \"$HOME/shown.new\" \"$HOME/shown.$((++shown))\"; }\n";
        const string ShowOfFish =
            "function show; printf '%s\\0' $argv >$HOME/shown.new; set -g shown (math $shown + 1); mv $HOME/shown.new $HOME/shown.$shown; "
                + "end\nset -g shown 0\n";
        switch (shell)
        {
            case "bash":
                File.WriteAllText(
                    Path.Combine(_home, "setup"),
                    Show + "bind 'set enable-bracketed-paste off'\nsource <(pool completion bash)\n"
                );
                return "bash --noprofile --rcfile setup -i";
            case "zsh":
                File.WriteAllText(
                    Path.Combine(_home, ".zshrc"),
                    Show + "autoload -Uz compinit; compinit -u -D; bindkey -e\nsource <(pool completion zsh)\n"
                );
                return "zsh -d -i";
            default:
                Directory.CreateDirectory(Path.Combine(_home, "fish"));
                File.WriteAllText(Path.Combine(_home, "fish/config.fish"), ShowOfFish + "pool completion fish | source\n");
                return "fish -i";
        }
    }

    /// <summary>What the next <c>show</c> printed.</summary>
    private string[] Shown(string line)
    {
        var path = Path.Combine(_home, $"shown.{++_lines}");
        Condition.Wait($"the shell runs the line {line}", () => File.Exists(path));
        return Encoding.UTF8.GetString(File.ReadAllBytes(path)).Split('\0')[..^1];
    }
}

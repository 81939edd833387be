using System.Diagnostics;

namespace PoolCoordination.Tests.Cli.Board;

/// <summary>A terminal of tmux with a shell in it, whose screen a test reads as a person does.</summary>
internal sealed class TmuxTerminal : IDisposable
{
    private readonly ScratchFolder _home;

    /// <summary>Starts the shell, and waits for its prompt.</summary>
    public TmuxTerminal(ScratchFolder home, int columns, int rows, string folder, params (string Name, string Value)[] variables)
    {
        _home = home;
        string[] environment =
        [
            $"HOME={home.Path}",
            $"PATH={Path.GetDirectoryName(Repository.PoolExecutable)}:{Environment.GetEnvironmentVariable("PATH")}",
            "LANG=C.UTF-8",
            "NO_COLOR=1",
            "PS1=$ ",
            .. variables.Select(variable => $"{variable.Name}={variable.Value}"),
        ];
        var shell = $"exec env -u POOL_PATH -u CLAUDE_INSTANCE {string.Join(' ', environment.Select(Quote))} bash --noprofile --norc -i";
        Tmux("-u", "new-session", "-d", "-x", $"{columns}", "-y", $"{rows}", "-c", folder, shell);
        WaitFor("the prompt", screen => screen.Contains('$'));
    }

    /// <summary>The screen, without the spaces at the ends of its lines.</summary>
    public string Screen => Tmux("capture-pane", "-p");

    /// <summary>Skips a test where there is no tmux.</summary>
    public static void Require()
    {
        var folders = (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator);
        var isThere = folders.Any(folder => File.Exists(Path.Combine(folder, "tmux")));
        Assert.SkipUnless(isThere, "tmux, the terminal of this test, is not installed.");
    }

    /// <summary>Types a text as it is.</summary>
    public void Type(string text) => Tmux("send-keys", "-l", text);

    /// <summary>Presses keys by tmux's names of them.</summary>
    public void Press(params string[] keys) => Tmux(["send-keys", .. keys]);

    /// <summary>Pastes a text, with marks round it where the program asked for them.</summary>
    public void Paste(string text)
    {
        Tmux("set-buffer", text);
        Tmux("paste-buffer", "-p");
    }

    /// <summary>Runs a command in the shell.</summary>
    public void Run(string command)
    {
        Type(command);
        Press("Enter");
    }

    /// <summary>Gives the terminal another size.</summary>
    public void Resize(int columns, int rows) => Tmux("resize-window", "-x", $"{columns}", "-y", $"{rows}");

    /// <summary>Waits for what is to be seen.</summary>
    public string WaitFor(string what, Func<string, bool> isSeen)
    {
        var screen = "";
        var watch = Stopwatch.StartNew();
        while (!isSeen(screen = Screen))
        {
            Assert.True(watch.Elapsed < RunningPool.Limit, $"It was not seen: {what}, but\n{screen}");
            Thread.Sleep(20);
        }

        return screen;
    }

    /// <summary>Waits for a text.</summary>
    public string WaitFor(string text) => WaitFor(text, screen => screen.Contains(text, StringComparison.Ordinal));

    public void Dispose() => Tmux("kill-server");

    private string Tmux(params string[] arguments)
    {
        var start = new ProcessStartInfo("tmux", ["-S", _home["tmux.socket"], "-f", "/dev/null", .. arguments])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = _home.Path,
        };
        start.Environment["LANG"] = "C.UTF-8";
        using var tmux = Process.Start(start)!;
        var output = tmux.StandardOutput.ReadToEnd();
        tmux.WaitForExit();
        return output;
    }

    private static string Quote(string word) => $"'{word.Replace("'", @"'\''", StringComparison.Ordinal)}'";
}

using System.Diagnostics;
using System.Text;

namespace PoolCoordination.Tests.Cli;

/// <summary>Runs <c>bin/pool</c> as a process of its own, with an environment of its own.</summary>
internal sealed class PoolProcess(string home, string? workingFolder = null)
{
    /// <summary>Variables besides HOME and PATH.</summary>
    public Dictionary<string, string> Variables { get; } = [];

    public Result Run(params string[] arguments) => RunWith([], arguments);

    public Result RunWith(string input, params string[] arguments) => RunWith(Encoding.UTF8.GetBytes(input), arguments);

    public Result RunWith(byte[] input, params string[] arguments) => Run(Repository.PoolExecutable, input, arguments);

    /// <summary>Runs a hook.</summary>
    public Result RunHook(HookProgram hook, string input) => RunHook(hook, Encoding.UTF8.GetBytes(input));

    /// <inheritdoc cref="RunHook(HookProgram, string)"/>
    public Result RunHook(HookProgram hook, byte[] input) => Run(hook.Executable, input, hook.Arguments);

    /// <summary>Runs <c>pool</c> in a folder that is gone when it starts.</summary>
    public Result RunInRemovedFolder(string input, params string[] arguments) =>
        RunInRemovedFolder(new HookProgram(Repository.PoolExecutable, arguments), input);

    /// <summary>The same for a hook.</summary>
    public Result RunInRemovedFolder(HookProgram hook, string input) =>
        RunInShell("mkdir gone && cd gone && rmdir ../gone && exec \"$0\" \"$@\"", hook, input);

    /// <summary>Runs another executable, such as one that hooks start.</summary>
    public Result RunExecutable(string executable, string input, params string[] arguments) =>
        Run(executable, Encoding.UTF8.GetBytes(input), arguments);

    /// <summary>Runs a script of the shell, to which <c>"$0"</c> is <c>pool</c> and <c>"$@"</c> its arguments.</summary>
    public Result RunInShell(string script, string input, params string[] arguments) =>
        RunInShell(script, new HookProgram(Repository.PoolExecutable, arguments), input);

    /// <summary>The same for a hook.</summary>
    public Result RunInShell(string script, HookProgram hook, string input)
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "the shell is that of Unix");
        return Run("/bin/sh", Encoding.UTF8.GetBytes(input), ["-c", script, hook.Executable, .. hook.Arguments]);
    }

    /// <summary>Starts it, and leaves its streams to the test.</summary>
    public Process StartOpen(params string[] arguments) => Process.Start(StartInfo(Repository.PoolExecutable, arguments))!;

    /// <summary>The same for a hook.</summary>
    public Process StartOpen(HookProgram hook) => Process.Start(StartInfo(hook.Executable, hook.Arguments))!;

    /// <summary>Starts a hook and writes its whole input; the output is not read.</summary>
    public Process Start(HookProgram hook, string input)
    {
        var process = StartOpen(hook);
        process.StandardInput.BaseStream.Write(Encoding.UTF8.GetBytes(input));
        process.StandardInput.Close();
        return process;
    }

    private ProcessStartInfo StartInfo(string executable, string[] arguments)
    {
        var start = new ProcessStartInfo(executable, arguments)
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            // Windows would take the code page of the console.
            StandardOutputEncoding = Encoding.UTF8,
            StandardErrorEncoding = Encoding.UTF8,
            WorkingDirectory = workingFolder ?? home,
        };
        foreach (var name in start.Environment.Keys.Where(ConcernsAgentOrPool).ToArray())
            start.Environment.Remove(name);
        start.Environment["HOME"] = home;
        start.Environment["USERPROFILE"] = home;
        foreach (var (name, value) in Variables)
            start.Environment[name] = value;
        return start;
    }

    private Result Run(string executable, byte[] input, string[] arguments)
    {
        using var process = Process.Start(StartInfo(executable, arguments))!;
        var output = process.StandardOutput.ReadToEndAsync();
        var error = process.StandardError.ReadToEndAsync();
        try
        {
            process.StandardInput.BaseStream.Write(input);
            process.StandardInput.Close();
        }
        catch (IOException)
        {
            // A process that has no use for its input may be gone already.
        }

        process.WaitForExit();
        return new Result(process.ExitCode, output.Result, error.Result);
    }

    private static bool ConcernsAgentOrPool(string name) =>
        name.StartsWith("CLAUDE", StringComparison.Ordinal) || name.StartsWith("POOL_", StringComparison.Ordinal) || name == "NO_COLOR";

    internal sealed record Result(int ExitCode, string Output, string Error);
}

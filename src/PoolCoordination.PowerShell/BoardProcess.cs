using System.ComponentModel;
using System.Diagnostics;
using PoolCoordination.Faults;
using PoolCoordination.Host;

namespace PoolCoordination.PowerShell;

/// <summary><c>pool board</c>, which PowerShell waits for.</summary>
/// <param name="executable">The path of <c>pool</c>.</param>
/// <param name="folder">The folder in which it works.</param>
/// <param name="pool">The path or address of the pool; found by the folder where null.</param>
internal sealed class BoardProcess(string executable, string folder, string? pool)
{
    private const string Prefix = "pool: ";

    /// <summary>Runs it in PowerShell's terminal.</summary>
    /// <param name="arguments">Its arguments after <c>board</c>.</param>
    /// <exception cref="PoolException">It cannot be started, or failed.</exception>
    public void Run(IReadOnlyList<string> arguments)
    {
        using var board = Start(Information(arguments));
        board.WaitForExit();
        // What is above was a signal, which somebody sent.
        if (board.ExitCode is > 0 and < 128)
            throw new PoolException($"'{executable} board' ended with the exit code {board.ExitCode}; it said why.");
    }

    /// <summary>Runs it, and shows nothing of what it says.</summary>
    /// <param name="arguments">Its arguments after <c>board</c>.</param>
    /// <exception cref="PoolException">It cannot be started, or failed.</exception>
    public void RunQuietly(IReadOnlyList<string> arguments)
    {
        var start = Information(arguments);
        (start.RedirectStandardOutput, start.RedirectStandardError) = (true, true);
        using var board = Start(start);
        var output = board.StandardOutput.ReadToEndAsync();
        var error = board.StandardError.ReadToEnd().Trim();
        board.WaitForExit();
        _ = output.GetAwaiter().GetResult();
        if (board.ExitCode != 0)
            throw new PoolException(error.StartsWith(Prefix, StringComparison.Ordinal) ? error[Prefix.Length..] : error);
    }

    private ProcessStartInfo Information(IReadOnlyList<string> arguments)
    {
        var start = new ProcessStartInfo(executable, ["board", .. arguments]) { WorkingDirectory = folder };
        // Not as an argument, which every user of the machine can read: an address may have a password in it.
        if (pool is not null)
            start.Environment[PoolEnvironment.PathVariable] = pool;
        return start;
    }

    private Process Start(ProcessStartInfo start)
    {
        try
        {
            return Process.Start(start)!;
        }
        catch (Win32Exception exception)
        {
            throw new PoolException($"'{executable}' cannot be started: {exception.Message}", exception);
        }
    }
}

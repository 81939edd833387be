using System.ComponentModel;
using System.Diagnostics;
using PoolCoordination.Faults;
using PoolCoordination.Host;

namespace PoolCoordination.PowerShell;

/// <summary><c>pool board</c> in the terminal of PowerShell, which waits for its end.</summary>
/// <param name="executable">The path of <c>pool</c>.</param>
/// <param name="folder">The folder in which it works.</param>
internal sealed class BoardProcess(string executable, string folder)
{
    /// <summary>Runs it.</summary>
    /// <param name="pool">The path or address of the pool; found by the folder where null.</param>
    /// <param name="includesAllProjects">Whether all projects are shown.</param>
    /// <exception cref="PoolException">It cannot be started, or failed.</exception>
    public void Run(string? pool, bool includesAllProjects)
    {
        var start = new ProcessStartInfo(executable, includesAllProjects ? ["board", "--all"] : ["board"]) { WorkingDirectory = folder };
        // Not as an argument, which every user of the machine can read: an address may have a password in it.
        if (pool is not null)
            start.Environment[PoolEnvironment.PathVariable] = pool;
        try
        {
            using var board = Process.Start(start)!;
            board.WaitForExit();
            // What is above was a signal, which somebody sent.
            if (board.ExitCode is > 0 and < 128)
                throw new PoolException($"'{executable} board' ended with the exit code {board.ExitCode}; it said why.");
        }
        catch (Win32Exception exception)
        {
            throw new PoolException($"'{executable}' cannot be started: {exception.Message}", exception);
        }
    }
}

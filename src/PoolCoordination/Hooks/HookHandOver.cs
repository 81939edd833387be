using System.ComponentModel;
using System.Diagnostics;
using PoolCoordination.Faults;
using PoolCoordination.Installation;
using PoolCoordination.Storage;
using PoolCoordination.Streams;

namespace PoolCoordination.Hooks;

/// <summary>Hands an event over to <c>pool hook</c>, which can do what <c>pool-hook</c> cannot: open a pool on a server.</summary>
internal static class HookHandOver
{
    /// <summary>Goes on as <c>pool hook</c> with the same input; where that succeeds, it does not return.</summary>
    /// <param name="input">What was read from standard input.</param>
    /// <param name="given">What this process was given.</param>
    /// <param name="location">The pool that is to be opened.</param>
    /// <returns>Why it did not succeed.</returns>
    public static PoolException ToPool(ReadOnlyMemory<byte> input, HookArguments given, PoolLocation location)
    {
        var executable = PoolExecutable.FullPath;
        string[] arguments = ["hook", .. given.ToList()];
        try
        {
            if (OperatingSystem.IsWindows())
                Environment.Exit(RunToEnd(executable, arguments, input));
            throw BecomePool(executable, arguments, input);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or Win32Exception)
        {
            return new PoolException(
                $"'{executable}', which the pool '{location.Name}' needs, cannot be started ({exception.Message}); "
                    + "run 'pool install' again.",
                exception
            );
        }
    }

    private static Win32Exception BecomePool(string executable, string[] arguments, ReadOnlyMemory<byte> input)
    {
        // A pipe would take no more than some kilobytes before somebody reads them.
        using var file = PrivateFile.OpenUnnamed();
        RandomAccess.Write(file, input.Span, 0);
        return UnixProcess.Become(executable, arguments, file);
    }

    // On Windows no process can become another program.
    private static int RunToEnd(string executable, string[] arguments, ReadOnlyMemory<byte> input)
    {
        using var process = Process.Start(
            new ProcessStartInfo(executable, arguments) { UseShellExecute = false, RedirectStandardInput = true }
        )!;
        try
        {
            process.StandardInput.BaseStream.Write(input.Span);
            process.StandardInput.Close();
        }
        catch (IOException)
        {
            // It has ended, and its exit code says how.
        }

        process.WaitForExit();
        return process.ExitCode;
    }
}

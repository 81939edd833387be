using System.Text;
using PoolCoordination.Agents;
using PoolCoordination.Faults;
using PoolCoordination.Host;
using PoolCoordination.Installation;
using PoolCoordination.Log.Remote;
using PoolCoordination.Storage;
using PoolCoordination.Streams;
using PoolCoordination.Text;
using PoolCoordination.Trust;

namespace PoolCoordination.Hooks;

/// <summary>A hook as a process: an event's JSON on standard input, what the hook says on standard output.</summary>
internal static class HookProcess
{
    private const int LongestArguments = 400;
    private const int ActingExitCode = 2;

    /// <summary>
    /// Handles the event on standard input. A hook never fails for its arguments, which a client takes for a denial: what it does not take
    /// is logged.
    /// </summary>
    /// <param name="arguments">What the program was given.</param>
    /// <param name="remote">Opens a pool on a server; null where the program cannot, and leaves the event to <c>pool hook</c>.</param>
    /// <returns>The exit code.</returns>
    public static int Run(ReadOnlySpan<string> arguments, RemoteLogOpener? remote = null)
    {
        var read = HookArguments.Read(arguments);
        if (read is null)
            LogUnknown(arguments);
        var input = ReadInput();
        // Hooks in settings handle the event too, and it is theirs.
        return read is { AreOfPlugin: true } && HookPresence.AreInstalled(PoolEnvironment.OfProcess, ArgumentsOfClient)
            ? 0
            : Run(input, read ?? new HookArguments(), remote);
    }

    private static IReadOnlyList<string> ArgumentsOfClient() => new SessionClient(PoolEnvironment.OfProcess, "").Arguments;

    /// <summary>Reads the event from standard input.</summary>
    public static ReadOnlyMemory<byte> ReadInput() => HookInputReader.Read(StandardStreams.OpenInput());

    /// <summary>Handles an event that was read.</summary>
    public static int Run(ReadOnlyMemory<byte> input, HookArguments arguments, RemoteLogOpener? remote)
    {
        var output = Hook.Run(
            input.Span,
            PoolEnvironment.OfProcess,
            arguments.Path,
            remote: remote ?? ((location, _) => throw HookHandOver.ToPool(input, arguments, location)),
            agent: arguments.Agent
        );
        return Write(output);
    }

    /// <summary>
    /// Writes what a hook says to standard output. What could not be written is said by the session's next hook again; only a decision
    /// about a tool cannot wait.
    /// </summary>
    /// <returns>
    /// The exit code: 0, or 2, which blocks the tool, where the decision about it could not be written, and wakes a session that waits.
    /// </returns>
    public static int Write(HookOutput output)
    {
        if (output.WakingText.Length > 0)
            return Wake(output);
        try
        {
            using var stream = StandardStreams.OpenOutput();
            stream.Write(Encoding.UTF8.GetBytes(output.Text));
            output.Confirm();
            return 0;
        }
        catch (Exception exception) when (exception is IOException or BrokenPipeException)
        {
            output.Report(exception);
            return output.Decision is null ? 0 : Block(output.Reason);
        }
    }

    private static int Wake(HookOutput output)
    {
        // Before it is written: a session that cannot be kept from being woken again by the same is not woken.
        output.Confirm();
        WriteError(output.WakingText);
        return ActingExitCode;
    }

    private static int Block(string reason)
    {
        // The exit code blocks without a reason too.
        WriteError(reason);
        return ActingExitCode;
    }

    private static void WriteError(string text)
    {
        try
        {
            using var stream = StandardStreams.OpenError();
            stream.Write(Encoding.UTF8.GetBytes($"{text}\n"));
        }
        catch (Exception exception) when (exception is IOException or BrokenPipeException)
        {
            // Nobody reads it.
        }
    }

    private static void LogUnknown(ReadOnlySpan<string> arguments)
    {
        try
        {
            var given = Sanitizer.ForDisplay(string.Join(' ', arguments!), LongestArguments);
            new ErrorLog(PoolFinder.Find(PoolEnvironment.OfProcess).Location).Add(
                DateTimeOffset.UtcNow,
                "hook",
                $"pool-hook was started with '{given}'; it takes '--pool PATH' and '--agent NAME', and goes on without."
            );
        }
        catch (PoolException)
        {
            // The hook itself says what is wrong with the pool.
        }
    }
}

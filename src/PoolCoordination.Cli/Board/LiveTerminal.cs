using PoolCoordination.Cli.Output;
using PoolCoordination.Host;

namespace PoolCoordination.Cli.Board;

/// <summary>The terminal of the process while a board is live in it: keys come as they are pressed, and nothing is echoed.</summary>
internal abstract class LiveTerminal
{
    private static readonly FrameSize s_usual = new(80, 24);

    /// <summary>Whether there is one in which a board can be live: keys come from it, and it can be drawn in.</summary>
    public static bool IsPresent(PoolEnvironment environment) =>
        !Console.IsInputRedirected && !Console.IsOutputRedirected && environment.Variable("TERM") is not "dumb";

    /// <summary>Its size now.</summary>
    public static FrameSize Size => TerminalSize.OfProcess() is var (width, height) ? new FrameSize(width, height) : s_usual;

    /// <summary>That of the system.</summary>
    public static LiveTerminal OfSystem() => OperatingSystem.IsWindows() ? new WindowsTerminal() : new UnixTerminal();

    /// <summary>Begins to take keys as they are pressed, also where something else changed the terminal meanwhile.</summary>
    /// <exception cref="IOException">The terminal does not let that be done.</exception>
    public abstract void Enter();

    /// <summary>Gives the terminal back as it was when it was first entered.</summary>
    public abstract void Leave();

    /// <summary>Waits for keys and reads what they send.</summary>
    /// <returns>How many bytes; 0 once there is no terminal any more.</returns>
    public abstract int Read(Span<byte> buffer);

    /// <summary>Asks all processes of the shell's job to stop for a while, this one too.</summary>
    public abstract void AskToStop();

    /// <summary>Stops this process until its shell goes on with it; not where it has no shell that could.</summary>
    public abstract void Stop();
}

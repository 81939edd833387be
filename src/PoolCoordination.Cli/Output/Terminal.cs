using PoolCoordination.Host;

namespace PoolCoordination.Cli.Output;

/// <summary>What standard output is: a terminal with a width, which is read by a person, or a file or program.</summary>
/// <param name="IsPresent">Whether it is a terminal.</param>
/// <param name="Width">How many cells a line has.</param>
/// <param name="Colors">The colours that it shows.</param>
internal sealed record Terminal(bool IsPresent, int Width, Colors Colors)
{
    private const int UsualWidth = 80;
    private const int LeastWidth = 40;

    /// <summary>That of the process.</summary>
    public static Terminal OfProcess(PoolEnvironment environment)
    {
        var isPresent = !Console.IsOutputRedirected;
        var width = isPresent && TerminalSize.OfProcess() is var (known, _) ? Math.Max(LeastWidth, known) : UsualWidth;
        return new Terminal(isPresent, width, Colors.OfTerminal(environment));
    }
}

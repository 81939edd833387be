using System.Runtime.InteropServices;

namespace PoolCoordination.Cli.Board;

/// <summary>The signals that matter to a live board, for as long as it is there.</summary>
internal sealed class BoardSignals : IDisposable
{
    private static readonly (PosixSignal Signal, int Number)[] s_ending =
    [
        (PosixSignal.SIGHUP, 1),
        (PosixSignal.SIGINT, 2),
        (PosixSignal.SIGQUIT, 3),
        (PosixSignal.SIGTERM, 15),
    ];

    private readonly List<PosixSignalRegistration> _registrations = [];

    /// <summary>Begins to take those that end a board. What is given is called in other threads.</summary>
    /// <param name="end">Ends the board, by the signal of a number.</param>
    public BoardSignals(Action<int> end)
    {
        foreach (var (signal, number) in s_ending)
            Take(signal, () => end(number));
    }

    /// <summary>Begins to take them, and those that a board in a terminal knows.</summary>
    /// <param name="end">Ends the board, by the signal of a number.</param>
    /// <param name="resize">Draws it anew in another size.</param>
    /// <param name="stop">Stops the process, as Ctrl+Z does.</param>
    /// <param name="resume">Goes on after that.</param>
    public BoardSignals(Action<int> end, Action resize, Action stop, Action resume)
        : this(end)
    {
        if (OperatingSystem.IsWindows())
            return;
        Take(PosixSignal.SIGWINCH, resize);
        Take(PosixSignal.SIGTSTP, stop);
        Take(PosixSignal.SIGCONT, resume);
    }

    /// <inheritdoc/>
    public void Dispose() => _registrations.ForEach(registration => registration.Dispose());

    private void Take(PosixSignal signal, Action handle) =>
        _registrations.Add(
            PosixSignalRegistration.Create(
                signal,
                context =>
                {
                    context.Cancel = true;
                    handle();
                }
            )
        );
}

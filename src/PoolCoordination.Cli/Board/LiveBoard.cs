using System.Collections.Concurrent;
using PoolCoordination.Board;
using PoolCoordination.Cli.Output;
using PoolCoordination.Faults;
using PoolCoordination.Pools;
using PoolCoordination.Streams;
using PoolCoordination.Text;

namespace PoolCoordination.Cli.Board;

/// <summary>A board in the terminal: it is drawn again as the pool changes, and does what keys ask for, until somebody leaves it.</summary>
internal sealed class LiveBoard
{
    private const int LongestMessage = 300;
    private const int LongestInput = 4096;

    /// <summary>The ages on a board are told in seconds.</summary>
    private static readonly TimeSpan s_tick = TimeSpan.FromSeconds(1);

    private readonly Pool _pool;
    private readonly LiveTerminal _terminal = LiveTerminal.OfSystem();
    private readonly FrameWriter _writer;
    private readonly Colors _colors;
    private readonly BlockingCollection<Action> _events = [];
    private readonly CancellationTokenSource _end;
    private BoardView _view = new();
    private PoolBoard? _board;
    private string _fault = "";
    private Exception? _ended;
    private bool _isShown;
    private int _signal;

    /// <summary>Makes the board of a pool.</summary>
    /// <param name="pool">The pool, for what keys ask for.</param>
    /// <param name="cancellation">Ends it.</param>
    public LiveBoard(Pool pool, CancellationToken cancellation)
    {
        _pool = pool;
        _end = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        _colors = Colors.OfTerminal(pool.Environment);
        _writer = new FrameWriter(StandardStreams.OpenOutput(), TerminalCharacters.OfProcess(pool.Environment));
    }

    /// <summary>Whether all projects are shown, so that a note is of none.</summary>
    public bool IncludesAllProjects { get; init; }

    /// <summary>Shows what a feed reads until somebody leaves. The terminal is what it was in any case when this returns.</summary>
    /// <returns>The number of the signal that ended it; 0 where none did.</returns>
    public int Run(BoardFeed<PoolBoard> feed)
    {
        UnhandledExceptionEventHandler leave = (_, _) => Leave();
        AppDomain.CurrentDomain.UnhandledException += leave;
        using var signals = new BoardSignals(End, () => Post(_writer.Forget), () => Post(Stop), () => Post(Enter));
        var reading = new Thread(() => Guarded(() => feed.Run(Take, Report, _end.Token)));
        var typing = new Thread(() => Guarded(ReadKeys)) { IsBackground = true };
        try
        {
            Enter();
            reading.Start();
            typing.Start();
            while (!_end.IsCancellationRequested)
            {
                HandleEvents();
                Draw();
            }
        }
        catch (OperationCanceledException) when (_end.IsCancellationRequested)
        {
            // Somebody leaves.
        }
        finally
        {
            _end.Cancel();
            Leave();
            AppDomain.CurrentDomain.UnhandledException -= leave;
        }

        reading.Join();
        if (_ended is { } fault)
            throw new PoolException($"The board ended: {fault.Message}", fault);
        return _signal;
    }

    private void End(int signal)
    {
        _signal = signal;
        _end.Cancel();
    }

    private void Enter()
    {
        _isShown = true;
        _terminal.Enter();
        _writer.Begin();
    }

    private void Leave()
    {
        if (!_isShown)
            return;
        _isShown = false;
        try
        {
            _writer.End();
        }
        finally
        {
            _terminal.Leave();
        }
    }

    private void HandleEvents()
    {
        if (!_events.TryTake(out var handle, (int)s_tick.TotalMilliseconds, _end.Token))
            return;
        do
            handle();
        while (_events.TryTake(out handle));
    }

    private void Draw()
    {
        if (_board is null || !_isShown)
            return;
        var frame = new BoardFrame(LiveTerminal.Size, _colors, _pool.Log.Clock.GetUtcNow());
        _view = frame.Within(_board, _view);
        _writer.Show(frame.Lines(_board, _fault.Length > 0 ? _view with { Message = _fault } : _view));
    }

    private void Post(Action handle) => _events.Add(handle);

    private void Take(PoolBoard board) => Post(() => (_board, _fault) = (board, ""));

    private void Report(string fault) => Post(() => _fault = Sanitizer.OneLine(fault, LongestMessage));

    private void Guarded(Action work)
    {
        try
        {
            work();
        }
        catch (Exception exception)
        {
            _ended = exception;
            _end.Cancel();
        }
    }

    private void ReadKeys()
    {
        var decoder = new KeyDecoder();
        var buffer = new byte[LongestInput];
        while (_terminal.Read(buffer) is > 0 and var length)
        {
            // Keys that came together are pressed together: none answers what is drawn only after them.
            var keys = decoder.Decode(buffer.AsSpan(0, length));
            Post(() => Press(keys));
        }

        _end.Cancel();
    }

    private void Press(IReadOnlyList<BoardKey> keys)
    {
        foreach (var key in keys)
            Press(key);
    }

    private void Press(BoardKey key)
    {
        if (_board is null && key.Text == "q")
            _end.Cancel();
        if (_board is null)
            return;
        (_view, var request) = BoardControl.Press(_view, key, _board);
        switch (request)
        {
            case BoardRequest.Quit:
                _end.Cancel();
                break;
            case BoardRequest.Suspend:
                Leave();
                _terminal.AskToStop();
                break;
            case BoardRequest.Redraw:
                _writer.Forget();
                break;
            case BoardRequest.Release release:
                Try(() => BoardActions.Release(_pool, release.ClaimId));
                break;
            case BoardRequest.Note note:
                Try(() => BoardActions.PostNote(_pool, note.Text, !IncludesAllProjects));
                break;
        }
    }

    /// <summary>Does what was asked for, and says what came of it.</summary>
    private void Try(Func<string> work)
    {
        string message;
        try
        {
            message = work();
        }
        catch (Exception exception) when (exception is PoolException or IOException or UnauthorizedAccessException)
        {
            message = exception.Message;
        }

        _view = _view with { Message = Sanitizer.OneLine(message, LongestMessage) };
    }

    /// <summary>Gives the terminal back until the shell goes on with the process; at once where no shell could.</summary>
    private void Stop()
    {
        Leave();
        _terminal.Stop();
        Enter();
    }
}

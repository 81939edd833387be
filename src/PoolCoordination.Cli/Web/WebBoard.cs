using PoolCoordination.Board;
using PoolCoordination.Json;
using PoolCoordination.Timeline;

namespace PoolCoordination.Cli.Web;

/// <summary>
/// The board and the timeline that all tabs are given, with the number of the last change. Reading them is done once for all.
/// </summary>
/// <param name="begun">When it began; the numbers of its changes are higher than those of a board before it.</param>
/// <param name="hasControl">Whether a page may release claims and post notes.</param>
internal sealed class WebBoard(DateTimeOffset begun, bool hasControl)
{
    private readonly Lock _lock = new();
    private readonly EventStreams _streams = new();
    private TaskCompletionSource _next = New();
    private volatile WebMoment? _moment;
    private volatile string? _trouble;
    private DateTimeOffset _from = DateTimeOffset.MaxValue;

    /// <summary>The moment from which on somebody has asked for a timeline.</summary>
    public DateTimeOffset From
    {
        get
        {
            lock (_lock)
                return _from;
        }
    }

    /// <summary>The streams of events.</summary>
    public EventStreams Streams => _streams;

    /// <summary>What is given at this moment; null where nothing was read yet.</summary>
    public WebMoment? Moment => _moment;

    /// <summary>Why nothing can be read at this moment; null where it can.</summary>
    public string? Trouble => _trouble;

    /// <summary>Takes what was read, and tells it where anything changed.</summary>
    public void Take(PoolMoment read)
    {
        var text = BoardWriter.Text(read.Board with { ReadAt = DateTimeOffset.UnixEpoch });
        var isRecovered = _trouble is not null;
        _trouble = null;
        var revision = (_moment?.Revision ?? begun.ToUnixTimeMilliseconds()) + 1;
        var isChanged = _moment is not { } last || last.BoardText != text || last.History.IsChangedBy(read.Timeline);
        var isWider = _moment is { } known && read.Timeline.From < known.History.From;
        if (isChanged || isWider)
        {
            var history = _moment?.History.Then(read.Timeline, revision) ?? TimelineHistory.Of(read.Timeline, revision);
            _moment = new WebMoment(read.Board, text, history);
        }

        if (isChanged || isRecovered)
            Tell();
        Interlocked.Exchange(ref _next, New()).SetResult();
    }

    /// <summary>Takes what is wrong, and tells it.</summary>
    public void Report(string fault)
    {
        if (_trouble == fault)
            return;
        _trouble = fault;
        Tell();
    }

    /// <summary>Asks for a timeline from a moment on; true where that is not read yet.</summary>
    public bool AskFrom(DateTimeOffset from)
    {
        lock (_lock)
        {
            if (from >= _from)
                return false;
            _from = from;
            return true;
        }
    }

    /// <summary>Waits for what is read next.</summary>
    public Task NextAsync(TimeSpan longest, CancellationToken cancellation) =>
        Volatile.Read(ref _next).Task.WaitAsync(longest, cancellation);

    /// <summary>The board for the page.</summary>
    public string TextOf(WebMoment moment) =>
        new JsonLine()
            .AddObject(BoardWriter.Text(moment.Board))
            .Add("projects", ProjectsOf(moment.Board))
            .Add("control", hasControl)
            .Add("revision", moment.Revision)
            .ToString();

    private static List<string> ProjectsOf(PoolBoard board) =>
        [
            .. board
                .Sessions.Select(session => session.Session.Project)
                .Concat(board.Claims.Select(claim => claim.Project))
                .Concat(board.Entries.Select(entry => entry.Project))
                .Where(project => project.Length > 0)
                .Distinct(StringComparer.Ordinal)
                .Order(StringComparer.OrdinalIgnoreCase),
        ];

    private void Tell() => _streams.Tell();

    private static TaskCompletionSource New() => new(TaskCreationOptions.RunContinuationsAsynchronously);
}

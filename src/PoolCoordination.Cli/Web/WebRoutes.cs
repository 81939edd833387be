using System.Globalization;
using System.Net;
using PoolCoordination.Board;
using PoolCoordination.Cli.Board;
using PoolCoordination.Faults;
using PoolCoordination.Pools;
using PoolCoordination.Text;

namespace PoolCoordination.Cli.Web;

/// <summary>Answers to who may ask: the files of the page, what it shows, and what a person does on it.</summary>
/// <param name="board">What is shown.</param>
/// <param name="pool">The pool, for what is done. Nobody else uses the object.</param>
/// <param name="searches">The searches in the pool.</param>
/// <param name="hasControl">Whether a page may release claims and post notes.</param>
/// <param name="readNow">Has the board read at once.</param>
internal sealed class WebRoutes(WebBoard board, Pool pool, EntrySearches searches, bool hasControl, Action readNow) : IDisposable
{
    /// <summary>The path of the stream of events.</summary>
    public const string Events = "/events";

    /// <summary>The path of a search.</summary>
    public const string Search = "/search.json";

    private const string Release = "/release";
    private const string Note = "/note";
    private const int LongestMessage = 300;
    private const int LongestNote = 200;
    private const string NothingRead = "The board is not read yet; try again.";

    private static readonly TimeSpan s_longestRead = TimeSpan.FromSeconds(20);

    /// <summary>A timeline begins with a part of an hour, so that pages which were opened one after the other ask for the same.</summary>
    private static readonly TimeSpan s_partOfHour = TimeSpan.FromMinutes(5);

    private readonly SemaphoreSlim _isPoolFree = new(1);

    /// <summary>What is shown.</summary>
    public WebBoard Board => board;

    /// <summary>Whether all projects are shown, so that a note is of none.</summary>
    public bool IncludesAllProjects { get; init; }

    /// <summary>The answer to a request.</summary>
    /// <param name="request">The request.</param>
    /// <param name="isFromOwnPage">Whether it is known to come from the page.</param>
    /// <param name="cancellation">Ends it.</param>
    public async Task<WebAnswer> AnswerAsync(WebRequest request, bool isFromOwnPage, CancellationToken cancellation)
    {
        if (request.Path is Release or Note)
            return request.Method == "POST"
                ? await DoAsync(request, isFromOwnPage, cancellation).ConfigureAwait(false)
                : WrongMethod("POST");
        if (request.Method != "GET")
            return WrongMethod("GET");
        switch (request.Path)
        {
            case "/":
                return PageFiles.Find(PageFiles.Document) ?? NotFound();
            case "/board.json":
                return await MomentAsync(cancellation).ConfigureAwait(false) is { } moment
                    ? WebAnswer.Json(board.TextOf(moment))
                    : Away();
            case "/files.json":
                return await MomentAsync(cancellation).ConfigureAwait(false) is { } present
                    ? WebAnswer.Json(BoardFile.Text(BoardFile.Of(present.Board)))
                    : Away();
            case "/timeline.json":
                return await TimelineAsync(request, cancellation).ConfigureAwait(false);
            case Search:
                return await SearchAsync(request, cancellation).ConfigureAwait(false);
            default:
                return PageFiles.Find(request.Path.TrimStart('/')) ?? NotFound();
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _isPoolFree.Dispose();

    private static WebAnswer WrongMethod(string right) =>
        WebAnswer.Text(HttpStatusCode.MethodNotAllowed, $"This is asked for by {right}.") with { Header = ("Allow", right) };

    private static WebAnswer NotFound() => WebAnswer.Text(HttpStatusCode.NotFound, "There is nothing of this name; the board is at /.");

    private WebAnswer Away() => WebAnswer.Message(board.Trouble ?? NothingRead, HttpStatusCode.ServiceUnavailable);

    /// <summary>What was read last; what is read first where that is nothing yet.</summary>
    private async Task<WebMoment?> MomentAsync(CancellationToken cancellation)
    {
        if (board.Moment is null && board.Trouble is null)
            await NextAsync(cancellation).ConfigureAwait(false);
        return board.Moment;
    }

    private async Task NextAsync(CancellationToken cancellation)
    {
        var next = board.NextAsync(s_longestRead, cancellation);
        // It may have come before it was waited for.
        readNow();
        try
        {
            await next.ConfigureAwait(false);
        }
        catch (TimeoutException)
        {
            // The log cannot be read, or takes long; what there is is given.
        }
    }

    private async Task<WebAnswer> TimelineAsync(WebRequest request, CancellationToken cancellation)
    {
        if (!TryReadNumber(request.Query["from"], out var from) || !TryReadNumber(request.Query["after"], out var after))
            return WebAnswer.Text(HttpStatusCode.BadRequest, "'from' is a time in milliseconds since 1970, and 'after' a revision.");
        DateTimeOffset? begin = from is { } milliseconds ? BeginOf(DateTimeOffset.FromUnixTimeMilliseconds(milliseconds)) : null;
        if (begin is { } asked && board.AskFrom(asked) && board.Moment is { } known && asked < known.History.From)
            await NextAsync(cancellation).ConfigureAwait(false);
        return await MomentAsync(cancellation).ConfigureAwait(false) is { } moment
            ? WebAnswer.Json(moment.History.Utf8(begin, after))
            : Away();
    }

    private static DateTimeOffset BeginOf(DateTimeOffset asked) => asked - TimeSpan.FromTicks(asked.Ticks % s_partOfHour.Ticks);

    private async Task<WebAnswer> SearchAsync(WebRequest request, CancellationToken cancellation)
    {
        var text = request.Query["q"]?.Trim() ?? "";
        if (text.Length == 0)
            return WebAnswer.Text(HttpStatusCode.BadRequest, "'q' is the text to search for.");
        try
        {
            var includesArchive = request.Query["archive"] == "1";
            return WebAnswer.Json(await searches.FindAsync(text, includesArchive, cancellation).ConfigureAwait(false));
        }
        catch (Exception exception) when (IsFault(exception))
        {
            return WebAnswer.Message(MessageOf(exception), HttpStatusCode.ServiceUnavailable);
        }
    }

    /// <summary>Does what a person asked for; the caller has the cookie, and says that its page is the server's own.</summary>
    private async Task<WebAnswer> DoAsync(WebRequest request, bool isFromOwnPage, CancellationToken cancellation)
    {
        if (!hasControl)
            return WebAnswer.Message(
                "This board only shows. Start it with --control to release claims and post notes.",
                HttpStatusCode.Forbidden
            );
        if (!isFromOwnPage)
            return WebAnswer.Message("Only the page of the board may ask for this, with JSON.", HttpStatusCode.Forbidden);
        var isNote = request.Path == Note;
        if (RequestBody.Text(request.Body, isNote ? "text" : "id") is not { } text || text.Trim() is not { Length: > 0 } given)
            return WebAnswer.Message($"Send a JSON object with '{(isNote ? "text" : "id")}'.", HttpStatusCode.BadRequest);
        if (isNote && given.Length > LongestNote)
            return WebAnswer.Message(
                string.Create(CultureInfo.InvariantCulture, $"A note has at most {LongestNote} characters, and this one {given.Length}."),
                HttpStatusCode.BadRequest
            );
        await _isPoolFree.WaitAsync(cancellation).ConfigureAwait(false);
        try
        {
            return WebAnswer.Message(isNote ? BoardActions.PostNote(pool, given, !IncludesAllProjects) : BoardActions.Release(pool, given));
        }
        catch (Exception exception) when (IsFault(exception))
        {
            return WebAnswer.Message(MessageOf(exception), HttpStatusCode.Conflict);
        }
        finally
        {
            _isPoolFree.Release();
        }
    }

    private static bool IsFault(Exception exception) => exception is PoolException or IOException or UnauthorizedAccessException;

    private static string MessageOf(Exception exception) => Sanitizer.OneLine(exception.Message, LongestMessage);

    private static bool TryReadNumber(string? text, out long? number)
    {
        number = null;
        if (text is null)
            return true;
        // From 1970 to 9999.
        if (!long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var read) || read > 253_402_300_799_999)
            return false;
        number = read;
        return true;
    }
}

using PoolCoordination.Board;
using PoolCoordination.Claims;
using PoolCoordination.Cli.Output;
using PoolCoordination.Entries;

namespace PoolCoordination.Cli.Board;

/// <summary>The sections of a board as tables that fit a terminal.</summary>
/// <param name="terminal">The terminal.</param>
/// <param name="board">The board.</param>
/// <param name="now">The moment, by which ages are told.</param>
internal sealed class BoardTables(Terminal terminal, PoolBoard board, DateTimeOffset now)
{
    private static readonly Column s_project = new("PROJECT", 7, 12);
    private static readonly Column s_agent = new("AGENT", 5, 8);

    private readonly bool _hasProjects = board.Project is null;
    private readonly bool _hasAgents = board.Sessions.Select(session => session.Session.Agent).Distinct(StringComparer.Ordinal).Count() > 1;

    /// <summary>Sessions: who, where each stands since when, what it waits for, and on what it works where.</summary>
    /// <param name="sessions">The sessions.</param>
    /// <param name="mark">What stands before each; null where nothing does.</param>
    public IReadOnlyList<string> Sessions(IReadOnlyList<BoardSession> sessions, Func<BoardSession, string>? mark = null) =>
        Lines(
            [
                .. _hasProjects ? [s_project] : (Column[])[],
                new("SESSION", 7, 12),
                .. _hasAgents ? [s_agent] : (Column[])[],
                new("STATE", 7, 7),
                new("SINCE", 5, 5),
                new("WAITS FOR", 20, 30),
                new("BRANCH", 6, 16),
                new("WORKS ON", 8, 30),
                new("FILES", 10, 30),
            ],
            sessions,
            session =>
                [
                    .. _hasProjects ? [session.Session.Project] : (Cell[])[],
                    session.Session.Instance,
                    .. _hasAgents ? [session.Session.Agent] : (Cell[])[],
                    new Cell(BoardWriter.WordOf(session.State), text => terminal.Colors.Of(session.State, text)),
                    Duration.Brief(now - session.Since),
                    WaitsFor(session.WaitsFor),
                    Place(session),
                    session.Work,
                    new Cell(session.Session.ChangedFiles.ToString(), terminal.Colors.Faint),
                ],
            mark
        );

    /// <summary>Claims: of what, by whom, for how long, and who was turned away.</summary>
    public IReadOnlyList<string> Claims(IReadOnlyList<BoardClaim> claims, Func<BoardClaim, string>? mark = null) =>
        Lines(
            [
                .. _hasProjects ? [s_project] : (Column[])[],
                new("CLAIM", 16, 40),
                new("HOLDER", 6, 12),
                new("LEFT", 4, 4),
                new("REFUSED", 7, 20),
                new("PATHS", 8, 40),
            ],
            claims,
            claim =>
                [
                    .. _hasProjects ? [claim.Project] : (Cell[])[],
                    claim.Claim.Topic,
                    claim.Claim.Instance,
                    ClaimText.Left(claim.Claim, now),
                    new Cell(string.Join(", ", claim.Refusals), terminal.Colors.Warning),
                    new Cell(AffectsList.Join(claim.Claim.Affects), terminal.Colors.Faint),
                ],
            mark
        );

    /// <summary>Entries, as lists have them, with what became of claims.</summary>
    public IReadOnlyList<string> Entries(IReadOnlyList<BoardEntry> entries, Func<BoardEntry, string>? mark = null)
    {
        var printer = new EntryPrinter(TextWriter.Null, terminal, () => now);
        return Lines(
            [.. _hasProjects ? [s_project] : (Column[])[], .. EntryPrinter.Columns],
            entries,
            entry => [.. _hasProjects ? [entry.Project] : (Cell[])[], .. printer.Row(entry.Entry, entry.Suffix)],
            mark
        );
    }

    /// <summary>The latest wait, and how many others there are.</summary>
    private Cell WaitsFor(IReadOnlyList<BoardWait> waits) =>
        waits.Count == 0
            ? ""
            : new Cell(waits[0].ToString(), terminal.Colors.Warning, Suffix: waits.Count == 1 ? "" : $" (+{waits.Count - 1})");

    private string[] Lines<T>(
        IReadOnlyList<Column> columns,
        IReadOnlyList<T> rows,
        Func<T, Cell[]> cells,
        Func<T, string>? mark
    )
    {
        var output = new StringWriter { NewLine = "\n" };
        Column[] all = mark is null ? [.. columns] : [new Column("", 1, 1), .. columns];
        var isAny = new Table(output, terminal, all).Print(
            rows.Select(row => mark is null ? cells(row) : [mark(row), .. cells(row)])
        );
        return isAny ? output.ToString().TrimEnd('\n').Split('\n') : [];
    }

    /// <summary>The branch, and the working tree's folder where that is not the project's own.</summary>
    private static string Place(BoardSession session)
    {
        var tree = session.Session.WorkingTree.TrimEnd('/', '\\');
        var folder = tree[(tree.LastIndexOfAny(['/', '\\']) + 1)..];
        return session.Session.Branch is not { } branch ? folder
            : folder == session.Session.Project ? branch
            : $"{branch} ({folder})";
    }
}

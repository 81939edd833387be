using PoolCoordination.Board;
using PoolCoordination.Cli.Output;
using PoolCoordination.Text;

namespace PoolCoordination.Cli.Board;

/// <summary>A board as the lines of a terminal: they depend on what is given here, and on nothing else.</summary>
/// <param name="Size">The size of the terminal.</param>
/// <param name="Colors">Its colours.</param>
/// <param name="Now">The moment, by which ages are told.</param>
internal sealed record BoardFrame(FrameSize Size, Colors Colors, DateTimeOffset Now)
{
    private const int LeastWidth = 40;
    private const int LeastHeight = 10;

    /// <summary>The title and the line below it, the message, and the keys.</summary>
    private const int LinesAround = 4;

    private const string NothingMatches = "Nothing matches. Esc shows all.";
    private const string NothingIsThere = "Nobody is at work here, and nothing was said.";
    private const string IsGone = "It is not on the board any more.";
    private const string Mark = ">";
    private const string OverviewKeys = "Up/Down select  Enter details  / filter  b blockers  n note  r release  q quit";
    private const string DetailsKeys = "Up/Down scroll  r release  Esc back  q quit";
    private const string TypingKeys = "Enter done  Esc cancel";
    private const string QuestionKeys = "y yes  n no";

    private Terminal Terminal => new(IsPresent: true, Size.Width, Colors);

    /// <summary>The lines, as many as the terminal has at most, none wider than it is.</summary>
    /// <param name="board">The board.</param>
    /// <param name="view">How it is looked at, as <see cref="Within"/> gives it.</param>
    public IReadOnlyList<string> Lines(PoolBoard board, BoardView view)
    {
        if (Size.Width < LeastWidth || Size.Height < LeastHeight)
            return [TextWidth.Cut($"The board needs {LeastWidth} x {LeastHeight} cells.", Size.Width)];
        var content = BoardContent.Of(board, view);
        var lines = view.Mode == BoardMode.Details ? Details(content, view) : Overview(board, content, view);
        List<string> frame = [.. Title(board, view), .. lines.Take(Size.Height - LinesAround)];
        while (frame.Count < Size.Height - 2)
            frame.Add("");
        return [.. frame, TextWidth.Cut(Prompt(content, view), Size.Width), Colors.Faint(TextWidth.Cut(Keys(view.Mode), Size.Width))];
    }

    /// <summary>The view as it is shown: a row is selected that is there, and it is scrolled no further than to the end.</summary>
    public BoardView Within(PoolBoard board, BoardView view)
    {
        // What is asked about stays what it is, and the answer says where it is gone.
        if (view.Mode == BoardMode.Release)
            return view with { IsAsked = true };
        var content = BoardContent.Of(board, view);
        if (view.Mode != BoardMode.Details)
            return content.Noted(view);
        if (view.Selected is { } selected && !content.Items.Contains(selected))
            return content.Noted(view with { Mode = BoardMode.Overview, Message = IsGone });
        var lines = new BoardDetails(Terminal, Now).Lines(content, content.SelectedIn(view)).Count;
        return view with { Scroll = Math.Clamp(view.Scroll, 0, Math.Max(0, lines - (Size.Height - LinesAround))) };
    }

    /// <summary>Two lines: what does not fit into the first one stands in the second one, which is empty else.</summary>
    private string[] Title(PoolBoard board, BoardView view)
    {
        var filter = view.Filter.Length > 0 && view.Mode != BoardMode.Filter ? $"[/{view.Filter}] " : "";
        var title = $"{(view.HasOnlyBlockers ? "[blockers] " : "")}{filter}{board}";
        var end = title.Length;
        while (end > 0 && TextWidth.CellsOf(title[..end]) > Size.Width)
            end = title.LastIndexOf("; ", end - 1, StringComparison.Ordinal) + 1;
        return end <= 0 ? [TextWidth.Cut(title, Size.Width), ""] : [title[..end], TextWidth.Cut(title[end..].TrimStart(), Size.Width)];
    }

    private IReadOnlyList<string> Overview(PoolBoard board, BoardContent content, BoardView view)
    {
        if (content.Items.Count == 0)
            return [view.Filter.Length > 0 || view.HasOnlyBlockers ? NothingMatches : NothingIsThere];
        var selected = content.SelectedIn(view);
        var tables = new BoardTables(Terminal, board, Now);
        string MarkOf(BoardSection section, string id) => selected?.Section == section && selected.Id == id ? Mark : " ";
        int[] counts = [content.Sessions.Count, content.Claims.Count, content.Entries.Count];
        var heights = Heights.Share(Size.Height - LinesAround, [.. counts.Select(count => count == 0 ? 0 : count + 2)]);
        return
        [
            .. Section(
                content.Sessions,
                heights[0],
                session => session.Session.SessionId == selected?.Id,
                rows => tables.Sessions(rows, session => MarkOf(BoardSection.Sessions, session.Session.SessionId))
            ),
            .. Section(
                content.Claims,
                heights[1],
                claim => claim.Claim.Id == selected?.Id,
                rows => tables.Claims(rows, claim => MarkOf(BoardSection.Claims, claim.Claim.Id))
            ),
            .. Section(
                content.Entries,
                heights[2],
                entry => entry.Entry.Id == selected?.Id,
                rows => tables.Entries(rows, entry => MarkOf(BoardSection.Entries, entry.Entry.Id))
            ),
        ];
    }

    /// <summary>As many rows of a section as there is room for, the selected one among them; below them how many more there are.</summary>
    private IEnumerable<string> Section<T>(
        IReadOnlyList<T> rows,
        int height,
        Func<T, bool> isSelected,
        Func<IReadOnlyList<T>, IReadOnlyList<string>> table
    )
    {
        // The header, and the line below.
        var room = height - 2;
        if (room <= 0)
            return [];
        var index = 0;
        for (var i = 0; i < rows.Count; i++)
            index = isSelected(rows[i]) ? i : index;
        var first = Math.Clamp(index - (room / 2), 0, Math.Max(0, rows.Count - room));
        return [.. table([.. rows.Skip(first).Take(room)]), Colors.Faint(Hidden(first, rows.Count - room - first))];
    }

    private static string Hidden(int above, int below) =>
        above > 0 && below > 0 ? $"  {above} more above, {below} below"
        : above > 0 ? $"  {above} more above"
        : below > 0 ? $"  {below} more below"
        : "";

    private List<string> Details(BoardContent content, BoardView view) =>
        [.. new BoardDetails(Terminal, Now).Lines(content, content.SelectedIn(view)).Skip(view.Scroll)];

    private string Prompt(BoardContent content, BoardView view) =>
        view.Mode switch
        {
            BoardMode.Filter => Typed("/", view.Filter),
            BoardMode.Note => Typed("Note: ", view.Note),
            BoardMode.Release when content.ClaimOf(view.Selected) is { } claim =>
                $"Release {Sanitizer.Quote(claim.Claim.Topic, Size.Width)} of {claim.Claim.Instance}?",
            _ => view.Message,
        };

    /// <summary>What is typed, its end in sight.</summary>
    private string Typed(string label, string text) => label + TextWidth.CutStart(text, Size.Width - label.Length - 1) + "_";

    private static string Keys(BoardMode mode) =>
        mode switch
        {
            BoardMode.Details => DetailsKeys,
            BoardMode.Filter or BoardMode.Note => TypingKeys,
            BoardMode.Release => QuestionKeys,
            _ => OverviewKeys,
        };
}

using System.Globalization;
using PoolCoordination.Board;

namespace PoolCoordination.Cli.Board;

/// <summary>What keys do: they change how a person looks at a board, or ask for something.</summary>
internal static class BoardControl
{
    private const int Page = 10;
    private const int LongestText = 200;

    /// <summary>The view after a key, and what is asked for; null where that is nothing.</summary>
    /// <param name="view">The view before.</param>
    /// <param name="key">The key.</param>
    /// <param name="board">The board as it is shown.</param>
    public static (BoardView View, BoardRequest? Request) Press(BoardView view, BoardKey key, PoolBoard board)
    {
        view = view with { Message = "" };
        return key.Kind switch
        {
            BoardKeyKind.Interrupt => (view, new BoardRequest.Quit()),
            BoardKeyKind.Suspend => (view, new BoardRequest.Suspend()),
            BoardKeyKind.Redraw => (view, new BoardRequest.Redraw()),
            _ => view.Mode switch
            {
                BoardMode.Filter => (Type(view, key, view.Filter, text => view with { Filter = text }, view with { Filter = "" }), null),
                BoardMode.Note => PressInNote(view, key),
                BoardMode.Release => PressInQuestion(view, key, board),
                BoardMode.Details => PressInDetails(view, key, board),
                _ => PressInOverview(view, key, board),
            },
        };
    }

    private static (BoardView, BoardRequest?) PressInOverview(BoardView view, BoardKey key, PoolBoard board) =>
        key switch
        {
            { Kind: BoardKeyKind.Up } => (Move(view, board, -1), null),
            { Kind: BoardKeyKind.Down } => (Move(view, board, 1), null),
            { Kind: BoardKeyKind.PageUp } => (Move(view, board, -Page), null),
            { Kind: BoardKeyKind.PageDown } => (Move(view, board, Page), null),
            { Kind: BoardKeyKind.Enter } => (view with { Mode = BoardMode.Details, Scroll = 0, Selected = Selected(view, board) }, null),
            { Kind: BoardKeyKind.Escape } => (view with { Filter = "", HasOnlyBlockers = false }, null),
            { Text: "/" } => (view with { Mode = BoardMode.Filter }, null),
            { Text: "b" } => (view with { HasOnlyBlockers = !view.HasOnlyBlockers }, null),
            _ => PressAnywhere(view, key, board),
        };

    private static (BoardView, BoardRequest?) PressInDetails(BoardView view, BoardKey key, PoolBoard board) =>
        key.Kind switch
        {
            BoardKeyKind.Up => (view with { Scroll = Math.Max(0, view.Scroll - 1) }, null),
            BoardKeyKind.Down => (view with { Scroll = view.Scroll + 1 }, null),
            BoardKeyKind.Escape or BoardKeyKind.Enter => (view with { Mode = BoardMode.Overview }, null),
            _ => PressAnywhere(view, key, board),
        };

    private static (BoardView, BoardRequest?) PressAnywhere(BoardView view, BoardKey key, PoolBoard board) =>
        key.Text switch
        {
            "q" => (view, new BoardRequest.Quit()),
            "n" => (view with { Mode = BoardMode.Note, Note = "" }, null),
            "r" when BoardContent.Of(board, view).ClaimOf(Selected(view, board)) is null => (
                view with
                {
                    Message = "Select a claim to release it.",
                },
                null
            ),
            "r" => (view with { Mode = BoardMode.Release, Selected = Selected(view, board) }, null),
            _ => (view, null),
        };

    private static (BoardView, BoardRequest?) PressInNote(BoardView view, BoardKey key)
    {
        var note = view.Note.Trim();
        var isPosted = key.Kind == BoardKeyKind.Enter && note.Length > 0;
        return (
            Type(view, key, view.Note, text => view with { Note = text }, view with { Note = "" }),
            isPosted ? new BoardRequest.Note(note) : null
        );
    }

    /// <summary>Only a clear yes releases, and only the claim that was asked about.</summary>
    private static (BoardView, BoardRequest?) PressInQuestion(BoardView view, BoardKey key, PoolBoard board)
    {
        var answered = view with { Mode = BoardMode.Overview };
        if (key.Text is not ("y" or "Y"))
            return (answered, null);
        return board.Claims.Any(claim => claim.Claim.Id == view.Selected?.Id)
            ? (answered, new BoardRequest.Release(view.Selected!.Id))
            : (answered with { Message = "The claim has ended meanwhile." }, null);
    }

    private static BoardView Type(BoardView view, BoardKey key, string text, Func<string, BoardView> typed, BoardView cancelled) =>
        key.Kind switch
        {
            BoardKeyKind.Text when text.Length < LongestText => typed(text + key.Text),
            BoardKeyKind.Backspace => typed(WithoutLast(text)),
            BoardKeyKind.Enter => view with { Mode = BoardMode.Overview },
            BoardKeyKind.Escape => cancelled with { Mode = BoardMode.Overview },
            _ => view,
        };

    private static string WithoutLast(string text)
    {
        var starts = StringInfo.ParseCombiningCharacters(text);
        return starts.Length == 0 ? "" : text[..starts[^1]];
    }

    private static BoardItem? Selected(BoardView view, PoolBoard board) => BoardContent.Of(board, view).SelectedIn(view);

    private static BoardView Move(BoardView view, PoolBoard board, int by)
    {
        var content = BoardContent.Of(board, view);
        if (content.SelectedIn(view) is not { } selected)
            return view;
        var index = 0;
        while (content.Items[index] != selected)
            index++;
        return view with { Selected = content.Items[Math.Clamp(index + by, 0, content.Items.Count - 1)] };
    }
}

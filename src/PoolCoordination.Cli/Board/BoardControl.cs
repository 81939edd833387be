using System.Globalization;
using PoolCoordination.Board;

namespace PoolCoordination.Cli.Board;

/// <summary>What keys do: they change how a person looks at a board, or ask for something.</summary>
internal static class BoardControl
{
    private const int Page = 10;
    private const int LongestText = 200;
    private const string IsOver = "The claim has ended meanwhile.";

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
            BoardKeyKind.Paste when view.Mode is not (BoardMode.Filter or BoardMode.Note) => (view, null),
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
            { Kind: BoardKeyKind.Enter } => (ShowDetails(view, BoardContent.Of(board, view)), null),
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
            "r" => (AskToRelease(view, BoardContent.Of(board, view)), null),
            _ => (view, null),
        };

    private static BoardView ShowDetails(BoardView view, BoardContent content) =>
        view with { Mode = BoardMode.Details, Scroll = 0, Selected = Selected(view, content) };

    private static BoardView AskToRelease(BoardView view, BoardContent content)
    {
        var selected = Selected(view, content);
        if (content.ClaimOf(selected) is not null)
            return view with { Mode = BoardMode.Release, Selected = selected, IsAsked = false };
        var isGone = selected is { Section: BoardSection.Claims } && !content.Items.Contains(selected);
        return view with { Message = isGone ? IsOver : "Select a claim to release it." };
    }

    private static (BoardView, BoardRequest?) PressInNote(BoardView view, BoardKey key)
    {
        var note = view.Note.Trim();
        var isPosted = key.Kind == BoardKeyKind.Enter && note.Length > 0;
        return (
            Type(view, key, view.Note, text => view with { Note = text }, view with { Note = "" }),
            isPosted ? new BoardRequest.Note(note) : null
        );
    }

    /// <summary>Only a clear yes after the question releases, and only the claim that was asked about.</summary>
    private static (BoardView, BoardRequest?) PressInQuestion(BoardView view, BoardKey key, PoolBoard board)
    {
        if (!view.IsAsked)
            return (view, null);
        var answered = view with { Mode = BoardMode.Overview };
        if (key.Text is not ("y" or "Y"))
            return (answered, null);
        return board.Claims.Any(claim => claim.Claim.Id == view.Selected?.Id)
            ? (answered, new BoardRequest.Release(view.Selected!.Id))
            : (answered with { Message = IsOver }, null);
    }

    private static BoardView Type(BoardView view, BoardKey key, string text, Func<string, BoardView> typed, BoardView cancelled) =>
        key.Kind switch
        {
            BoardKeyKind.Text when text.Length < LongestText => typed(text + key.Text),
            BoardKeyKind.Paste => typed(text + Start(key.Text, LongestText - text.Length)),
            BoardKeyKind.Backspace => typed(WithoutLast(text)),
            BoardKeyKind.Enter => view with { Mode = BoardMode.Overview },
            BoardKeyKind.Escape => cancelled with { Mode = BoardMode.Overview },
            _ => view,
        };

    /// <summary>As much of a text as there is room for, no half of a character.</summary>
    private static string Start(string text, int longest)
    {
        var end = Math.Clamp(longest, 0, text.Length);
        return text[..(end > 0 && char.IsHighSurrogate(text[end - 1]) ? end - 1 : end)];
    }

    private static string WithoutLast(string text)
    {
        var starts = StringInfo.ParseCombiningCharacters(text);
        return starts.Length == 0 ? "" : text[..starts[^1]];
    }

    /// <summary>The row that a person saw as the selected one, if anything was shown: it may be gone.</summary>
    private static BoardItem? Selected(BoardView view, BoardContent content) => view.Selected ?? view.Shown ?? content.SelectedIn(view);

    private static BoardView Move(BoardView view, PoolBoard board, int by)
    {
        var content = BoardContent.Of(board, view);
        if (content.SelectedIn(view with { Selected = Selected(view, content) }) is not { } selected)
            return view;
        var index = 0;
        while (content.Items[index] != selected)
            index++;
        return view with { Selected = content.Items[Math.Clamp(index + by, 0, content.Items.Count - 1)] };
    }
}

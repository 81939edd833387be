using PoolCoordination.Board;
using PoolCoordination.Entries;

namespace PoolCoordination.Cli.Board;

/// <summary>What of a board is shown, by the filter of its view.</summary>
/// <param name="Sessions">The sessions.</param>
/// <param name="Claims">The claims.</param>
/// <param name="Entries">The entries.</param>
internal sealed record BoardContent(
    IReadOnlyList<BoardSession> Sessions,
    IReadOnlyList<BoardClaim> Claims,
    IReadOnlyList<BoardEntry> Entries
)
{
    /// <summary>What a view shows of a board.</summary>
    public static BoardContent Of(PoolBoard board, BoardView view) =>
        new(
            [.. board.Sessions.Where(session => (!view.HasOnlyBlockers || session.WaitsFor.Count > 0) && Has(session, view.Filter))],
            [.. board.Claims.Where(claim => (!view.HasOnlyBlockers || claim.RefusalCount > 0) && Has(claim, view.Filter))],
            [
                .. board.Entries.Where(entry =>
                    (!view.HasOnlyBlockers || entry.Entry.Action == PoolAction.Blocked) && Has(entry, view.Filter)
                ),
            ]
        );

    /// <summary>All rows, from the top.</summary>
    public IReadOnlyList<BoardItem> Items { get; } =
    [
        .. Sessions.Select(session => new BoardItem(BoardSection.Sessions, session.Session.SessionId)),
        .. Claims.Select(claim => new BoardItem(BoardSection.Claims, claim.Claim.Id)),
        .. Entries.Select(entry => new BoardItem(BoardSection.Entries, entry.Entry.Id)),
    ];

    /// <summary>
    /// The row that a view has selected: where it is gone, the one that took its place in the same section, if there is one; null where
    /// there is none at all.
    /// </summary>
    public BoardItem? SelectedIn(BoardView view)
    {
        if (view.Selected is not { } selected || Items.Contains(selected))
            return view.Selected ?? First;
        var others = Items.Where(item => item.Section == selected.Section).ToList();
        return others.Count > 0 ? others[Math.Min(view.Row, others.Count - 1)] : First;
    }

    /// <summary>The view with the row that is shown as selected, and where that is in its section, in mind.</summary>
    public BoardView Noted(BoardView view)
    {
        view = view with { Shown = SelectedIn(view) };
        if (view.Selected is null || view.Shown is not { } selected)
            return view;
        return view with { Selected = selected, Row = Items.Where(item => item.Section == selected.Section).ToList().IndexOf(selected) };
    }

    private BoardItem? First => Items.Count > 0 ? Items[0] : null;

    /// <summary>The claim of a row; null where it is not one of a claim.</summary>
    public BoardClaim? ClaimOf(BoardItem? item) =>
        item is { Section: BoardSection.Claims } ? Claims.FirstOrDefault(claim => claim.Claim.Id == item.Id) : null;

    private static bool Has(BoardSession session, string text) =>
        Contains(
            text,
            session.Session.Instance,
            session.Session.Agent,
            session.Session.Project,
            session.Session.Branch,
            session.Session.WorkingTree,
            session.Work,
            string.Join(' ', session.WaitsFor),
            BoardWriter.WordOf(session.State),
            session.Session.ChangedFiles.ToString()
        );

    private static bool Has(BoardClaim claim, string text) =>
        Contains(
            text,
            claim.Claim.Instance,
            claim.Claim.Topic,
            claim.Claim.Summary,
            claim.Project,
            AffectsList.Join(claim.Claim.Affects),
            string.Join(' ', claim.Refusals)
        );

    private static bool Has(BoardEntry entry, string text) =>
        Contains(
            text,
            entry.Entry.Instance,
            PoolActionName.Of(entry.Entry.Action),
            entry.Entry.Topic,
            entry.Entry.Summary,
            entry.Entry.Blocks,
            AffectsList.Join(entry.Entry.Affects),
            entry.Project,
            entry.Verdict
        );

    private static bool Contains(string text, params ReadOnlySpan<string?> texts)
    {
        foreach (var one in texts)
        {
            if (one is not null && one.Contains(text, StringComparison.OrdinalIgnoreCase))
                return true;
        }

        return text.Length == 0;
    }
}

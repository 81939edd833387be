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
    IReadOnlyList<PoolEntry> Entries
)
{
    /// <summary>What a view shows of a board.</summary>
    public static BoardContent Of(PoolBoard board, BoardView view) =>
        new(
            [.. board.Sessions.Where(session => (!view.HasOnlyBlockers || session.WaitsFor is not null) && Has(session, view.Filter))],
            [.. board.Claims.Where(claim => (!view.HasOnlyBlockers || claim.RefusalCount > 0) && Has(claim, view.Filter))],
            [.. board.Entries.Where(entry => (!view.HasOnlyBlockers || entry.Action == PoolAction.Blocked) && Has(entry, view.Filter))]
        );

    /// <summary>All rows, from the top.</summary>
    public IReadOnlyList<BoardItem> Items { get; } =
    [
        .. Sessions.Select(session => new BoardItem(BoardSection.Sessions, session.Session.SessionId)),
        .. Claims.Select(claim => new BoardItem(BoardSection.Claims, claim.Claim.Id)),
        .. Entries.Select(entry => new BoardItem(BoardSection.Entries, entry.Id)),
    ];

    /// <summary>The row that a view has selected: the first one where it is gone; null where there is none.</summary>
    public BoardItem? SelectedIn(BoardView view) =>
        view.Selected is { } selected && Items.Contains(selected) ? selected
        : Items.Count > 0 ? Items[0]
        : null;

    /// <summary>The claim of a row; null where it is no claim's.</summary>
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
            session.WaitsFor?.ToString(),
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

    private static bool Has(PoolEntry entry, string text) =>
        Contains(
            text,
            entry.Instance,
            PoolActionName.Of(entry.Action),
            entry.Topic,
            entry.Summary,
            entry.Blocks,
            AffectsList.Join(entry.Affects)
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

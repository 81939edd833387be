using PoolCoordination.Board;
using PoolCoordination.Cli.Output;
using PoolCoordination.Entries;
using PoolCoordination.Sessions;

namespace PoolCoordination.Cli.Board;

/// <summary>All that is known of a row of a board.</summary>
/// <param name="terminal">The terminal.</param>
/// <param name="now">The moment, by which ages are told.</param>
internal sealed class BoardDetails(Terminal terminal, DateTimeOffset now)
{
    /// <summary>The lines about a row; none where it is gone.</summary>
    public IReadOnlyList<string> Lines(BoardContent content, BoardItem? item)
    {
        var output = new StringWriter { NewLine = "\n" };
        if (item is { Section: BoardSection.Sessions })
            Print(output, content.Sessions.FirstOrDefault(session => session.Session.SessionId == item.Id));
        else if (item is { Section: BoardSection.Claims })
            Print(output, content.ClaimOf(item));
        else if (content.Entries.FirstOrDefault(entry => entry.Entry.Id == item?.Id) is { } entry)
            new EntryPrinter(output, terminal, () => now).PrintAll(entry.Entry, entry.Suffix);
        return output.ToString().TrimEnd('\n').Split('\n');
    }

    private void Print(TextWriter output, BoardSession? board)
    {
        if (board is null)
            return;
        var session = board.Session;
        var fields = new FieldPrinter(output, terminal);
        var name = $"[{session.Instance}] {BoardWriter.WordOf(board.State)}: ";
        fields.Print(name, TextWidth.CellsOf(name), board.Work);
        foreach (var wait in board.WaitsFor)
            fields.Print("Waits for", $"{wait}, since {LocalTime.Brief(wait.Since, now)}");
        fields.Print("Agent", session.Agent);
        fields.Print("Title", session.Title ?? "");
        fields.Print("Prompt", session.Topic ?? "");
        fields.Print("Claims", session.Claims.ToString());
        fields.Print("Files", session.ChangedFiles.ToString());
        fields.Print("Branch", session.Branch ?? "");
        fields.Print("Tree", session.WorkingTree);
        fields.Print("Machine", session.Machine);
        fields.Print("Session", session.SessionId);
        fields.Print("Begun", $"{LocalTime.Brief(session.Begun, now)}; seen {Duration.Brief(now - session.LastSeen)} ago");
        foreach (var refusal in session.Refusals.Reverse())
            fields.Print(
                refusal.Kind == PoolRefusalKind.Claim ? "Refused" : "Denied",
                $"{LocalTime.Brief(refusal.At, now)} {refusal.Subject}{(refusal.Holder.Length == 0 ? "" : $" ({refusal.Holder})")}"
            );
    }

    private void Print(TextWriter output, BoardClaim? claim)
    {
        if (claim is null)
            return;
        var text = new StringWriter { NewLine = "\n" };
        new ClaimPrinter(text, terminal, now).PrintAll([claim.Claim]);
        output.Write(text.ToString().TrimEnd('\n') + "\n");
        foreach (var refusal in claim.Refusals)
            new FieldPrinter(output, terminal).Print("Refused", $"{refusal}, last at {LocalTime.Brief(refusal.Last, now)}");
    }
}

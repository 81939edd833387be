using PoolCoordination.Claims;
using PoolCoordination.Entries;
using PoolCoordination.Text;

namespace PoolCoordination.Cli.Output;

/// <summary>Prints claims for people and for programs, as <see cref="EntryPrinter"/> does entries.</summary>
internal sealed class ClaimPrinter(TextWriter output, Terminal terminal, DateTimeOffset now)
{
    private const int Longest = 4000;

    private static readonly Column[] s_columns =
    [
        new("UNTIL", 5, 12),
        new("LEFT", 4, 4),
        new("INSTANCE", 8, 10),
        new("TOPIC", 24, 60),
        new("PATHS", 12, 40),
    ];

    /// <summary>Claims as a table that fits the terminal.</summary>
    public void PrintTable(IEnumerable<Claim> claims) =>
        new Table(output, terminal, s_columns).Print(
            claims.Select(claim =>
                new Cell[]
                {
                    LocalTime.Brief(claim.ExpiresAt, now),
                    ClaimText.Left(claim, now),
                    Text(claim.Instance),
                    Text(claim.Topic),
                    new(Text(AffectsList.Join(claim.Affects)), terminal.Colors.Faint),
                }
            )
        );

    /// <summary>Claims as JSON objects, one on each line.</summary>
    public void PrintJson(IEnumerable<Claim> claims)
    {
        foreach (var claim in claims)
            output.WriteLine(ClaimWriter.Text(claim.ForDisplay()));
    }

    /// <summary>A line for each claim: what is left of its time, who holds it, its topic and paths.</summary>
    public void PrintLines(IEnumerable<Claim> claims)
    {
        foreach (var claim in claims)
        {
            var affects = claim.Affects.Count > 0 ? terminal.Colors.Faint($"  ({Text(AffectsList.Join(claim.Affects))})") : "";
            output.WriteLine($"{ClaimText.Left(claim, now),4} left  {Text(claim.Instance),-8}  {Text(claim.Topic)}{affects}");
        }
    }

    /// <summary>Claims with all they say.</summary>
    public void PrintAll(IEnumerable<Claim> claims)
    {
        var fields = new FieldPrinter(output, terminal);
        foreach (var claim in claims)
        {
            var holder = $"[{Text(claim.Instance)}] ";
            fields.Print(holder, TextWidth.CellsOf(holder), Text(claim.Topic));
            fields.Print("Summary", Text(claim.Summary));
            fields.Print("Paths", Text(AffectsList.Join(claim.Affects)));
            fields.Print("Project", Text(claim.Root ?? ""));
            fields.Print("Session", Text(claim.Entry.SessionId ?? ""));
            fields.Print("Id", Text(claim.Id));
            fields.Print(
                "Until",
                $"{LocalTime.Full(claim.ExpiresAt)}, in {ClaimText.Left(claim, now)}; held since {LocalTime.Brief(claim.Since, now)}"
            );
            output.WriteLine();
        }
    }

    private static string Text(string text) => Sanitizer.ForDisplay(text, Longest);
}

using PoolCoordination.Claims;
using PoolCoordination.Entries;
using PoolCoordination.Hygiene;

namespace PoolCoordination.Cli.Output;

/// <summary>Prints claims for people and for programs, as <see cref="EntryPrinter"/> does entries.</summary>
internal sealed class ClaimPrinter(TextWriter output, Terminal terminal, DateTimeOffset now)
{
    private const int Longest = 4000;

    private static readonly Column[] s_columns = [new("UNTIL", 5), new("LEFT", 4), new("INSTANCE", 8), new("TOPIC", 24), new("PATHS", 12)];

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

    /// <summary>The claim as a JSON object on one line.</summary>
    public void PrintJson(Claim claim) => output.WriteLine(ClaimWriter.Text(claim.ForDisplay()));

    /// <summary>The claim on one line: what is left of its time, who holds it, its topic and paths.</summary>
    public void PrintLine(Claim claim)
    {
        var affects = claim.Affects.Count > 0 ? terminal.Colors.Faint($"  ({Text(AffectsList.Join(claim.Affects))})") : "";
        output.WriteLine($"{ClaimText.Left(claim, now),4} left  {Text(claim.Instance),-8}  {Text(claim.Topic)}{affects}");
    }

    private static string Text(string text) => Sanitizer.ForDisplay(text, Longest);
}

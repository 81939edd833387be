using PoolCoordination.Claims;
using PoolCoordination.Entries;
using PoolCoordination.Hygiene;

namespace PoolCoordination.Cli.Output;

/// <summary>Prints claims for people and for programs, as <see cref="EntryPrinter"/> does entries.</summary>
internal sealed class ClaimPrinter(TextWriter output, Colors colors, DateTimeOffset now)
{
    private const int Longest = 4000;

    /// <summary>The claim as a JSON object on one line.</summary>
    public void PrintJson(Claim claim) => output.WriteLine(ClaimWriter.Text(claim.ForDisplay()));

    /// <summary>The claim on one line: what is left of its time, who holds it, its topic and paths.</summary>
    public void PrintLine(Claim claim)
    {
        var affects = claim.Affects.Count > 0 ? colors.Faint($"  ({Text(AffectsList.Join(claim.Affects))})") : "";
        output.WriteLine($"{ClaimText.Left(claim, now),4} left  {Text(claim.Instance),-8}  {Text(claim.Topic)}{affects}");
    }

    private static string Text(string text) => Sanitizer.ForDisplay(text, Longest);
}

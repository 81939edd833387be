using PoolCoordination.Entries;

namespace PoolCoordination.Claims;

/// <summary>
/// The lines without which a claim would be judged otherwise: of a refused one the claim that it met, of each the lines that prolonged
/// and ended it, and what these depend on in turn.
/// </summary>
internal sealed class ClaimDependencies
{
    private readonly Dictionary<string, List<string>> _lines = new(StringComparer.Ordinal);
    private readonly HashSet<string> _needed = new(StringComparer.Ordinal);

    private ClaimDependencies() { }

    /// <summary>The ids of the lines that must stay so that each claim which stays is judged as before.</summary>
    /// <param name="entries">The lines that claims are judged by, in the order of the log.</param>
    /// <param name="staysFrom">Claims whose time is over before this moment need not stay for their own sake.</param>
    public static IReadOnlySet<string> Of(IEnumerable<PoolEntry> entries, DateTimeOffset staysFrom)
    {
        var dependencies = new ClaimDependencies();
        var staying = new List<string>();
        var fold = new ClaimFold
        {
            Changed = (before, after, by) =>
            {
                dependencies.Note(before, after, by);
                if (after.ExpiresAt >= staysFrom)
                    staying.Add(after.Id);
            },
        };
        foreach (var entry in entries)
            fold.Add(entry);
        dependencies.Need(staying);
        return dependencies._needed;
    }

    private void Note(Claim? before, Claim after, PoolEntry by)
    {
        if (before is not null)
            LinesOf(after.Id).Add(by.Id);
        else if (after is { Status: ClaimStatus.Refused, ClosedBy: { } holder })
            LinesOf(after.Id).Add(holder);
    }

    private List<string> LinesOf(string claim)
    {
        if (!_lines.TryGetValue(claim, out var lines))
            _lines[claim] = lines = [];
        return lines;
    }

    private void Need(List<string> staying)
    {
        var next = new Stack<string>(staying);
        while (next.TryPop(out var id))
        {
            if (!_needed.Add(id) || !_lines.TryGetValue(id, out var lines))
                continue;
            foreach (var line in lines)
                next.Push(line);
        }
    }
}

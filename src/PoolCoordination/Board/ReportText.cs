using System.Globalization;
using System.Text;
using PoolCoordination.Claims;
using PoolCoordination.Entries;
using PoolCoordination.Sessions;

namespace PoolCoordination.Board;

/// <summary>Writes a report in Markdown. What others wrote is text in it, and marks nothing.</summary>
internal static class ReportText
{
    private const string MarkingCharacters = "\\`*_[]<>~|&";

    /// <summary>The report: a section for each of what was completed, is blocked, is claimed and was refused, if there is any.</summary>
    public static string Of(PoolReport report)
    {
        var text = new StringBuilder();
        AddByInstance(text, "Completed", report.Completed, entry => entry.Instance, entry => Line(entry, report));
        AddByInstance(text, "Blocked", report.Blocked, entry => entry.Instance, entry => Line(entry, report));
        AddByInstance(text, "Claimed", report.Claimed, claim => claim.Instance, claim => Line(claim, report));
        AddByInstance(text, "Refused or denied", report.Refused, refusal => refusal.Instance, refusal => Line(refusal, report));
        var title =
            $"# {Escape(report.Project ?? "All projects")}, {LocalTime.Brief(report.Since, report.ReadAt)} to "
            + $"{LocalTime.Brief(report.ReadAt, report.ReadAt)}\n";
        return title + (text.Length > 0 ? text.ToString() : "\nNothing was completed, and nothing is blocked or claimed.\n");
    }

    private static void AddByInstance<T>(
        StringBuilder text,
        string title,
        IReadOnlyList<T> all,
        Func<T, string> instance,
        Func<T, string> line
    )
    {
        if (all.Count == 0)
            return;
        text.Append("\n## ").Append(title).Append("\n\n");
        foreach (var one in all.GroupBy(instance, StringComparer.OrdinalIgnoreCase))
        {
            text.Append("- **").Append(Escape(one.Key)).Append("**\n");
            foreach (var item in one)
                text.Append("  - ").Append(line(item)).Append('\n');
        }
    }

    // A time before each text keeps that from being a heading or a list.
    private static string Line(PoolEntry entry, PoolReport report) =>
        $"{LocalTime.Brief(entry.Timestamp, report.ReadAt)} {Escape(entry.Topic)}"
        + (entry.Summary.Length == 0 ? "" : $": {Escape(entry.Summary)}")
        + Paths(entry.Affects)
        + (entry.Action != PoolAction.Blocked || entry.Blocks.Length == 0 ? "" : $"; blocks {Escape(entry.Blocks)}");

    private static string Line(Claim claim, PoolReport report) =>
        $"until {LocalTime.Brief(claim.ExpiresAt, report.ReadAt)} {Escape(claim.Topic)}{Paths(claim.Affects)}";

    private static string Line(ReportRefusal refused, PoolReport report)
    {
        var refusal = refused.Refusal;
        var count = refused.Count == 1 ? "" : string.Create(CultureInfo.InvariantCulture, $" ({refused.Count} times)");
        return $"{LocalTime.Brief(refusal.At, report.ReadAt)} {(refusal.Kind == PoolRefusalKind.Claim ? "claim" : "change")} "
            + Escape(refusal.Subject)
            + (refusal.Holder.Length == 0 ? "" : $", held by {Escape(refusal.Holder)}")
            + count;
    }

    private static string Paths(IReadOnlyList<string> affects) => affects.Count == 0 ? "" : $" ({Escape(AffectsList.Join(affects))})";

    private static string Escape(string text)
    {
        var escaped = new StringBuilder(text.Length);
        foreach (var character in text)
        {
            if (MarkingCharacters.Contains(character, StringComparison.Ordinal))
                escaped.Append('\\');
            escaped.Append(character);
        }

        return escaped.ToString();
    }
}

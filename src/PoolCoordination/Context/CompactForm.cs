using System.Text;
using PoolCoordination.Entries;
using PoolCoordination.Relevance;

namespace PoolCoordination.Context;

/// <summary>The compact form: a line per entry, and one more under each entry of others.</summary>
internal static class CompactForm
{
    private const int LongestSummary = 160;

    private static readonly Selection s_selection = new(MostEntries: 8, MostCharacters: 2000);
    private static readonly Selection s_selectionInTurn = new(MostEntries: 4, MostCharacters: 600);
    private static readonly Selection s_selectionAskedFor = new(MostEntries: 50, MostCharacters: 9000);

    public static string Context(Identity reader, List<ShownEntry> shown, DateTimeOffset now, bool isCut = false)
    {
        var own = shown.FindAll(entry => entry.IsOwn).Count;
        var heading =
            $"""
            ## Session Context
            - **Instance**: {EntryText.Name(reader.Instance)}
            - **Pool**: {shown.Count}{(isCut ? "+" : "")} recent ({own} own, {shown.Count - own} others)

            """;
        if (shown.Count == 0)
            return heading;
        return s_selection.Fill(
            $"{heading}- **Status**: {Status(shown)}\n\n### Recent Activity\n{EntryText.Framing}:\n",
            shown,
            entry => Lines(entry, now)
        );
    }

    public static string News(List<ShownEntry> news, DateTimeOffset now) => List("New in the pool", s_selection, news, now);

    public static string NewsInTurn(List<ShownEntry> news, DateTimeOffset now) => List("New in the pool", s_selectionInTurn, news, now);

    public static string Claims(List<ShownEntry> claims, DateTimeOffset now) => List("Claims of others", s_selection, claims, now);

    public static string AskedFor(List<ShownEntry> entries, DateTimeOffset now) => List("Entries", s_selectionAskedFor, entries, now);

    private static string List(string heading, Selection selection, List<ShownEntry> entries, DateTimeOffset now) =>
        selection.Fill($"### {heading}\n{EntryText.Framing}:\n", entries, entry => Lines(entry, now, namesBlocked: true));

    private static string Status(List<ShownEntry> shown)
    {
        var parts = new List<string>();
        foreach (var action in PoolActionName.All)
        {
            var count = Count(shown, action);
            if (count > 0)
                parts.Add($"{count} {PoolActionName.Of(action)}");
        }

        return string.Join(", ", parts);
    }

    private static int Count(List<ShownEntry> shown, PoolAction action) => shown.FindAll(entry => entry.Entry.Action == action).Count;

    private static string Lines(ShownEntry shown, DateTimeOffset now, bool namesBlocked = false)
    {
        var text = new EntryText(shown.Entry);
        var lines = new StringBuilder();
        lines.Append(
            $"- [{text.Author(shown.Agent)}] {text.Action}: {text.Topic}{text.Suffix} ({text.Age(now)} "
                + $"ago{ClaimNote.End(shown, now)}){ClaimNote.Outcome(shown)}\n"
        );
        if (shown.IsOwn)
            return lines.ToString();
        var details = Join(
            text.Summary(LongestSummary),
            text.Affects is { Length: > 0 } affects ? $"Affects: {affects}" : "",
            namesBlocked && Visibility.SaysSomething(text.Blocks) ? $"Blocks: {text.Blocks}" : "",
            ClaimNote.Forced(shown)
        );
        if (details.Length > 0)
            lines.Append($"  {details}\n");
        return lines.ToString();
    }

    private static string Join(params ReadOnlySpan<string> details)
    {
        var text = "";
        foreach (var detail in details)
            text = text.Length == 0 || detail.Length == 0 ? text + detail : $"{text} {detail}";
        return text;
    }
}

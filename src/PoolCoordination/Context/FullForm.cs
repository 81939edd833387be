using System.Globalization;
using System.Text;
using PoolCoordination.Entries;

namespace PoolCoordination.Context;

/// <summary>The full form: each entry with all it says.</summary>
internal static class FullForm
{
    private const int LongestSummary = 600;

    private static readonly Selection s_selection = new(MostEntries: 20, MostCharacters: 9000);

    public static string Context(Identity reader, List<ShownEntry> shown, DateTimeOffset now)
    {
        var heading =
            $"""
            ## 🔄 Recent Instance Activity
            > You are Instance **{EntryText.Name(reader.Instance)}** in a distributed system.
            > Recent work by you and other instances:
            > {EntryText.Framing}.

            """;
        return s_selection.Fill(heading, shown, entry => Lines(entry, now));
    }

    public static string News(List<ShownEntry> news, DateTimeOffset now) =>
        s_selection.Fill($"## 🔄 New Instance Activity\n> {EntryText.Framing}.\n", news, entry => Lines(entry, now));

    private static string Lines(ShownEntry shown, DateTimeOffset now)
    {
        var text = new EntryText(shown.Entry);
        var lines = new StringBuilder("\n");
        var who = shown.IsOwn ? "🔵 **[YOU]**" : $"🟢 **[{text.Author(shown.Agent)}]**";
        lines.Append($"{who} {Emoji(shown.Entry.Action)} **{text.Action}** — {text.Topic}{text.Suffix}\n");
        if (text.Summary(LongestSummary) is { Length: > 0 } summary)
            lines.Append($"  _{summary}_\n");
        if (text.Affects is { Length: > 0 } affects)
            lines.Append($"  📂 Affects: `{affects}`\n");
        if (text.Blocks is { Length: > 0 } blocks)
            lines.Append($"  🔓 Unblocks: {blocks}\n");
        if (ClaimNote.Forced(shown) is { Length: > 0 } forced)
            lines.Append($"  ⚠ {forced}\n");
        lines.Append($"  🕐 {text.Age(now)} ago{ClaimNote.End(shown, now)}{ClaimNote.Outcome(shown)}");
        if (shown.Score is { } score)
            lines.Append(CultureInfo.InvariantCulture, $" | Relevance: {Math.Round(score * 100)}%");
        return lines.Append('\n').ToString();
    }

    private static string Emoji(PoolAction action) =>
        action switch
        {
            PoolAction.Completed => "✅",
            PoolAction.Blocked => "🚫",
            PoolAction.Claimed => "🔒",
            _ => "📡",
        };
}

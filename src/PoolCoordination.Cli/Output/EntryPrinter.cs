using System.Globalization;
using PoolCoordination.Entries;
using PoolCoordination.Hygiene;

namespace PoolCoordination.Cli.Output;

/// <summary>Prints entries for people and for programs. What others wrote is shown as plain text without credentials, never as a terminal's commands.</summary>
internal sealed class EntryPrinter(TextWriter output, Colors colors, DateTimeOffset now)
{
    private const int Longest = 4000;

    /// <summary>The entry as a line of the protocol.</summary>
    public void PrintJson(PoolEntry entry) => output.WriteLine(EntryWriter.Text(entry.ForDisplay() with { Id = entry.Id, Releases = entry.Releases, Renews = entry.Renews }));

    /// <summary>The entry on one line: age, instance, action, topic and what it affects.</summary>
    public void PrintLine(PoolEntry entry)
    {
        var action = PoolActionName.Of(entry.Action).PadRight(9);
        var affects = entry.Affects.Count > 0 ? colors.Faint($"  ({Text(AffectsList.Join(entry.Affects))})") : "";
        output.WriteLine($"{Duration.Brief(entry.AgeAt(now)),4}  {Text(entry.Instance),-8}  {colors.Of(entry.Action, action)}  {Text(entry.Topic)}{Mark(entry)}{affects}");
    }

    /// <summary>The entry with all it says.</summary>
    public void PrintAll(PoolEntry entry)
    {
        output.WriteLine($"[{Text(entry.Instance)}] {colors.Of(entry.Action, PoolActionName.Of(entry.Action))}: {Text(entry.Topic)}{Mark(entry)}");
        PrintField("Summary", entry.Summary);
        PrintField("Affects", AffectsList.Join(entry.Affects));
        PrintField("Blocks", entry.Blocks);
        PrintField("Relevance", string.Join(", ", entry.Relevance.Select(score => string.Create(CultureInfo.InvariantCulture, $"{score.Key} {score.Value:0.00}"))));
        PrintField("Session", entry.SessionId ?? "");
        PrintField("Id", entry.Id);
        var time = entry.Timestamp.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);
        PrintField("Written", $"{time}, {Duration.Brief(entry.AgeAt(now))} ago; lives {Duration.Brief(entry.Ttl)}");
        output.WriteLine();
    }

    private static string Mark(PoolEntry entry) => entry.IsAutomatic ? " (auto)" : "";

    private void PrintField(string name, string text)
    {
        if (text.Length > 0)
            output.WriteLine($"  {colors.Faint($"{name}:".PadRight(11))}{Text(text)}");
    }

    private static string Text(string text) => Sanitizer.ForDisplay(text, Longest);
}

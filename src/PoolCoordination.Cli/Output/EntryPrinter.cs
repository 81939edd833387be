using System.Globalization;
using PoolCoordination.Entries;
using PoolCoordination.Hygiene;

namespace PoolCoordination.Cli.Output;

/// <summary>Prints entries for people and for programs. What others wrote is shown as plain text without credentials, never as a terminal's commands.</summary>
internal sealed class EntryPrinter(TextWriter output, Terminal terminal, DateTimeOffset now)
{
    private const int Longest = 4000;
    private const int Indent = 13;
    private const int Narrowest = 16;

    private static readonly Column[] s_columns = [new("TIME", 5), new("INSTANCE", 8), new("ACTION", 9), new("TOPIC", 24), new("AFFECTS", 12)];

    private Colors Colors => terminal.Colors;

    /// <summary>Entries as a table that fits the terminal.</summary>
    public void PrintTable(IEnumerable<PoolEntry> entries, Func<PoolEntry, string> mark) =>
        new Table(output, terminal, s_columns).Print(
            entries.Select(entry =>
                new Cell[]
                {
                    LocalTime.Brief(entry.Timestamp, now),
                    Text(entry.Instance),
                    new(PoolActionName.Of(entry.Action), text => Colors.Of(entry.Action, text)),
                    new(Text(entry.Topic), Mark: Mark(entry) + mark(entry)),
                    new(Text(AffectsList.Join(entry.Affects)), Colors.Faint),
                }
            )
        );

    /// <summary>The entry as a line of the protocol.</summary>
    public void PrintJson(PoolEntry entry) => output.WriteLine(EntryWriter.Text(entry.ForDisplay() with { Id = entry.Id, Releases = entry.Releases, Renews = entry.Renews }));

    /// <summary>The entry on one line: age, instance, action, topic and what it affects.</summary>
    public void PrintLine(PoolEntry entry, string mark = "")
    {
        var action = PoolActionName.Of(entry.Action).PadRight(9);
        var affects = entry.Affects.Count > 0 ? Colors.Faint($"  ({Text(AffectsList.Join(entry.Affects))})") : "";
        output.WriteLine($"{Duration.Brief(entry.AgeAt(now)),4}  {Text(entry.Instance),-8}  {Colors.Of(entry.Action, action)}  {Text(entry.Topic)}{Mark(entry)}{mark}{affects}");
    }

    /// <summary>The entry with all it says.</summary>
    public void PrintAll(PoolEntry entry, string mark = "")
    {
        var (instance, action) = (Text(entry.Instance), PoolActionName.Of(entry.Action));
        Print($"[{instance}] {Colors.Of(entry.Action, action)}: ", TextWidth.CellsOf($"[{instance}] {action}: "), $"{Text(entry.Topic)}{Mark(entry)}{mark}");
        PrintField("Summary", entry.Summary);
        PrintField("Affects", AffectsList.Join(entry.Affects));
        PrintField("Blocks", entry.Blocks);
        PrintField("Relevance", string.Join(", ", entry.Relevance.Select(score => string.Create(CultureInfo.InvariantCulture, $"{score.Key} {score.Value:0.00}"))));
        PrintField("Session", entry.SessionId ?? "");
        PrintField("Id", entry.Id);
        PrintField("Written", $"{LocalTime.Full(entry.Timestamp)}, {Duration.Brief(entry.AgeAt(now))} ago; expires after {Duration.Brief(entry.Ttl)}");
        output.WriteLine();
    }

    private static string Mark(PoolEntry entry) => entry.IsAutomatic ? " (auto)" : "";

    private void PrintField(string name, string text)
    {
        if (text.Length > 0)
            Print($"  {Colors.Faint($"{name}:".PadRight(Indent - 2))}", Indent, Text(text));
    }

    /// <summary>A text after its label, and on a terminal its further lines under the first.</summary>
    private void Print(string label, int indent, string text)
    {
        var lines = terminal.IsPresent ? TextWidth.Wrap(text, Math.Max(Narrowest, terminal.Width - indent)) : [text];
        foreach (var line in lines)
        {
            output.WriteLine(label + line);
            label = new string(' ', indent);
        }
    }

    private static string Text(string text) => Sanitizer.ForDisplay(text, Longest);
}

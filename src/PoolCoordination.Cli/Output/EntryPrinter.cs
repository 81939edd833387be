using System.Globalization;
using PoolCoordination.Entries;
using PoolCoordination.Text;

namespace PoolCoordination.Cli.Output;

/// <summary>
/// Prints entries for people and for programs. What others wrote is shown as plain text without credentials, never as a terminal's
/// commands.
/// </summary>
internal sealed class EntryPrinter(TextWriter output, Terminal terminal, Func<DateTimeOffset> now)
{
    private const int Longest = 4000;

    /// <summary>The columns of a table of entries.</summary>
    public static IReadOnlyList<Column> Columns { get; } =
    [
        new("TIME", 5, 12),
        new("INSTANCE", 8, 10),
        new("ACTION", 9, 9),
        new("TOPIC", 24, 60),
        new("AFFECTS", 12, 40),
    ];

    private Colors Colors => terminal.Colors;

    /// <summary>Prints entries as a table that fits the terminal.</summary>
    /// <returns>Whether there are any.</returns>
    public bool PrintTable(IEnumerable<PoolEntry> entries, Func<PoolEntry, string> claimSuffix) =>
        new Table(output, terminal, [.. Columns]).Print(entries.Select(entry => Row(entry, claimSuffix(entry))));

    /// <summary>Prints entries as a table, each row as soon as there is its entry.</summary>
    public void PrintAsTheyCome(IEnumerable<PoolEntry> entries) =>
        new Table(output, terminal, [.. Columns]).PrintAsTheyCome(entries.Select(entry => Row(entry, "")));

    /// <summary>The entry as a line of the protocol.</summary>
    public void PrintJson(PoolEntry entry) =>
        output.WriteLine(EntryWriter.Text(entry.ForDisplay() with { Id = entry.Id, Releases = entry.Releases, Renews = entry.Renews }));

    /// <summary>The entry on one line: age, instance, action, topic and what it affects.</summary>
    public void PrintLine(PoolEntry entry, string claimSuffix = "")
    {
        var action = PoolActionName.Of(entry.Action).PadRight(9);
        var affects = entry.Affects.Count > 0 ? Colors.Faint($"  ({Text(AffectsList.Join(entry.Affects))})") : "";
        output.WriteLine(
            $"{Duration.Brief(entry.AgeAt(now())),4}  {Text(entry.Instance),-8}  {Colors.Of(entry.Action, action)}  "
                + $"{Text(entry.Topic)}{Suffix(entry)}{claimSuffix}{affects}"
        );
    }

    /// <summary>The entry with all it says.</summary>
    public void PrintAll(PoolEntry entry, string claimSuffix = "")
    {
        var (instance, action) = (Text(entry.Instance), PoolActionName.Of(entry.Action));
        var fields = new FieldPrinter(output, terminal);
        fields.Print(
            $"[{instance}] {Colors.Of(entry.Action, action)}: ",
            TextWidth.CellsOf($"[{instance}] {action}: "),
            $"{Text(entry.Topic)}{Suffix(entry)}{claimSuffix}"
        );
        fields.Print("Summary", Text(entry.Summary));
        fields.Print("Affects", Text(AffectsList.Join(entry.Affects)));
        fields.Print("Blocks", Text(entry.Blocks));
        fields.Print(
            "Relevance",
            Text(
                string.Join(
                    ", ",
                    entry.Relevance.Select(score => string.Create(CultureInfo.InvariantCulture, $"{score.Key} {score.Value:0.00}"))
                )
            )
        );
        fields.Print("Session", Text(entry.SessionId ?? ""));
        fields.Print("Id", Text(entry.Id));
        fields.Print(
            "Written",
            $"{LocalTime.Full(entry.Timestamp)}, {Duration.Brief(entry.AgeAt(now()))} ago; expires after {Duration.Brief(entry.Ttl)}"
        );
        output.WriteLine();
    }

    /// <summary>The entry as a row of such a table.</summary>
    public Cell[] Row(PoolEntry entry, string claimSuffix = "") =>
        [
            LocalTime.Brief(entry.Timestamp, now()),
            Text(entry.Instance),
            new(PoolActionName.Of(entry.Action), text => Colors.Of(entry.Action, text)),
            new(Text(entry.Topic), Suffix: Suffix(entry) + claimSuffix),
            new(Text(AffectsList.Join(entry.Affects)), Colors.Faint),
        ];

    private static string Suffix(PoolEntry entry) =>
        entry.Releases is not null ? " (release)"
        : entry.Renews is not null ? " (renewal)"
        : entry.IsAutomatic ? " (auto)"
        : "";

    private static string Text(string text) => Sanitizer.ForDisplay(text, Longest);
}

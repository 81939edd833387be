using System.CommandLine;
using PoolCoordination.Claims;
using PoolCoordination.Cli.Output;
using PoolCoordination.Entries;
using PoolCoordination.Pools;

namespace PoolCoordination.Cli.Commands;

/// <summary>The options that say how entries are printed.</summary>
internal sealed class EntryFormat
{
    private readonly Option<bool> _verbose = new("--verbose", "-v") { Description = "Print entries in full." };
    private readonly Option<bool> _json = SharedOptions.Json();

    /// <summary>Adds the options to a command.</summary>
    public void AddTo(Command command)
    {
        command.Add(_verbose);
        command.Add(_json);
    }

    /// <summary>Prints entries in the form that the command line asks for: a table on a terminal, else a line for each.</summary>
    public void Print(ParseResult parsed, Pool pool, IEnumerable<PoolEntry> entries)
    {
        var terminal = Terminal.OfProcess(pool.Environment);
        var now = pool.Now;
        var printer = new EntryPrinter(parsed.InvocationConfiguration.Output, terminal, () => now);
        if (parsed.GetValue(_json))
        {
            foreach (var entry in entries)
                printer.PrintJson(entry);
            return;
        }

        // Read at the first claim: a list without one needs no verdicts.
        ClaimTable? claims = null;
        string Suffix(PoolEntry entry) => entry.Action == PoolAction.Claimed ? (claims ??= pool.Claims()).SuffixOf(entry) : "";
        if (terminal.IsPresent && !parsed.GetValue(_verbose))
        {
            if (!printer.PrintTable(entries, Suffix))
                SharedOptions.Notify("No live entries match; --all includes expired ones.");
            return;
        }

        Action<PoolEntry, string> print = parsed.GetValue(_verbose) ? printer.PrintAll : printer.PrintLine;
        foreach (var entry in entries)
            print(entry, Suffix(entry));
    }

    /// <summary>Prints entries in that form as they come.</summary>
    public void PrintAsTheyCome(ParseResult parsed, Pool pool, IEnumerable<PoolEntry> entries)
    {
        var output = parsed.InvocationConfiguration.Output;
        var terminal = Terminal.OfProcess(pool.Environment);
        var printer = new EntryPrinter(output, terminal, () => pool.Now);
        var (isJson, isVerbose) = (parsed.GetValue(_json), parsed.GetValue(_verbose));
        if (terminal.IsPresent && !isJson && !isVerbose)
        {
            printer.PrintAsTheyCome(entries);
            return;
        }

        foreach (var entry in entries)
        {
            if (isJson)
                printer.PrintJson(entry);
            else if (isVerbose)
                printer.PrintAll(entry);
            else
                printer.PrintLine(entry);
            output.Flush();
        }
    }
}

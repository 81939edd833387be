using System.CommandLine;
using PoolCoordination.Cli.Output;
using PoolCoordination.Entries;

namespace PoolCoordination.Cli.Commands;

/// <summary>The options that say how entries are printed.</summary>
internal sealed class EntryFormat
{
    private readonly Option<bool> _verbose = new("--verbose", "-v") { Description = "All that entries say." };
    private readonly Option<bool> _json = SharedOptions.Json();

    /// <summary>Adds the options to a command.</summary>
    public void AddTo(Command command)
    {
        command.Add(_verbose);
        command.Add(_json);
    }

    /// <summary>What prints an entry in the form that the command line asks for.</summary>
    public Action<PoolEntry> Printer(ParseResult parsed, Pool pool)
    {
        var printer = new EntryPrinter(parsed.InvocationConfiguration.Output, Colors.OfTerminal(pool.Environment), pool.Now);
        return parsed.GetValue(_json) ? printer.PrintJson
            : parsed.GetValue(_verbose) ? printer.PrintAll
            : printer.PrintLine;
    }
}

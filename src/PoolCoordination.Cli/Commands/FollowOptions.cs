using System.CommandLine;
using PoolCoordination.Entries;
using PoolCoordination.Pools;

namespace PoolCoordination.Cli.Commands;

/// <summary>The options of the commands that wait for entries: from when on, for how long, which, and how they are printed.</summary>
internal sealed class FollowOptions(string since, string timeout)
{
    private readonly Option<string?> _since = SharedOptions.Since(since);
    private readonly Option<string?> _timeout = SharedOptions.Timeout(timeout);
    private readonly EntryFilter _filter = new();
    private readonly EntryFormat _format = new();

    /// <summary>Adds the options to a command.</summary>
    public void AddTo(Command command)
    {
        command.Add(_since);
        command.Add(_timeout);
        _filter.AddTo(command);
        _format.AddTo(command);
    }

    /// <summary>The pool that is meant; it may come to exist only later, which is reported.</summary>
    public static Pool OpenPool(ParseResult parsed) => parsed.OpenPool(PoolUse.Following);

    /// <summary>Which entries the command line asks for.</summary>
    public PoolQuery Query(ParseResult parsed, Pool pool) =>
        _filter.Query(parsed) with { Since = parsed.GetValue(_since) is { } time ? Since.Parse(time, pool.Now) : null };

    /// <summary>How long to wait; null for ever.</summary>
    public TimeSpan? Timeout(ParseResult parsed) => SharedOptions.TimeoutIn(parsed, _timeout);

    /// <summary>Prints entries as they come.</summary>
    public void Print(ParseResult parsed, Pool pool, IEnumerable<PoolEntry> entries) => _format.PrintAsTheyCome(parsed, pool, entries);
}

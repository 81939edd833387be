using System.Management.Automation;
using PoolCoordination.Entries;
using PoolCoordination.PowerShell.Parameters;

namespace PoolCoordination.PowerShell.Commands;

/// <summary>Watch-PoolEntry: entries as they come, until Ctrl+C, a time-out, or until a later command has enough.</summary>
[Cmdlet(VerbsCommon.Watch, "PoolEntry", HelpUri = OnlineHelp.Folder + "Watch-PoolEntry.md")]
[OutputType(typeof(PoolEntry))]
public sealed class WatchPoolEntryCommand : EntryFilterCmdlet
{
    /// <summary>Give first what was written from then on, the oldest first.</summary>
    [Parameter]
    [Since]
    [ArgumentCompleter(typeof(DurationCompleter))]
    public DateTimeOffset? Since { get; set; }

    /// <summary>End after this time: <c>30s</c>, <c>5m</c>, a number of seconds, or a TimeSpan.</summary>
    [Parameter]
    [Duration]
    public TimeSpan? Timeout { get; set; }

    private protected override PoolUse Use => PoolUse.Any;

    private protected override void Process()
    {
        if (Pool.MissingNotice is { } notice)
            WriteWarning(notice);
        var entries = Pool.Follow(Query with { Since = Since }, Timeout, Cancellation);
        WriteVerbose($"Following {Pool.Location.Name} from now on.");
        foreach (var entry in entries)
            WriteObject(entry.ForDisplay());
    }
}

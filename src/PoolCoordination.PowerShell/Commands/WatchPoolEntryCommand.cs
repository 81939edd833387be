using System.Management.Automation;
using PoolCoordination.Entries;
using PoolCoordination.Faults;
using PoolCoordination.Notifications;
using PoolCoordination.Pools;

namespace PoolCoordination.PowerShell.Commands;

/// <summary>Watch-PoolEntry: entries as they come, until Ctrl+C, a time-out, or until a later command has enough.</summary>
[Cmdlet(VerbsCommon.Watch, "PoolEntry", HelpUri = OnlineHelp.Folder + "Watch-PoolEntry.md")]
[OutputType(typeof(PoolEntry))]
public sealed class WatchPoolEntryCommand : FollowedEntryCmdlet
{
    /// <summary>Show a desktop notification when a session is blocked, can go on, or lost a claim to another.</summary>
    [Parameter]
    public SwitchParameter Notify { get; set; }

    private protected override void Follow()
    {
        var entries = Notify ? FollowNotifying(Notifier.OfDesktop(LocalEnvironment)) : Pool.Follow(Query, Timeout, Cancellation);
        WriteVerbose($"Waiting for new entries in {Pool.Location.Name}.");
        foreach (var entry in entries)
            WriteObject(entry.ForDisplay());
    }

    private IEnumerable<PoolEntry> FollowNotifying(Notifier notifier) =>
        Pool.FollowNotifying(Query, notification => Show(notifier, notification), Timeout, Cancellation);

    private void Show(Notifier notifier, PoolNotification notification)
    {
        try
        {
            notifier.Show(notification);
        }
        catch (PoolException exception)
        {
            WriteWarning(exception.Message);
        }
    }
}

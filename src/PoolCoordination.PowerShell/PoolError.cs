using System.Management.Automation;
using PoolCoordination.Claims;
using PoolCoordination.Entries;
using PoolCoordination.Faults;
using PoolCoordination.Pools;

namespace PoolCoordination.PowerShell;

/// <summary>The error records of this module: each is made here, so that ids and categories are the same in all cmdlets.</summary>
internal static class PoolError
{
    /// <summary>The record for an exception of the engine or of a file; null for any other, which is a fault of ours.</summary>
    public static ErrorRecord? Of(Exception exception, object? target, bool isWriting) =>
        exception switch
        {
            PoolException { Fault: PoolFault.Settings } => new(exception, "InvalidPoolSettings", ErrorCategory.InvalidData, target),
            PoolException { Fault: PoolFault.Location } => new(exception, "InvalidPoolPath", ErrorCategory.InvalidArgument, target),
            PoolException { Fault: PoolFault.Present } => new(exception, "EntryExists", ErrorCategory.ResourceExists, target),
            PoolException { Fault: PoolFault.NotFound } => new(exception, "NotFound", ErrorCategory.ObjectNotFound, target),
            PoolException { Fault: PoolFault.HeldByAnother } => new(exception, "HeldByAnother", ErrorCategory.PermissionDenied, target),
            PoolException { Fault: PoolFault.Busy } => new(exception, "PoolBusy", ErrorCategory.ResourceBusy, target),
            PoolException { Fault: PoolFault.Unreadable } => new(exception, "PoolNotReadable", ErrorCategory.ReadError, target),
            PoolException { Fault: PoolFault.Unavailable } => new(exception, "PoolUnavailable", ErrorCategory.ConnectionError, target),
            PoolException => new(exception, "InvalidPoolValue", ErrorCategory.InvalidArgument, target),
            UnauthorizedAccessException => new(exception, FileId(isWriting), ErrorCategory.PermissionDenied, target),
            IOException => new(exception, FileId(isWriting), isWriting ? ErrorCategory.WriteError : ErrorCategory.ReadError, target),
            _ => null,
        };

    /// <summary>The record for a process without a terminal that could give it a name.</summary>
    public static ErrorRecord NoTerminal() =>
        new(
            new PoolException(
                "There is no terminal to name the instance after: TMUX_PANE, WT_SESSION and TERM_SESSION_ID are not set, and no stream "
                    + "is a terminal. Use -Name."
            ),
            "NoTerminal",
            ErrorCategory.ObjectNotFound,
            targetObject: null
        );

    /// <summary>The record for an executable that the hooks were to start and that is not there.</summary>
    public static ErrorRecord NoExecutable(string path) =>
        new(
            new PoolException(
                $"'{path}' does not exist: nothing was built here, or the package has no executable for this system. With "
                    + "'Install-PoolHook -Runner PowerShell' hooks run in PowerShell, whose start each event then waits for."
            ),
            "NoExecutable",
            ErrorCategory.ObjectNotFound,
            path
        );

    /// <summary>The record for an executable that was to show a board and that is not there.</summary>
    public static ErrorRecord NoBoard(string path) =>
        new(
            new PoolException(
                $"'{path}' does not exist, and it is what shows a board in a terminal: nothing was built here, or the package has no "
                    + "executable for this system. 'Show-PoolBoard -Once' needs none."
            ),
            "NoExecutable",
            ErrorCategory.ObjectNotFound,
            path
        );

    /// <summary>The record for an entry that did not come in time.</summary>
    public static ErrorRecord TimedOut(TimeSpan time, Pool pool) =>
        new(
            new PoolException(pool.TimedOutText(time)),
            "TimedOut",
            ErrorCategory.OperationTimeout,
            pool.Location.Name
        );

    /// <summary>The record for a claim that was refused, as another holds what it covers.</summary>
    public static ErrorRecord ClaimedByAnother(PoolEntry refused, Claim holder, DateTimeOffset now) =>
        new(
            new PoolException(ClaimText.Refused(refused, holder, now.ToLocalTime())),
            "ClaimedByAnother",
            ErrorCategory.ResourceExists,
            refused
        );

    private static string FileId(bool isWriting) => isWriting ? "PoolNotWritable" : "PoolNotReadable";
}

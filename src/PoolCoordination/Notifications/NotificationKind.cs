namespace PoolCoordination.Notifications;

/// <summary>Why a person should know of an entry at once.</summary>
public enum NotificationKind
{
    /// <summary>Something blocks a session: it said so, another did, or another holds what it wanted to claim.</summary>
    Blocked,

    /// <summary>What a session waited for is done, or released.</summary>
    Unblocked,

    /// <summary>Another ended a claim that a session held.</summary>
    ClaimTaken,
}

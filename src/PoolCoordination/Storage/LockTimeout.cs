namespace PoolCoordination.Storage;

/// <summary>How long locks are waited for.</summary>
internal static class LockTimeout
{
    /// <summary>The time for a lock for which a client waits: its hook goes on without it.</summary>
    public static readonly TimeSpan OfHook = TimeSpan.FromMilliseconds(200);

    /// <summary>The time for the lock under which sessions are named, once each: a name that two have is worse than a wait.</summary>
    public static readonly TimeSpan OfNaming = TimeSpan.FromSeconds(1);

    /// <summary>The time of a hook as a message says it.</summary>
    public static string TextOfHook => $"{OfHook.TotalMilliseconds} ms";
}

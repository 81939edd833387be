namespace PoolCoordination.Storage;

/// <summary>How long locks are waited for.</summary>
internal static class LockTimeout
{
    /// <summary>The time for a lock for which a client waits: its hook goes on without it.</summary>
    public static readonly TimeSpan OfHook = TimeSpan.FromMilliseconds(200);

    /// <summary>The time of a hook as a message says it.</summary>
    public static string TextOfHook => $"{OfHook.TotalMilliseconds} ms";
}

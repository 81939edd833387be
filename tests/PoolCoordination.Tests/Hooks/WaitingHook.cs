namespace PoolCoordination.Tests.Hooks;

/// <summary>A hook that waits for its client, which writes its transcript after its work.</summary>
internal static class WaitingHook
{
    /// <summary>Runs a hook in a thread of its own, and writes once that thread sleeps: never where the hook does not wait.</summary>
    public static void Run(Action hook, Action write)
    {
        var thread = new Thread(() => hook());
        thread.Start();
        while (thread.IsAlive && !thread.ThreadState.HasFlag(ThreadState.WaitSleepJoin))
            Thread.Yield();
        if (thread.IsAlive)
            write();
        thread.Join();
    }

    /// <summary>Whether one of some attempts succeeds: on a busy machine what is written may come after the wait.</summary>
    public static bool Succeeds(Func<int, bool> attempt) => Enumerable.Range(0, 20).Any(attempt);
}

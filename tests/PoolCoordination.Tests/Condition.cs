using System.Diagnostics;

namespace PoolCoordination.Tests;

/// <summary>Waits for what another process or thread does, and fails after a time that is never needed.</summary>
internal static class Condition
{
    private static readonly TimeSpan s_limit = TimeSpan.FromMinutes(2);

    public static void Wait(string what, Func<bool> holds)
    {
        var watch = Stopwatch.StartNew();
        while (!holds())
        {
            Assert.True(watch.Elapsed < s_limit, $"It did not come: {what}.");
            Thread.Sleep(5);
        }
    }
}

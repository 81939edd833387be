using PoolCoordination.Faults;
using PoolCoordination.Trust;

namespace PoolCoordination.Cli.Commands;

/// <summary>Tells of the project pools that hold something and are not used, and asks on a terminal whether they should be.</summary>
internal static class UnusedPools
{
    public static void Offer(PoolTrust trust, bool isDryRun)
    {
        var canAsk = !isDryRun && !Console.IsInputRedirected && !Console.IsErrorRedirected;
        foreach (var unused in trust.Unused())
        {
            SharedOptions.Notify(unused.Notice);
            if (canAsk && trust.CanApprove(unused.Pool) && IsConfirmed())
                Approve(trust, unused.Pool);
        }
    }

    private static bool IsConfirmed()
    {
        Console.Error.Write("pool: Approve it? Your sessions will read its entries and add their own. [y/N] ");
        return Console.ReadLine()?.Trim() is "y" or "Y" or "yes";
    }

    private static void Approve(PoolTrust trust, ProjectPool pool)
    {
        try
        {
            SharedOptions.Notify(trust.Approve(pool).Summary);
        }
        catch (PoolException exception)
        {
            SharedOptions.Notify(exception.Message);
        }
    }
}

using PoolCoordination.Host;
using PoolCoordination.Trust;

namespace PoolCoordination.Tests.Trust;

/// <summary>Approves a pool as its user does, after the folder was made the user's alone.</summary>
internal static class Approval
{
    private const UnixFileMode Mode0700 = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute;

    public static string Of(PoolEnvironment environment, string pool)
    {
        // As a test may run with a mask that lets the group write.
        if (!OperatingSystem.IsWindows())
            File.SetUnixFileMode(pool, Mode0700);
        var trust = new PoolTrust(environment);
        return trust.Approve(trust.Find(pool)).Path;
    }
}

using PoolCoordination.Entries;
using PoolCoordination.Log;

namespace PoolCoordination.Claims;

/// <summary>Tells by a line's bytes that it has nothing to do with claims.</summary>
internal static class ClaimLine
{
    private static readonly LineFilter s_claimed = new(instance: null, PoolAction.Claimed);
    private static readonly LineFilter s_completed = new(instance: null, PoolAction.Completed);

    /// <summary>Whether it may claim, renew or release, or complete a topic that is claimed.</summary>
    public static bool MayPass(ReadOnlySpan<byte> line) =>
        s_claimed.MayPass(line) || s_completed.MayPass(line) || line.IndexOf("\"releases\""u8) >= 0 || line.IndexOf("\"renews\""u8) >= 0;
}

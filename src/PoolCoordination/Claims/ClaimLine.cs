using System.Text;
using PoolCoordination.Entries;
using PoolCoordination.Log;

namespace PoolCoordination.Claims;

/// <summary>Tells by a line's bytes that it has nothing to do with claims.</summary>
internal static class ClaimLine
{
    private static readonly MemberFilter s_claimed = new([], [PoolAction.Claimed]);
    private static readonly MemberFilter s_completed = new([], [PoolAction.Completed]);

    /// <summary>Whether it may claim, renew or release, or complete a topic that is claimed.</summary>
    public static bool MayPass(ReadOnlySpan<byte> line) =>
        MayClaim(line) || MayComplete(line) || line.IndexOf("\"releases\""u8) >= 0 || line.IndexOf("\"renews\""u8) >= 0;

    /// <summary>Whether it may claim.</summary>
    public static bool MayClaim(ReadOnlySpan<byte> line) => s_claimed.MayPass(line);

    /// <summary>Whether it may complete a topic.</summary>
    public static bool MayComplete(ReadOnlySpan<byte> line) => s_completed.MayPass(line);

    /// <summary>Whether the entry's time to live is over at a moment; false where the bytes do not determine it.</summary>
    public static bool IsOverAt(ReadOnlySpan<byte> line, DateTimeOffset now) =>
        LineNumber.TryFindTimestamp(line, out var second) && LineNumber.IsExpiredAt(line, second, now.ToUnixTimeSeconds());

    /// <summary>
    /// The topic; null where the bytes do not determine it, as it is written with escapes or more than one member may be it.
    /// </summary>
    public static string? TopicOf(ReadOnlySpan<byte> line)
    {
        var key = "\"topic\":"u8;
        var at = line.IndexOf(key);
        if (at < 0 || line[(at + key.Length)..].IndexOf("\"topic\""u8) >= 0)
            return null;
        var value = line[(at + key.Length)..].TrimStart((byte)' ');
        if (value.IsEmpty || value[0] != '"')
            return null;
        var end = value[1..].IndexOfAny((byte)'"', (byte)'\\');
        return end < 0 || value[end + 1] == '\\' ? null : Encoding.UTF8.GetString(value.Slice(1, end));
    }
}

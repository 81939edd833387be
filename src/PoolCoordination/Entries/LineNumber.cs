using PoolCoordination.Json;

namespace PoolCoordination.Entries;

/// <summary>A number of a line, found by its bytes, so that lines that do not matter are passed over without parsing them.</summary>
internal static class LineNumber
{
    /// <summary>The end of the year 9999 in Unix seconds; what lies after it is not a time.</summary>
    public const double LastUnixSecond = 253_402_300_799;

    /// <summary>Finds the Unix second of a line.</summary>
    /// <returns>
    /// False where there is none, an impossible one, more than one candidate, or a nested one: then only parsing can determine it.
    /// </returns>
    public static bool TryFindTimestamp(ReadOnlySpan<byte> line, out double second) =>
        TryFind(line, "\"timestamp\""u8, out second) && second is > 0 and <= LastUnixSecond;

    /// <summary>Finds the time to live of a line, in seconds, in the same way.</summary>
    public static bool TryFindTtl(ReadOnlySpan<byte> line, out double seconds) => TryFind(line, "\"ttl\""u8, out seconds);

    /// <summary>Whether the time to live of a line is over at a moment; false where the bytes do not determine it.</summary>
    /// <param name="line">The line.</param>
    /// <param name="second">Its timestamp.</param>
    /// <param name="now">The moment in Unix seconds.</param>
    public static bool IsExpiredAt(ReadOnlySpan<byte> line, double second, long now) =>
        TryFindTtl(line, out var ttl) && ttl >= 1 && second + ttl < now;

    private static bool TryFind(ReadOnlySpan<byte> line, ReadOnlySpan<byte> key, out double number)
    {
        number = 0;
        return LineMember.TryFind(line, key, out var rest)
            && JsonScalar.TryReadNumber(rest, out number, out var length)
            && double.IsFinite(number)
            && length < rest.Length
            && rest[length] is (byte)',' or (byte)'}' or (byte)' ';
    }
}

using System.Globalization;
using System.Runtime.InteropServices;
using System.Text;
using Microsoft.Win32.SafeHandles;
using PoolCoordination.Log;
using PoolCoordination.Storage;
using PoolCoordination.Text;

namespace PoolCoordination.Claims;

/// <summary>
/// The verdicts up to a place in the log, in a file beside it, so that the next reader judges only what came since. It holds nothing
/// that the log does not say: without it, where it is damaged, or where its place is gone, all is judged anew. After a heading comes what
/// is asked of every claim, and then the claims' lines, of which a reader needs few.
/// </summary>
internal sealed class ClaimCache(PoolLocation location)
{
    private const string Version = "6";
    private const int HeadingLength = 128;
    private const int BlockLength = 64 * 1024;

    /// <summary>Reads the verdicts; null where there are none.</summary>
    /// <param name="isBrief">Whether few of the claims' lines are needed, and not for long.</param>
    public KeptClaims? Read(bool isBrief = false)
    {
        try
        {
            if (RegularFile.OpenForReading(location.ClaimsPath, location.Owners) is not { } file)
                return null;
            var kept = Read(file, isBrief);
            if (kept is null)
                file.Dispose();
            return kept;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    /// <summary>Keeps the verdicts; where that cannot be written, the next reader judges more.</summary>
    public void Write(ClaimFold fold, LogPosition position, LiveStart live)
    {
        var writer = new ClaimCacheWriter();
        foreach (var claim in fold.Claims)
        {
            writer.Byte((int)claim.Status);
            writer.Time(claim.ExpiresAt);
            writer.Text(claim.ClosedBy ?? "");
            claim.Claimed.Write(writer);
        }

        var content = writer.Content(HeadingLength);
        var hash = Fnv1a.Empty;
        for (var at = HeadingLength; at < content.Length; at += BlockLength)
            hash = Fnv1a.Add(hash, HashOfBlock(content.AsSpan(at, Math.Min(BlockLength, content.Length - at))));
        var heading = string.Create(
            CultureInfo.InvariantCulture,
            $"{Version} {position.Offset} {position.LineLength} {position.LineHash} {live} {writer.Length} {hash}"
        );
        Encoding.UTF8.GetBytes(heading.PadRight(HeadingLength - 1) + '\n', content);
        try
        {
            PrivateFile.Replace(location.ClaimsPath, content);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            // Who may only read the pool keeps nothing.
        }
    }

    private static KeptClaims? Read(SafeFileHandle file, bool isBrief)
    {
        var length = RandomAccess.GetLength(file) - HeadingLength;
        if (length < 0)
            return null;
        Span<byte> heading = stackalloc byte[HeadingLength];
        RandomAccess.Read(file, heading, 0);
        var words = Encoding.UTF8.GetString(heading).TrimEnd().Split(' ');
        if (
            words is not [Version, var offset, var lineLength, var lineHash, var live, var liveAt, var size, var hash]
            || !long.TryParse(offset, CultureInfo.InvariantCulture, out var end)
            || !int.TryParse(lineLength, CultureInfo.InvariantCulture, out var endLength)
            || !ulong.TryParse(lineHash, CultureInfo.InvariantCulture, out var endHash)
            || !long.TryParse(live, CultureInfo.InvariantCulture, out var liveOffset)
            || !long.TryParse(liveAt, CultureInfo.InvariantCulture, out var liveSecond)
            || !int.TryParse(size, CultureInfo.InvariantCulture, out var claimsLength)
            || claimsLength > length
            || hash != HashOf(file).ToString(CultureInfo.InvariantCulture)
        )
            return null;
        var claims = new byte[claimsLength];
        RandomAccess.Read(file, claims, HeadingLength);
        var lines = new KeptLines(file, HeadingLength + claimsLength, isBrief);
        return ReadFold(claims, lines) is { } fold
            ? new KeptClaims(fold, new LogPosition(end, endLength, endHash), new LiveStart(liveOffset, liveSecond), lines)
            : null;
    }

    /// <summary>A hash of all that follows the heading, of which not more than a block is in memory.</summary>
    private static ulong HashOf(SafeFileHandle file)
    {
        var block = new byte[BlockLength];
        var hash = Fnv1a.Empty;
        long at = HeadingLength;
        while (RandomAccess.Read(file, block, at) is > 0 and var length)
        {
            hash = Fnv1a.Add(hash, HashOfBlock(block.AsSpan(0, length)));
            at += length;
        }

        return hash;
    }

    /// <summary>A hash of many bytes, eight at a time; a change of any one of them changes it.</summary>
    private static ulong HashOfBlock(ReadOnlySpan<byte> bytes)
    {
        var words = MemoryMarshal.Cast<byte, ulong>(bytes);
        var hash = Fnv1a.Hash(bytes[(words.Length * sizeof(ulong))..]) ^ (ulong)bytes.Length;
        foreach (var word in words)
            hash = Fnv1a.Add(hash, word);
        return hash;
    }

    private static ClaimFold? ReadFold(byte[] claims, KeptLines lines)
    {
        var fold = new ClaimFold();
        try
        {
            var reader = new ClaimCacheReader(claims, lines);
            while (!reader.IsAtEnd)
                fold.Restore(ReadClaim(ref reader));
            return fold;
        }
        catch (Exception exception) when (exception is ArgumentException or IndexOutOfRangeException or OverflowException)
        {
            // Its hash is right and its content is not: somebody made it.
            return null;
        }
    }

    private static Claim ReadClaim(ref ClaimCacheReader reader)
    {
        var status = (ClaimStatus)reader.Byte();
        var expiresAt = reader.Time();
        var closedBy = reader.Text();
        return new Claim(ClaimedEntry.Read(ref reader))
        {
            Status = status,
            ExpiresAt = expiresAt,
            ClosedBy = closedBy.Length > 0 ? closedBy : null,
        };
    }
}

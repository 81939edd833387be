using System.Globalization;
using System.Runtime.InteropServices;
using System.Text;
using PoolCoordination.Log;
using PoolCoordination.Storage;
using PoolCoordination.Text;

namespace PoolCoordination.Claims;

/// <summary>
/// The verdicts up to a place in the log, in a file beside it, so that the next reader judges only what came since. It holds nothing
/// that the log does not say: without it, where it is damaged, or where its place is gone, all is judged anew.
/// </summary>
internal sealed class ClaimCache(PoolLocation location)
{
    private const string Version = "4";
    private const int UsualSize = 600;
    private const int FirstLineLength = 128;

    /// <summary>Reads the verdicts into a fold.</summary>
    /// <returns>The place up to which they go; null where there are none.</returns>
    public LogPosition? Read(ClaimFold fold)
    {
        var content = ReadFile();
        if (content.Length < FirstLineLength)
            return null;
        var body = content.AsMemory(FirstLineLength);
        if (ReadPosition(Encoding.UTF8.GetString(content, 0, FirstLineLength).TrimEnd(), Hash(body.Span)) is not { } position)
            return null;
        if (ReadClaims(body) is not { } claims)
            return null;
        foreach (var claim in claims)
            fold.Restore(claim);
        return position;
    }

    /// <summary>Keeps the verdicts; where that cannot be written, the next reader judges more.</summary>
    public void Write(ClaimFold fold, LogPosition position)
    {
        var writer = new ClaimCacheWriter(FirstLineLength + (fold.Count * UsualSize));
        writer.Skip(FirstLineLength);
        foreach (var claim in fold.Claims)
        {
            writer.Byte((int)claim.Status);
            writer.Time(claim.ExpiresAt);
            writer.Text(claim.ClosedBy ?? "");
            claim.Claimed.Write(writer);
        }

        var content = writer.Written;
        var firstLine = string.Create(
            CultureInfo.InvariantCulture,
            $"{Version} {position.Offset} {position.LineLength} {position.LineHash} {Hash(content[FirstLineLength..])}"
        );
        Encoding.UTF8.GetBytes(firstLine, content);
        content[FirstLineLength - 1] = (byte)'\n';
        try
        {
            PrivateFile.Replace(location.ClaimsPath, content);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            // Who may only read the pool keeps nothing.
        }
    }

    private byte[] ReadFile()
    {
        try
        {
            return RegularFile.ReadAll(location.ClaimsPath, location.Owners) ?? [];
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return [];
        }
    }

    /// <summary>A hash of many bytes, eight at a time; a change of any one of them changes it.</summary>
    private static ulong Hash(ReadOnlySpan<byte> bytes)
    {
        var words = MemoryMarshal.Cast<byte, ulong>(bytes);
        var hash = Fnv1a.Hash(bytes[(words.Length * sizeof(ulong))..]) ^ (ulong)bytes.Length;
        foreach (var word in words)
            hash = Fnv1a.Add(hash, word);
        return hash;
    }

    private static LogPosition? ReadPosition(string line, ulong bodyHash) =>
        line.Split(' ') is [Version, var offset, var length, var hash, var check]
        && check == bodyHash.ToString(CultureInfo.InvariantCulture)
        && long.TryParse(offset, CultureInfo.InvariantCulture, out var end)
        && int.TryParse(length, CultureInfo.InvariantCulture, out var lineLength)
        && ulong.TryParse(hash, CultureInfo.InvariantCulture, out var lineHash)
            ? new LogPosition(end, lineLength, lineHash)
            : null;

    private static List<Claim>? ReadClaims(ReadOnlyMemory<byte> body)
    {
        var claims = new List<Claim>();
        try
        {
            var reader = new ClaimCacheReader(body);
            while (!reader.IsAtEnd)
                claims.Add(ReadClaim(ref reader));
            return claims;
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

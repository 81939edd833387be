using System.Globalization;
using System.Text;
using PoolCoordination.Entries;
using PoolCoordination.Log;

namespace PoolCoordination.Claims;

/// <summary>
/// The verdicts up to a place in the log, in a file beside it, so that the next reader judges only what came since. It holds nothing
/// that the log does not tell: without it, where it is damaged, or where its place is gone, all is judged anew.
/// </summary>
internal sealed class ClaimCache(PoolLocation location)
{
    private const string Version = "2";

    /// <summary>Reads the verdicts into a fold.</summary>
    /// <returns>The place up to which they go; null where there are none.</returns>
    public LogPosition? Read(ClaimFold fold)
    {
        var content = ReadFile();
        var firstLine = content.AsSpan(0, content.AsSpan().IndexOf((byte)'\n') + 1);
        var body = content.AsSpan(firstLine.Length);
        if (firstLine.IsEmpty || ReadPosition(Encoding.UTF8.GetString(firstLine[..^1]), LogPosition.Hash(body)) is not { } position)
            return null;
        var lines = Encoding.UTF8.GetString(body).Split('\n', StringSplitOptions.RemoveEmptyEntries);
        var claims = new Claim[lines.Length];
        for (var i = 0; i < claims.Length; i++)
        {
            if (ReadClaim(lines[i]) is not { } claim)
                return null;
            claims[i] = claim;
        }

        foreach (var claim in claims)
            fold.Restore(claim);
        return position;
    }

    /// <summary>Keeps the verdicts; where that cannot be written, the next reader judges more.</summary>
    public void Write(ClaimFold fold, LogPosition position)
    {
        var text = new StringBuilder();
        foreach (var claim in fold.Claims)
        {
            // Ids are others' texts too, with spaces and line breaks perhaps.
            var closedBy = Uri.EscapeDataString(claim.ClosedBy ?? "");
            text.Append(CultureInfo.InvariantCulture, $"{(int)claim.Status} {claim.ExpiresAt.ToUnixTimeSeconds()} {closedBy} ");
            text.Append(EntryWriter.Text(claim.Entry)).Append('\n');
        }

        var body = Encoding.UTF8.GetBytes(text.ToString());
        var firstLine = string.Create(CultureInfo.InvariantCulture, $"{Version} {position.Offset} {position.LineLength} {position.LineHash} {LogPosition.Hash(body)}\n");
        try
        {
            PrivateFile.Replace(location.ClaimsPath, [.. Encoding.UTF8.GetBytes(firstLine), .. body]);
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

    private static LogPosition? ReadPosition(string line, ulong bodyHash) =>
        line.Split(' ') is [Version, var offset, var length, var hash, var check]
        && check == bodyHash.ToString(CultureInfo.InvariantCulture)
        && long.TryParse(offset, CultureInfo.InvariantCulture, out var end)
        && int.TryParse(length, CultureInfo.InvariantCulture, out var lineLength)
        && ulong.TryParse(hash, CultureInfo.InvariantCulture, out var lineHash)
            ? new LogPosition(end, lineLength, lineHash)
            : null;

    private static Claim? ReadClaim(string line) =>
        line.Split(' ', 4) is [var status, var expires, var closedBy, var json]
        && int.TryParse(status, CultureInfo.InvariantCulture, out var known)
        && long.TryParse(expires, CultureInfo.InvariantCulture, out var second)
        && EntryReader.TryRead(Encoding.UTF8.GetBytes(json), out var entry)
            ? new Claim(entry)
            {
                Status = (ClaimStatus)known,
                ExpiresAt = DateTimeOffset.FromUnixTimeSeconds(second),
                ClosedBy = closedBy.Length > 0 ? Uri.UnescapeDataString(closedBy) : null,
            }
            : null;
}

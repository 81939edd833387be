using System.Globalization;
using System.Text;
using PoolCoordination.Entries;
using PoolCoordination.Log;

namespace PoolCoordination.Claims;

/// <summary>
/// The verdicts up to a place in the log, in a file beside it, so that the next reader judges only what came since. It holds nothing
/// that the log does not tell: without it, or where its place is gone, all is judged anew.
/// </summary>
internal sealed class ClaimCache(PoolLocation location)
{
    private const string Version = "1";
    private const string Nobody = "-";

    /// <summary>Reads the verdicts into a fold.</summary>
    /// <returns>The place up to which they go; null where there are none.</returns>
    public LogPosition? Read(ClaimFold fold)
    {
        if (!File.Exists(location.ClaimsPath))
            return null;
        var lines = File.ReadAllText(location.ClaimsPath).Split('\n', StringSplitOptions.RemoveEmptyEntries);
        if (lines.Length == 0 || ReadPosition(lines[0]) is not { } position)
            return null;
        var claims = new Claim[lines.Length - 1];
        for (var i = 0; i < claims.Length; i++)
        {
            if (ReadClaim(lines[i + 1]) is not { } claim)
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
        text.Append(CultureInfo.InvariantCulture, $"{Version} {position.Offset} {position.LineLength} {position.LineHash}\n");
        foreach (var claim in fold.Claims)
        {
            text.Append(CultureInfo.InvariantCulture, $"{(int)claim.Status} {claim.ExpiresAt.ToUnixTimeSeconds()} {claim.ClosedBy ?? Nobody} ");
            text.Append(EntryWriter.Text(claim.Entry)).Append('\n');
        }

        try
        {
            PrivateFile.Replace(location.ClaimsPath, Encoding.UTF8.GetBytes(text.ToString()));
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            // Who may only read the pool keeps nothing.
        }
    }

    private static LogPosition? ReadPosition(string line) =>
        line.Split(' ') is [Version, var offset, var length, var hash]
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
                ClosedBy = closedBy == Nobody ? null : closedBy,
            }
            : null;
}

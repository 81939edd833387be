using System.Text;
using PoolCoordination.Claims;
using PoolCoordination.Entries;
using PoolCoordination.Storage;

namespace PoolCoordination.Sessions;

/// <summary>
/// The claims of a session that were released at its end, or since it was taken for dead, in a file of its own: should the session go on,
/// it claims them again.
/// </summary>
/// <param name="location">The pool.</param>
/// <param name="sessionId">The session's id.</param>
internal sealed class ReleasedClaims(PoolLocation location, string sessionId)
{
    private readonly string _path = SessionFiles.PathOf(location, sessionId, ".claims");

    /// <summary>Whether there are any.</summary>
    public bool Exist => File.Exists(_path);

    /// <summary>The entries to claim them with; each names by <see cref="PoolEntry.Releases"/> the claim that was released.</summary>
    public IReadOnlyList<PoolEntry> Read()
    {
        var kept = new List<PoolEntry>();
        var lines = RegularFile.ReadAll(_path, location.Owners).AsSpan();
        foreach (var line in lines.Split((byte)'\n'))
        {
            if (EntryReader.TryRead(lines[line], out var entry))
                kept.Add(entry);
        }

        return kept;
    }

    /// <summary>Stores claims that are about to be released; those of edits are not claimed again.</summary>
    /// <exception cref="IOException">They cannot be stored.</exception>
    /// <exception cref="UnauthorizedAccessException">They may not be stored.</exception>
    public void Add(IReadOnlyList<Claim> held, DateTimeOffset now)
    {
        // An end that was cut short kept some already.
        var kept = Read();
        var lines = new StringBuilder();
        foreach (var claim in held)
        {
            if (claim.IsFromEdit || kept.Any(entry => entry.Releases == claim.Id))
                continue;
            // With the id that it will have: who resumes is killed in the middle, too, and then sees what was claimed already.
            var again = claim.Entry with { Id = Guid.CreateVersion7(now).ToString(), Releases = claim.Id };
            lines.Append(EntryWriter.Text(again)).Append('\n');
        }

        if (lines.Length > 0)
            WholeLine.Append(_path, Encoding.UTF8.GetBytes(lines.ToString()), location.Owners);
    }

    /// <summary>Forgets them.</summary>
    public void Remove() => File.Delete(_path);
}

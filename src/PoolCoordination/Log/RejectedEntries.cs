using System.Text;
using PoolCoordination.Entries;
using PoolCoordination.Json;
using PoolCoordination.Storage;

namespace PoolCoordination.Log;

/// <summary>
/// Entries that their server never takes, in a file beside the outbox: lines of the same form, each with the reason. What has been mended
/// since can be appended to the outbox.
/// </summary>
/// <param name="location">The pool on the server.</param>
internal sealed class RejectedEntries(PoolLocation location)
{
    /// <summary>How many there are, of any server.</summary>
    public int Count => RegularFile.ReadAll(location.RejectedPath, location.Owners)?.AsSpan().Count((byte)'\n') ?? 0;

    /// <summary>The entry of an id; null where it is not among them.</summary>
    public PoolEntry? Find(string id)
    {
        var content = (RegularFile.ReadAll(location.RejectedPath, location.Owners) ?? []).AsSpan();
        foreach (var line in content.Split((byte)'\n'))
        {
            if (new Outbox(location).EntryOf(content[line]) is { } entry && entry.Id == id)
                return entry;
        }

        return null;
    }

    /// <summary>Keeps an entry, unless it is there already.</summary>
    /// <param name="entry">The entry that the server rejects.</param>
    /// <param name="reason">Why the server does not take it.</param>
    /// <exception cref="IOException">It could not be written whole.</exception>
    public void Add(PoolEntry entry, string reason)
    {
        ArgumentNullException.ThrowIfNull(entry);
        var line =
            new JsonLine().Add("server", location.Name).AddRaw($"\"entry\":{EntryWriter.Text(entry)}").Add("reason", reason).ToString()
            + '\n';
        var bytes = Encoding.UTF8.GetBytes(line);
        if (RegularFile.ReadAll(location.RejectedPath, location.Owners) is not { } kept || kept.AsSpan().IndexOf(bytes) < 0)
            WholeLine.Append(location.RejectedPath, bytes, location.Owners);
    }
}

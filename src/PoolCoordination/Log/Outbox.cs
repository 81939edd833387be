using PoolCoordination.Entries;
using PoolCoordination.Json;

namespace PoolCoordination.Log;

/// <summary>
/// Entries that wait for a server that is away, in a file beside the settings: a line each, with the address of the server that it is for.
/// They are delivered in their order; one that was delivered and could not be taken out is told by its id.
/// </summary>
public sealed class Outbox
{
    private readonly string _path;
    private readonly string _server;
    private readonly string _place;
    private readonly RefusedEntries _refused;

    /// <summary>The outbox of a pool on a server.</summary>
    public Outbox(PoolLocation location)
    {
        ArgumentNullException.ThrowIfNull(location);
        _path = location.OutboxPath;
        _server = location.Name;
        _place = PlaceOf(_server);
        _refused = new RefusedEntries(location);
    }

    /// <summary>Whether nothing waits, whatever it is for.</summary>
    public bool IsEmpty => !File.Exists(_path) || new FileInfo(_path).Length == 0;

    /// <summary>The entries that wait for this server, the first that came first.</summary>
    public IReadOnlyList<PoolEntry> Entries => [.. Read(File.Exists(_path) ? File.ReadAllBytes(_path) : []).Select(line => line.Entry).OfType<PoolEntry>()];

    /// <summary>Puts an entry behind the others, unless one of the same block, session and turn waits already.</summary>
    /// <exception cref="IOException">It could not be written whole.</exception>
    public void Add(PoolEntry entry)
    {
        ArgumentNullException.ThrowIfNull(entry);
        if (entry.RawHash is not null && Entries.Any(entry.IsRepeatOf))
            return;
        var line = new JsonLine().Add("server", _server).AddRaw($"\"entry\":{EntryWriter.Text(entry)}").ToString() + '\n';
        using var place = LogLock.Share(_path);
        FileLog.Append(_path, System.Text.Encoding.UTF8.GetBytes(line));
    }

    /// <summary>
    /// Delivers what waits for this server, and takes it out; what takes longer than the limit is left for the next call. What the server
    /// never takes is set aside.
    /// </summary>
    /// <param name="append">Writes an entry, and returns null, or why the server never takes it; where it throws, this and all behind it wait on.</param>
    /// <param name="limit">How long it may take, and another process that is at it may be waited for.</param>
    /// <returns>Whether nothing waits for this server any more.</returns>
    public bool Deliver(Func<PoolEntry, string?> append, TimeSpan limit)
    {
        ArgumentNullException.ThrowIfNull(append);
        if (IsEmpty)
            return true;
        var end = Environment.TickCount64 + (long)limit.TotalMilliseconds;
        if (FileTurn.TryTake(_path + ".deliver.lock", limit) is not { } turn)
            return Entries.Count == 0;
        using (turn)
        {
            if (IsEmpty)
                return true;
            var content = File.ReadAllBytes(_path);
            var lines = Read(content);
            var delivered = 0;
            try
            {
                for (; delivered < lines.Count && Environment.TickCount64 <= end; delivered++)
                {
                    // Set aside before it is taken out: whatever happens between, it is in one of the two.
                    if (lines[delivered].Entry is { } entry && append(entry) is { } refusal)
                        _refused.Add(entry, refusal);
                }
            }
            finally
            {
                TakeOut(lines, delivered, content);
            }
        }

        return Entries.Count == 0;
    }

    private void TakeOut(List<OutboxLine> lines, int delivered, byte[] content)
    {
        if (!lines.Take(delivered).Any(line => line.Entry is not null))
            return;
        // What came meanwhile stands behind what was read.
        using var alone = LogLock.TakeAlone(_path);
        if (alone is null)
            return;
        using var rest = new MemoryStream();
        for (var i = 0; i < lines.Count; i++)
        {
            if (i >= delivered || lines[i].Entry is null)
                rest.Write(content.AsSpan(lines[i].Bytes));
        }

        rest.Write(File.ReadAllBytes(_path).AsSpan(lines.Count > 0 ? lines[^1].Bytes.End.Value : 0));
        if (rest.Length == 0)
            File.Delete(_path);
        else
            PrivateFile.Replace(_path, rest.ToArray());
    }

    /// <summary>The whole lines; those that are for another server, or no entries, have none.</summary>
    private List<OutboxLine> Read(ReadOnlySpan<byte> content)
    {
        var lines = new List<OutboxLine>();
        for (var start = 0; content[start..].IndexOf((byte)'\n') is >= 0 and var length; start += length + 1)
            lines.Add(new OutboxLine(start..(start + length + 1), EntryOf(content.Slice(start, length))));
        return lines;
    }

    private PoolEntry? EntryOf(ReadOnlySpan<byte> line)
    {
        var reader = new JsonReader(line);
        var isOfServer = false;
        PoolEntry? entry = null;
        if (!reader.Read() || reader.TokenType != JsonToken.StartObject)
            return null;
        while (reader.Read() && reader.TokenType == JsonToken.PropertyName)
        {
            var isServer = JsonText.Is(ref reader, "server"u8);
            var isEntry = JsonText.Is(ref reader, "entry"u8);
            reader.Read();
            var start = reader.TokenStartIndex;
            if (isServer && reader.TokenType == JsonToken.String)
                isOfServer = PlaceOf(JsonText.Read(ref reader)) == _place;
            reader.Skip();
            if (isEntry && EntryReader.TryRead(line[start..reader.BytesConsumed], out var read))
                entry = read;
        }

        return isOfServer && reader.IsAtEnd() ? entry : null;
    }

    private static string PlaceOf(string address) => ServerAddress.TryParse(address)?.Place ?? address;

    private readonly record struct OutboxLine(Range Bytes, PoolEntry? Entry);
}

using System.Text;
using PoolCoordination.Entries;
using PoolCoordination.Json;
using PoolCoordination.Storage;

namespace PoolCoordination.Log;

/// <summary>
/// Entries that wait for a server that is unavailable, or for a log that another keeps locked, in a file beside the settings: a line each,
/// with the address of the server or the name of the log that it is for. They are delivered in their order; one that was delivered and
/// could not be taken out is recognized by its id.
/// </summary>
internal sealed class Outbox
{
    /// <summary>How long another process may keep the outbox itself locked.</summary>
    private static readonly TimeSpan s_timeout = TimeSpan.FromMilliseconds(50);

    private readonly PoolLocation _location;
    private readonly string _path;
    private readonly string _kind;
    private readonly string _target;
    private readonly RejectedEntries _rejected;

    /// <summary>The outbox of a pool.</summary>
    public Outbox(PoolLocation location)
    {
        ArgumentNullException.ThrowIfNull(location);
        _location = location;
        _path = location.OutboxPath;
        _rejected = new RejectedEntries(location);
        // A log is beside the outbox, so its name is enough: the folder may be reached by several paths.
        (_kind, _target) = location.Server is null ? ("log", Path.GetFileName(location.LogPath)) : ("server", location.Name);
    }

    /// <summary>Whether nothing waits, whatever it is for.</summary>
    public bool IsEmpty => new FileInfo(_path) is not { Exists: true, Length: > 0 };

    /// <summary>The entries that wait for this pool, the oldest first.</summary>
    public IReadOnlyList<PoolEntry> Entries => [.. Read(Content()).Select(line => line.Entry).OfType<PoolEntry>()];

    /// <summary>Puts an entry after the others, unless one of the same block, session and turn waits already.</summary>
    /// <exception cref="IOException">It could not be written whole, or another process keeps the outbox locked.</exception>
    public void Add(PoolEntry entry)
    {
        ArgumentNullException.ThrowIfNull(entry);
        if (entry.RawHash is not null && Entries.Any(entry.IsRepeatOf))
            return;
        var line = new JsonLine().Add(_kind, _target).AddRaw($"\"entry\":{EntryWriter.Text(entry)}").ToString() + '\n';
        using var logLock =
            LogLock.TryAcquireShared(_path, s_timeout, _location.Owners)
            ?? throw new IOException($"Another process has locked '{_path}'.");
        WholeLine.Append(_path, Encoding.UTF8.GetBytes(line), _location.Owners);
    }

    /// <summary>
    /// Delivers what waits for this pool, and takes it out; what takes longer than the limit is left for the next call. What the server
    /// never takes is set aside.
    /// </summary>
    /// <param name="append">
    /// Writes an entry, and returns null, or why the server never takes it; where it throws, this and all after it wait on.
    /// </param>
    /// <param name="limit">How long it may take, and another process that is at it may be waited for.</param>
    /// <returns>Whether nothing waits for this pool any more.</returns>
    public bool Deliver(Func<PoolEntry, string?> append, TimeSpan limit)
    {
        ArgumentNullException.ThrowIfNull(append);
        if (IsEmpty)
            return true;
        var end = Environment.TickCount64 + (long)limit.TotalMilliseconds;
        if (FileMutex.TryAcquire(_path + ".deliver.lock", limit) is not { } mutex)
            return Entries.Count == 0;
        using (mutex)
        {
            if (IsEmpty)
                return true;
            var content = Content();
            var lines = Read(content);
            var delivered = 0;
            try
            {
                for (; delivered < lines.Count && Environment.TickCount64 <= end; delivered++)
                {
                    // Set aside before it is taken out: whatever happens between, it is in one of the two.
                    if (lines[delivered].Entry is { } entry && append(entry) is { } reason)
                        _rejected.Add(entry, reason);
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
        // What came meanwhile stands after what was read.
        using var alone = LogLock.TryAcquireExclusive(_path, s_timeout, _location.Owners);
        if (alone is null)
            return;
        using var rest = new MemoryStream();
        for (var i = 0; i < lines.Count; i++)
        {
            if (i >= delivered || lines[i].Entry is null)
                rest.Write(content.AsSpan(lines[i].Bytes));
        }

        rest.Write(Content().AsSpan(lines.Count > 0 ? lines[^1].Bytes.End.Value : 0));
        if (rest.Length == 0)
            File.Delete(_path);
        else
            PrivateFile.Replace(_path, rest.ToArray());
    }

    private byte[] Content() => RegularFile.ReadAll(_path, _location.Owners) ?? [];

    /// <summary>The whole lines; those that are for another pool, or no entries, have none.</summary>
    private List<OutboxLine> Read(ReadOnlySpan<byte> content)
    {
        var lines = new List<OutboxLine>();
        for (var start = 0; content[start..].IndexOf((byte)'\n') is >= 0 and var length; start += length + 1)
            lines.Add(new OutboxLine(start..(start + length + 1), EntryOf(content.Slice(start, length))));
        return lines;
    }

    /// <summary>The entry of a line, where it is for this pool; else null.</summary>
    internal PoolEntry? EntryOf(ReadOnlySpan<byte> line)
    {
        var reader = new JsonReader(line);
        var isForPool = false;
        PoolEntry? entry = null;
        if (!reader.Read() || reader.TokenType != JsonToken.StartObject)
            return null;
        while (reader.Read() && reader.TokenType == JsonToken.PropertyName)
        {
            var isTarget = JsonText.Is(ref reader, Encoding.UTF8.GetBytes(_kind));
            var isEntry = JsonText.Is(ref reader, "entry"u8);
            reader.Read();
            var start = reader.TokenStartIndex;
            if (isTarget && reader.TokenType == JsonToken.String)
                isForPool = PoolKeyOf(JsonText.Read(ref reader)) == PoolKeyOf(_target);
            reader.Skip();
            if (isEntry && EntryReader.TryRead(line[start..reader.BytesConsumed], out var read))
                entry = read;
        }

        return isForPool && reader.IsAtEnd() ? entry : null;
    }

    private static string PoolKeyOf(string address) => ServerAddress.TryParse(address)?.PoolKey ?? address;

    private readonly record struct OutboxLine(Range Bytes, PoolEntry? Entry);
}

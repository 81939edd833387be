using System.Buffers;
using System.Diagnostics.CodeAnalysis;
using Microsoft.Win32.SafeHandles;
using PoolCoordination.Entries;
using PoolCoordination.Storage;

namespace PoolCoordination.Log;

/// <summary>
/// Reads a large log with all cores: pieces of it from the end back, a bounded number at a time, whose entries are given in the order
/// of the log all the same.
/// </summary>
internal sealed class ParallelScan(SafeFileHandle file, EntryScan scan, long length)
{
    private const int PieceSize = 1024 * 1024;

    /// <summary>Whether the program reads large logs so; one that never does, as its project says, leaves the thread pool out.</summary>
    [FeatureSwitchDefinition("PoolCoordination.ReadsInParallel")]
    public static bool IsSupported { get; } = !AppContext.TryGetSwitch("PoolCoordination.ReadsInParallel", out var isOn) || isOn;

    /// <summary>Logs below this size are read by one core: to hand out pieces costs more.</summary>
    public const long WorthwhileSize = 8 * PieceSize;

    /// <summary>The entries, newest first.</summary>
    public IEnumerable<PoolEntry> Entries()
    {
        var pieces = new Queue<Task<List<PoolEntry>>>();
        for (var end = length; end > scan.From || pieces.Count > 0; end -= PieceSize)
        {
            if (end > scan.From)
            {
                var (from, to) = (Math.Max(scan.From, end - PieceSize), end);
                pieces.Enqueue(Task.Run(() => ReadPiece(from, to), scan.Cancellation));
                if (pieces.Count <= Environment.ProcessorCount)
                    continue;
            }

            var entries = pieces.Dequeue().GetAwaiter().GetResult();
            scan.Progress?.Invoke(1 - (double)Math.Max(0, end - PieceSize - scan.From) / (length - scan.From));
            for (var i = entries.Count - 1; i >= 0; i--)
                yield return entries[i];
        }
    }

    /// <summary>The entries of the lines that end between two offsets.</summary>
    private List<PoolEntry> ReadPiece(long from, long to)
    {
        var entries = new List<PoolEntry>();
        var bytes = ArrayPool<byte>.Shared.Rent((int)(to - from));
        try
        {
            Fill(bytes.AsSpan(0, (int)(to - from)), from);
            var lines = WholeLines(bytes.AsSpan(0, (int)(to - from)), from, out var isFirstWhole);
            if (!isFirstWhole)
                ReadLineAcross(from, entries);
            ReadLines(lines, entries);
            return entries;
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(bytes);
        }
    }

    private void Fill(Span<byte> bytes, long offset)
    {
        while (!bytes.IsEmpty)
        {
            var got = RandomAccess.Read(file, bytes, offset);
            if (got == 0)
                throw new IOException("The log was truncated while it was being read.");
            bytes = bytes[got..];
            offset += got;
        }
    }

    /// <summary>The lines that begin and end in a piece.</summary>
    private ReadOnlySpan<byte> WholeLines(ReadOnlySpan<byte> piece, long from, out bool isFirstWhole)
    {
        isFirstWhole = from == scan.From;
        var end = piece.LastIndexOf((byte)'\n') + 1;
        var start = isFirstWhole ? 0 : piece.IndexOf((byte)'\n') + 1;
        // Without a break the piece is the middle of a line, which a later piece ends.
        if (end == 0)
            isFirstWhole = true;
        return piece[start..Math.Max(start, end)];
    }

    /// <summary>The line that a piece begins in the middle of: it is read from the end of the piece's first line back.</summary>
    private void ReadLineAcross(long from, List<PoolEntry> entries)
    {
        using var forward = new ForwardLines(file, from, length, FileSnapshot.LongestLine);
        forward.MoveNext();
        using var back = new BackwardLines(file, scan.From, forward.LineEnd, FileSnapshot.LongestLine);
        if (back.MoveNext())
            AddIfPassing(back.Line, entries);
    }

    private void ReadLines(ReadOnlySpan<byte> lines, List<PoolEntry> entries)
    {
        while (!lines.IsEmpty)
        {
            scan.Cancellation.ThrowIfCancellationRequested();
            var candidate = scan.Filter?.IndexOfCandidate(lines) ?? 0;
            if (candidate < 0)
                return;
            var start = lines[..candidate].LastIndexOf((byte)'\n') + 1;
            var end = candidate + lines[candidate..].IndexOf((byte)'\n');
            AddIfPassing(lines[start..end], entries);
            lines = lines[(end + 1)..];
        }
    }

    private void AddIfPassing(ReadOnlySpan<byte> line, List<PoolEntry> entries)
    {
        if (scan.MayPass(line) && EntryReader.TryRead(line, out var entry) && scan.Passes(entry))
            entries.Add(entry);
    }
}

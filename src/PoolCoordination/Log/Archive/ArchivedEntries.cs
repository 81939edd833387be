using PoolCoordination.Entries;
using PoolCoordination.Storage;

namespace PoolCoordination.Log.Archive;

/// <summary>
/// The entries of a log and its archive in one order. Entries with a long time to live stay in the log when younger ones go, so that a
/// file of the archive and the log, or another file, share a stretch of time.
/// </summary>
internal static class ArchivedEntries
{
    /// <summary>
    /// The entries of a log, and among them those of its archive where that is wanted and the log has one, from the newest back.
    /// </summary>
    public static IEnumerable<PoolEntry> EntriesBack(this PoolLog log, EntryScan scan, bool includeArchive) =>
        includeArchive && log.Location.Server is null ? WithLog(log.Location, scan) : log.EntriesBack(scan);

    /// <summary>All of them from the newest back; in each file the order of lines counts, between files the time.</summary>
    private static IEnumerable<PoolEntry> WithLog(PoolLocation location, EntryScan scan)
    {
        var snapshots = new List<FileSnapshot>();
        try
        {
            var archive = new ArchiveFolder(location);
            IReadOnlyList<string> files;
            do
            {
                // A compaction that ended between the two looks took lines out of the one and put them into the other.
                snapshots.ForEach(snapshot => snapshot.Dispose());
                files = archive.Files();
                snapshots = [FileSnapshot.Open(location.LogPath, location.Owners)];
            }
            while (!files.SequenceEqual(archive.Files(), StringComparer.Ordinal));

            foreach (var file in files)
                snapshots.Add(ArchiveFolder.Open(file));
            foreach (var entry in Merge(snapshots, scan))
                yield return entry;
        }
        finally
        {
            snapshots.ForEach(snapshot => snapshot.Dispose());
        }
    }

    private static IEnumerable<PoolEntry> Merge(List<FileSnapshot> snapshots, EntryScan scan)
    {
        var ids = new RecentIds();
        var scans = ScansOf(snapshots, scan);
        var files = snapshots.Select((snapshot, file) => snapshot.EntriesBack(scans[file]).GetEnumerator()).ToArray();
        // Of entries of one second those of the log come first, then those of the newest file.
        var next = new PriorityQueue<int, (long Second, int File)>();
        for (var file = 0; file < files.Length; file++)
        {
            if (files[file].MoveNext())
                next.Enqueue(file, (-SecondOf(files[file].Current, otherwise: long.MaxValue), file));
        }

        while (next.TryDequeue(out var file, out var order))
        {
            // Who put an archive's lines back into the log has them twice, and next to each other here.
            if (ids.Add(files[file].Current.Id))
                yield return files[file].Current;
            if (files[file].MoveNext())
                next.Enqueue(file, (-SecondOf(files[file].Current, otherwise: -order.Second), file));
        }
    }

    /// <summary>The scan of each file, whose progress counts by its size.</summary>
    private static EntryScan[] ScansOf(List<FileSnapshot> snapshots, EntryScan scan)
    {
        if (scan.Progress is not { } progress)
            return [.. snapshots.Select(_ => scan)];
        var read = new double[snapshots.Count];
        var total = snapshots.Sum(snapshot => snapshot.Length);
        return
        [
            .. snapshots.Select((snapshot, file) => scan with
            {
                Progress = share =>
                {
                    read[file] = share * snapshot.Length;
                    progress(read.Sum() / total);
                },
            }),
        ];
    }

    /// <summary>The entry's second; an entry without a time stays beside the one before it.</summary>
    private static long SecondOf(PoolEntry entry, long otherwise) =>
        entry.Timestamp > DateTimeOffset.UnixEpoch ? entry.Timestamp.ToUnixTimeSeconds() : otherwise;
}

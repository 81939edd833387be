namespace PoolCoordination.Compaction;

/// <summary>What a compaction did.</summary>
/// <param name="Archived">How many lines went to the archive.</param>
/// <param name="Kept">How many lines stayed, those written meanwhile not counted.</param>
/// <param name="ArchivePath">The archive's file; null where nothing was to be archived.</param>
public sealed record CompactionResult(long Archived, long Kept, string? ArchivePath);

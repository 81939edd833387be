namespace PoolCoordination.Sessions;

/// <summary>A file that a session changed and, as far as is written down, has not committed.</summary>
/// <param name="SessionId">The session's id.</param>
/// <param name="Path">The file's path, without links.</param>
/// <param name="ChangedAt">When the session changed it last.</param>
internal sealed record ChangedFile(string SessionId, string Path, DateTimeOffset ChangedAt);

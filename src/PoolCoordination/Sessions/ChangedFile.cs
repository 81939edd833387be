namespace PoolCoordination.Sessions;

/// <summary>A file that a session changed and, as far as is written down, has not committed.</summary>
/// <param name="SessionId">The id of the session whose work it is: the one that changed it, or goes on with its work.</param>
/// <param name="Path">The file's path, without links.</param>
/// <param name="ChangedAt">When the session changed it last.</param>
internal sealed record ChangedFile(string SessionId, string Path, DateTimeOffset ChangedAt)
{
    /// <summary>The id of the session that changed it.</summary>
    public string ChangedBy { get; init; } = SessionId;

    /// <summary>The file's path.</summary>
    public override string ToString() => Path;
}

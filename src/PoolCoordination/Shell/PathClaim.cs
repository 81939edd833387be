namespace PoolCoordination.Shell;

/// <summary>The claim of another session on a path.</summary>
/// <param name="holder">The name under which the session is shown.</param>
/// <param name="path">The first path that it names, as it was written.</param>
/// <param name="since">Since when it has it.</param>
internal sealed class PathClaim(string holder, string path, DateTimeOffset since)
{
    /// <summary>The name under which the session is shown.</summary>
    public string Holder => holder;

    /// <summary>The first path that it names, as it was written.</summary>
    public string Path => path;

    /// <summary>Since when it has it.</summary>
    public DateTimeOffset Since => since;

    /// <summary>Whether the session that asks has changed the file and not committed it.</summary>
    public bool IsOnOwnWork { get; init; }
}

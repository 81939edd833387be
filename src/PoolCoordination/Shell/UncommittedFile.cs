using PoolCoordination.Git;

namespace PoolCoordination.Shell;

/// <summary>A file that differs from the last commit, and whose work that is.</summary>
/// <param name="path">The absolute path.</param>
/// <param name="states">How it differs.</param>
/// <param name="holder">The name under which the session is shown; null if nobody recorded it.</param>
internal sealed class UncommittedFile(string path, FileStates states, string? holder)
{
    /// <summary>The absolute path.</summary>
    public string Path => path;

    /// <summary>How it differs.</summary>
    public FileStates States => states;

    /// <summary>The name under which the session is shown; null if nobody recorded it.</summary>
    public string? Holder => holder;

    /// <summary>When the session changed it; null if that is not known.</summary>
    public DateTimeOffset? Since { get; init; }

    /// <summary>Whether it is the session's that asks.</summary>
    public bool IsOwn { get; init; }

    /// <summary>Whether the session has ended.</summary>
    public bool HasEnded { get; init; }
}

namespace PoolCoordination.Git;

/// <summary>The files of a working tree that differ from what is committed, as git listed them.</summary>
internal sealed class GitStatus
{
    private const string Kinds = "12u?!";

    // How many fields stand before the path: of a changed file, a renamed one (with another path after it), one in conflict, one that is
    // not tracked, and one that is ignored (git-status(1), porcelain version 2).
    private static readonly int[] s_fields = [8, 9, 10, 1, 1];

    private readonly List<string> _paths = [];
    private readonly List<FileStates> _states = [];

    private GitStatus() { }

    /// <summary>
    /// The paths, relative to the working tree, with slashes; of a folder that is listed as a whole, one that ends in a slash.
    /// </summary>
    public IReadOnlyList<string> Paths => _paths;

    /// <summary>
    /// Reads what git printed in its porcelain format, version 2, with null characters; null where it is something else.
    /// </summary>
    public static GitStatus? Parse(string text)
    {
        var status = new GitStatus();
        var records = text.Split('\0', StringSplitOptions.RemoveEmptyEntries);
        for (var i = 0; i < records.Length; i++)
        {
            var kind = Kinds.IndexOf(records[i][0], StringComparison.Ordinal);
            if (kind < 0 || records[i].Split(' ', s_fields[kind] + 1) is not { } fields || fields.Length <= s_fields[kind])
                return null;
            status.Add(fields[^1], StatesOf(kind, records[i]));
            // What was renamed stood under the path after it.
            if (kind == 1 && i + 1 < records.Length)
                status.Add(records[++i], FileStates.Staged);
        }

        return status;
    }

    /// <summary>How a file differs.</summary>
    /// <param name="path">The path, relative to the working tree, with slashes.</param>
    public FileStates StatesOf(string path)
    {
        for (var i = 0; i < _paths.Count; i++)
        {
            if (path == _paths[i] || (_paths[i].EndsWith('/') && path.StartsWith(_paths[i], StringComparison.Ordinal)))
                return _states[i];
        }

        return FileStates.None;
    }

    private void Add(string path, FileStates states)
    {
        _paths.Add(path);
        _states.Add(states);
    }

    private static FileStates StatesOf(int kind, string record) =>
        kind switch
        {
            3 => FileStates.Untracked,
            4 => FileStates.Ignored,
            2 => FileStates.Tracked,
            _ => (record[2] == '.' ? FileStates.None : FileStates.Staged) | (record[3] == '.' ? FileStates.None : FileStates.Changed),
        };
}

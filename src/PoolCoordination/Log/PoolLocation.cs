namespace PoolCoordination.Log;

/// <summary>Where a pool is: its log, and the files beside it.</summary>
/// <param name="LogPath">The absolute path of the log.</param>
public sealed record PoolLocation(string LogPath)
{
    private const string LogName = "instance_state.jsonl";

    /// <summary>The folder of the log.</summary>
    public string Folder => Path.GetDirectoryName(LogPath) ?? Path.GetPathRoot(LogPath)!;

    /// <summary>The settings, beside the log.</summary>
    public string SettingsPath => Path.Combine(Folder, "pool.json");

    /// <summary>The faults that no hook may show, beside the log.</summary>
    public string ErrorLogPath => Path.Combine(Folder, "errors.log");

    /// <summary>What each session has been shown, beside the log.</summary>
    public string SessionsFolder => Path.Combine(Folder, "sessions");

    /// <summary>The verdicts about claims up to a place in the log, beside it.</summary>
    public string ClaimsPath => LogPath + ".claims";

    /// <summary>What compactions took out of the log, beside it.</summary>
    public string ArchiveFolder => Path.Combine(Folder, "archive");

    /// <summary>
    /// Finds the pool: the path that is given, else <c>POOL_PATH</c>, else the nearest <c>.claude/pool</c> folder at or above the
    /// working folder and below the home folder, else <c>pool/</c> in Claude Code's own folder.
    /// </summary>
    public static PoolLocation Find(PoolEnvironment environment, string? path = null)
    {
        ArgumentNullException.ThrowIfNull(environment);
        if ((path ?? environment.PoolPath) is { } given)
            return new PoolLocation(Resolve(given, environment));
        var folder = ProjectPoolFolder(environment) ?? Path.Combine(environment.ConfigFolder, "pool");
        return new PoolLocation(Path.GetFullPath(Path.Combine(folder, LogName), environment.WorkingFolder));
    }

    /// <summary>The error for a log's path that is a folder.</summary>
    internal static PoolException FolderError(string path, Exception? innerException = null) =>
        new($"The pool '{path}' is a folder; a path to a file is needed, such as '{Path.Combine(path, LogName)}'.", innerException)
        {
            Fault = PoolFault.Location,
        };

    private static string Resolve(string path, PoolEnvironment environment)
    {
        if (path is "~" || path.StartsWith("~/", StringComparison.Ordinal))
            path = Path.Combine(environment.HomeFolder, path.TrimStart('~', '/'));
        return Path.GetFullPath(path, environment.WorkingFolder);
    }

    private static string? ProjectPoolFolder(PoolEnvironment environment)
    {
        var home = Path.TrimEndingDirectorySeparator(environment.HomeFolder);
        for (var folder = environment.WorkingFolder; folder is not null; folder = Path.GetDirectoryName(folder))
        {
            // The pool in the home folder is the default one, which Claude Code's own folder names.
            if (string.Equals(Path.TrimEndingDirectorySeparator(folder), home, StringComparison.Ordinal))
                return null;
            var pool = Path.Combine(folder, ".claude", "pool");
            if (Directory.Exists(pool))
                return pool;
        }

        return null;
    }
}

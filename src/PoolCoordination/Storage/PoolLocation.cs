using PoolCoordination.Faults;
using PoolCoordination.Text;

namespace PoolCoordination.Storage;

/// <summary>
/// Where a pool is: its log, and the files beside it. Of a pool on a server, those files are in the folder of the local pool.
/// </summary>
/// <param name="LogPath">The absolute path of the log; of the local one, where a server keeps the pool.</param>
public sealed record PoolLocation(string LogPath)
{
    internal const string LogName = "instance_state.jsonl";
    private const string SettingsName = "pool.json";

    /// <summary>The server that keeps the log; null where it is a file.</summary>
    public ServerAddress? Server { get; init; }

    /// <summary>Whether the user named the log, and so trusts those who share it; not where it was found.</summary>
    public bool IsGiven { get; init; }

    /// <summary>What names the pool to a user and on a command line: the log's path, or the server's address without a password.</summary>
    public string Name => Server?.Text ?? LogPath;

    /// <summary>The folder of the log.</summary>
    public string Folder => Path.GetDirectoryName(LogPath) ?? Path.GetPathRoot(LogPath)!;

    /// <summary>The settings, beside the log.</summary>
    public string SettingsPath => Path.Combine(Folder, SettingsName);

    /// <summary>The faults that no hook may show, beside the log.</summary>
    internal string ErrorLogPath => Path.Combine(Folder, "errors.log");

    /// <summary>What each session has been shown, beside the log.</summary>
    internal string SessionsFolder => Path.Combine(Folder, "sessions");

    /// <summary>What waits for a server that is unavailable.</summary>
    public string OutboxPath => Path.Combine(Folder, "outbox.jsonl");

    /// <summary>What its server never takes.</summary>
    public string RejectedPath => Path.Combine(Folder, "outbox.refused.jsonl");

    /// <summary>The verdicts about claims up to a place in the log, beside it; of a pool on a server, a file of its own.</summary>
    internal string ClaimsPath =>
        Server is null ? LogPath + ".claims" : Path.Combine(Folder, $"server-{Fnv1a.Digits(Server.Text)}.claims");

    /// <summary>
    /// What compactions took out of the log, beside its file: <c>archive</c>, or for a log of another name <c>NAME.archive</c>, as several
    /// logs may be in a folder.
    /// </summary>
    internal string ArchiveFolder
    {
        get
        {
            var file = FilePath;
            var name = Path.GetFileName(file);
            return Path.Combine(Path.GetDirectoryName(file) ?? Folder, name == LogName ? "archive" : name + ".archive");
        }
    }

    /// <summary>
    /// The log's file: where the log's path is a link, what it points to. What is locked and what a compaction replaces is that file, so
    /// that it stays one for all who come to it, by the link or not.
    /// </summary>
    internal string FilePath => FileLink.TargetOf(LogPath);

    /// <summary>The location of a log in a folder of its own, by the name that such a log has.</summary>
    internal static PoolLocation InFolder(string folder) => new(Path.Combine(folder, LogName));

    /// <summary>Whose the pool's files may be.</summary>
    internal FileOwners Owners => IsGiven ? FileOwners.Any : FileOwners.User;

    /// <summary>The error for a log's path that is a folder.</summary>
    internal static PoolException FolderError(string path, Exception? innerException = null) =>
        new($"The pool '{path}' is a folder; use the path of a file, such as '{Path.Combine(path, LogName)}'.", innerException)
        {
            Fault = PoolFault.Location,
        };

    /// <summary>The pool's name.</summary>
    public override string ToString() => Name;
}

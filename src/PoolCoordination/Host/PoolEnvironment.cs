namespace PoolCoordination.Host;

/// <summary>The environment of a process: variables and folders. A test or a PowerShell session gives its own.</summary>
public sealed class PoolEnvironment
{
    /// <summary>The variable that names an instance of Claude Code.</summary>
    public const string InstanceVariable = "CLAUDE_INSTANCE";

    /// <summary>The variable that names an instance of any agent; this one counts if both are set.</summary>
    public const string NeutralInstanceVariable = "POOL_INSTANCE";

    /// <summary>The variable that says where the pool is.</summary>
    public const string PathVariable = "POOL_PATH";

    private const string ConfigFolderVariable = "CLAUDE_CONFIG_DIR";
    private const string SessionVariable = "CLAUDE_CODE_SESSION_ID";

    private readonly Func<string, string?> _variable;

    /// <summary>An environment with its own variables and working folder.</summary>
    /// <param name="variable">The value of a variable, or null.</param>
    /// <param name="workingFolder">The folder from which relative paths start.</param>
    public PoolEnvironment(Func<string, string?> variable, string workingFolder)
    {
        _variable = variable;
        WorkingFolder = workingFolder;
        CurrentFolder = workingFolder;
    }

    /// <summary>The process's own environment.</summary>
    public static PoolEnvironment OfProcess { get; } = new(Environment.GetEnvironmentVariable, WorkingFolderOfProcess());

    /// <summary>The folder from which relative paths start.</summary>
    public string WorkingFolder { get; }

    /// <summary>
    /// The folder in which the work is now, such as a worktree of the project; the working folder where nothing else is known.
    /// </summary>
    internal string CurrentFolder { get; private init; }

    /// <summary><c>POOL_INSTANCE</c>, else <c>CLAUDE_INSTANCE</c>: the instance's name, which people gave it.</summary>
    public string? Instance => NamingVariable is { } name ? Variable(name) : null;

    /// <summary>Which of the two variables names the instance; null where neither does.</summary>
    public string? NamingVariable =>
        Variable(NeutralInstanceVariable) is not null ? NeutralInstanceVariable
        : Variable(InstanceVariable) is not null ? InstanceVariable
        : null;

    /// <summary>
    /// <c>CLAUDE_CODE_EXECPATH</c>: set in the shell commands of Claude Code's model, and so in the hooks of another client that one of
    /// them starts. A client sets it for its shell only, unlike <c>CLAUDE_CODE_CHILD_SESSION</c>, which its own hooks have too.
    /// </summary>
    internal bool IsInShellOfClient => Variable("CLAUDE_CODE_EXECPATH") is not null;

    /// <summary><c>CLAUDE_CODE_SESSION_ID</c>: set in what Claude Code starts.</summary>
    public string? SessionId => Variable(SessionVariable);

    /// <summary>The name by which the session goes if nobody gave it one; null where there is none, or it is not known.</summary>
    internal string? SessionName { get; private init; }

    /// <summary>
    /// <c>CLAUDE_ENV_FILE</c>: the file in which a hook at a session's start writes what variables the session's shell commands have.
    /// </summary>
    internal string? ShellVariablesPath => Variable("CLAUDE_ENV_FILE");

    /// <summary>
    /// <c>CLAUDE_PROJECT_DIR</c>: the folder in which Claude Code was started. A relative path says nothing and counts for none.
    /// </summary>
    public string? ProjectFolder => AbsolutePath("CLAUDE_PROJECT_DIR");

    /// <summary><c>POOL_PATH</c>: the log's path, or the address of the server that keeps it.</summary>
    public string? PoolPath => Variable(PathVariable);

    /// <summary>
    /// The user's home folder, as Claude Code has it: on Windows HOME is a shell's, and may be another. Where it is a relative path, which
    /// would mean another folder in each project, it is the root folder.
    /// </summary>
    public string HomeFolder =>
        (OperatingSystem.IsWindows() ? AbsolutePath("USERPROFILE") : null)
        ?? AbsolutePath("HOME")
        ?? (Environment.GetFolderPath(Environment.SpecialFolder.UserProfile) is var home && Path.IsPathFullyQualified(home) ? home : Root);

    /// <summary>
    /// Claude Code's folder: <c>CLAUDE_CONFIG_DIR</c>, else <c>.claude</c> in the home folder. A relative path counts as none: it would
    /// mean another folder in each project, and what a clone brings there would be the user's own.
    /// </summary>
    internal string ConfigFolder => AbsolutePath(ConfigFolderVariable) ?? Path.Combine(HomeFolder, ".claude");

    /// <summary>The relative path that <c>CLAUDE_CONFIG_DIR</c> gives; null where it gives none.</summary>
    internal string? RelativeConfigFolder => AbsolutePath(ConfigFolderVariable) is null ? Variable(ConfigFolderVariable) : null;

    /// <summary>The folder of the user's own pool, in Claude Code's folder.</summary>
    internal string OwnPoolFolder => Path.GetFullPath(Path.Combine(ConfigFolder, "pool"), WorkingFolder);

    /// <summary>Whether contexts are given in full: <c>POOL_COMPACT=0</c>.</summary>
    public bool IsFullContext => Variable("POOL_COMPACT") is "0" or "false" or "off";

    /// <summary>A variable's value without spaces around it; null where it is not set or empty.</summary>
    public string? Variable(string name) => string.IsNullOrWhiteSpace(_variable(name)) ? null : _variable(name)!.Trim();

    /// <summary>
    /// The absolute path of one that may begin at the working folder, or with <c>~</c> and a separator at the home folder.
    /// </summary>
    internal string FullPath(string path)
    {
        ArgumentNullException.ThrowIfNull(path);
        return Path.GetFullPath(
            IsBelowHome(path) && !Path.Exists(Path.Combine(WorkingFolder, path))
                ? Path.Join(HomeFolder, path[1..])
                : WindowsPath.Local(path),
            WorkingFolder
        );
    }

    /// <summary>Determines whether a path begins with <c>~/</c>, or on Windows with <c>~\</c>.</summary>
    internal static bool IsBelowHome(string path) => IsBelowHome(path, OperatingSystem.IsWindows());

    /// <summary>Determines it for Windows or elsewhere, where a backslash is a character of a name.</summary>
    internal static bool IsBelowHome(string path, bool isWindows) => path is ['~', '/', ..] || (isWindows && path is ['~', '\\', ..]);

    /// <summary>Gets a copy with another working folder.</summary>
    public PoolEnvironment In(string workingFolder) => new(_variable, workingFolder) { SessionName = SessionName };

    /// <summary>Gets a copy whose session goes by a name that nobody gave it.</summary>
    internal PoolEnvironment WithSessionName(string? name) =>
        new(_variable, WorkingFolder) { CurrentFolder = CurrentFolder, SessionName = name };

    /// <summary>Gets a copy for what belongs to a session of Claude Code.</summary>
    internal PoolEnvironment OfSession(string id) =>
        new(name => name == SessionVariable ? id : _variable(name), WorkingFolder) { CurrentFolder = CurrentFolder };

    /// <summary>
    /// Gets a copy for a client's hooks. The name of a client that another's shell started is the other's: it was only inherited. What
    /// Claude Code sets says nothing of another agent, which may have inherited it, too, or imitates it.
    /// </summary>
    internal PoolEnvironment OfHook(bool isClaudeCode) =>
        isClaudeCode && !IsInShellOfClient
            ? this
            : new(name => ComesFromOther(name, isClaudeCode) ? null : _variable(name), WorkingFolder) { CurrentFolder = CurrentFolder };

    /// <summary>Gets a copy whose work is in another folder than that from which relative paths start.</summary>
    internal PoolEnvironment WorkingIn(string currentFolder) => new(_variable, WorkingFolder) { CurrentFolder = currentFolder };

    private bool ComesFromOther(string name, bool isClaudeCode) =>
        (IsInShellOfClient && name is InstanceVariable or NeutralInstanceVariable)
        || (!isClaudeCode && name != ConfigFolderVariable && name.StartsWith("CLAUDE_", StringComparison.Ordinal));

    // A shell of Unix on Windows may have /c/Users for C:\Users.
    private string Root => Path.GetPathRoot(Path.GetFullPath(WorkingFolder))!;

    private string? AbsolutePath(string name) =>
        Variable(name) is { } written && WindowsPath.Local(written) is var path && Path.IsPathFullyQualified(path) ? path : null;

    private static string WorkingFolderOfProcess()
    {
        try
        {
            return Environment.CurrentDirectory;
        }
        catch (IOException)
        {
            // Another process removed it, as happens to a worktree; nothing is relative to it any more.
            return Environment.GetFolderPath(Environment.SpecialFolder.UserProfile, Environment.SpecialFolderOption.DoNotVerify);
        }
    }
}

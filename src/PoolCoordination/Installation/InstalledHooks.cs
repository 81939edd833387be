namespace PoolCoordination.Installation;

/// <summary>The hooks of the pool in Claude Code's settings: the user's, the project's, and the project's local ones.</summary>
public sealed record InstalledHooks
{
    private const string LocalName = "settings.local.json";

    private InstalledHooks() { }

    /// <summary>Whether Claude Code starts them.</summary>
    public required HookState State { get; init; }

    /// <summary>The settings files that name them; where none does, those that were looked at.</summary>
    public required TextList SettingsPaths { get; init; }

    /// <summary>What they start, each executable once.</summary>
    public required TextList Commands { get; init; }

    /// <summary>The version of what they start; null where it is not known.</summary>
    public string? Version { get; init; }

    /// <summary>The settings file with <c>disableAllHooks</c>, or the one that cannot be read; null where there is none.</summary>
    public string? FaultyPath { get; init; }

    /// <summary>Why a settings file cannot be read; null where all can.</summary>
    public string? Fault { get; init; }

    /// <summary>Looks at the settings.</summary>
    public static InstalledHooks Read(PoolEnvironment environment)
    {
        ArgumentNullException.ThrowIfNull(environment);
        List<string> paths = [.. Paths(environment)];
        var naming = new List<string>();
        var commands = new List<string>();
        string? disabled = null,
            unreadable = null,
            fault = null;
        foreach (var path in paths)
        {
            try
            {
                var installer = new HookInstaller(path);
                if (installer.Installed() is { } handler)
                {
                    naming.Add(path);
                    commands.Add(handler.Command);
                }

                disabled ??= installer.AreAllDisabled() ? path : null;
            }
            catch (Exception exception) when (exception is PoolException or IOException or UnauthorizedAccessException)
            {
                (unreadable, fault) = (unreadable ?? path, fault ?? exception.Message);
            }
        }

        List<string> distinct = [.. commands.Distinct(StringComparer.Ordinal)];
        return new InstalledHooks
        {
            State = StateOf(distinct, disabled is not null, unreadable is not null),
            SettingsPaths = TextList.Of(naming.Count > 0 ? naming : paths),
            Commands = TextList.Of(distinct),
            Version = distinct is [var command] ? VersionOf(command, environment) : null,
            FaultyPath = disabled ?? unreadable,
            Fault = fault,
        };
    }

    private static IEnumerable<string> Paths(PoolEnvironment environment)
    {
        var project = HookInstaller.SettingsPath(environment, InstallationScope.Project);
        return new[] { HookInstaller.SettingsPath(environment, InstallationScope.User), project, Path.Combine(Path.GetDirectoryName(project)!, LocalName) }.Distinct(StringComparer.Ordinal);
    }

    private static HookState StateOf(List<string> commands, bool isDisabled, bool isUnreadable) =>
        commands.Count == 0 ? (isUnreadable ? HookState.Unknown : HookState.Missing)
        : isDisabled ? HookState.Disabled
        : commands.Exists(command => Path.IsPathFullyQualified(command) && !File.Exists(command)) ? HookState.Broken
        : commands.Count > 1 ? HookState.Doubled
        : HookState.Installed;

    private static string? VersionOf(string command, PoolEnvironment environment) =>
        new ExecutableStore(environment).VersionOf(command)
        ?? (command == PoolExecutable.FullPath ? typeof(InstalledHooks).Assembly.GetName().Version?.ToString(fieldCount: 3) : null);
}

using PoolCoordination.Agents.ClaudeCode;
using PoolCoordination.Faults;
using PoolCoordination.Host;
using PoolCoordination.Text;

namespace PoolCoordination.Installation;

/// <summary>
/// The pool's hooks in Claude Code's settings: the user's, the project's, and the project's local ones; where none names them, those of a
/// plugin, which leaves each event to hooks in settings.
/// </summary>
public sealed record InstalledHooks
{
    private InstalledHooks() { }

    /// <summary>Whether Claude Code starts them.</summary>
    public InstallationState State =>
        All.Count == 0 ? (Faults.Count > 0 ? InstallationState.Unknown : InstallationState.Missing)
        : DisabledBy is not null ? InstallationState.Disabled
        : All.Any(hook => Ignored.Any(settings => settings.Path == hook.SettingsPath)) ? InstallationState.Ignored
        : All.Any(hook => hook.Fault is not null) ? InstallationState.Broken
        : DoubledEvents.Count > 0 ? InstallationState.Doubled
        : MissingEvents.Count > 0 ? InstallationState.Incomplete
        : InstallationState.Installed;

    /// <summary>
    /// The plugin that starts those that settings lack, such as <c>pool@poolcoordination</c>; null where settings have all, or there is
    /// none.
    /// </summary>
    public string? Plugin { get; init; }

    /// <summary>The plugin that starts all hooks wherever those of a scope would; null where there is none, or it starts none.</summary>
    internal string? PluginOf(InstallationScope scope) =>
        AreOfPlugin && State != InstallationState.Broken && (scope == InstallationScope.Project || IsPluginForAll) ? Plugin : null;

    /// <summary>The command that puts hooks of a scope in order.</summary>
    internal string RepairCommand(InstallationScope scope) =>
        Plugin is null ? ScopedCommand.Install(scope) : $"claude plugin update {Plugin}";

    /// <summary>Whether no settings start any.</summary>
    private bool AreOfPlugin { get; init; }

    /// <summary>Whether the user's own settings enable the plugin: those of a project do so for the project alone.</summary>
    private bool IsPluginForAll { get; init; }

    /// <summary>The hooks, each executable of a settings file once.</summary>
    public required IReadOnlyList<InstalledCommand> All { get; init; }

    /// <summary>The executables that the hooks start, each once.</summary>
    public TextList Commands => TextList.Of([.. All.Select(hook => hook.Command).Distinct(StringComparer.Ordinal)]);

    /// <summary>The settings files that name them; where none does, those that were read.</summary>
    public required TextList SettingsPaths { get; init; }

    /// <summary>
    /// The events for which no settings file names them, or not for all tools that they concern; none where none names them at all.
    /// </summary>
    public required TextList MissingEvents { get; init; }

    /// <summary>The events that are handled twice: a client starts each command of an event that differs from the others.</summary>
    internal TextList DoubledEvents { get; init; } = TextList.Of([]);

    /// <summary>What is said of events that are handled twice; null where none is.</summary>
    internal string? DoubledNotice =>
        DoubledEvents.Count == 0
            ? null
            : $"Hooks in {string.Join(" and ", SettingsPaths.Select(path => $"'{path}'"))} handle {DoubledEvents} twice, as they start "
                + $"{string.Join(" and ", Commands.Select(command => $"'{command}'"))} by different commands; run "
                + $"'{ScopedCommand.Uninstall(All[^1].Scope)}' to remove those in '{All[^1].SettingsPath}'.";

    /// <summary>The commands in which a person starts the pool.</summary>
    internal IReadOnlyList<OwnCommand> OwnCommands { get; init; } = [];

    /// <summary>What the status line of the pool starts, which the last settings file with one names; null where none does.</summary>
    public InstalledCommand? StatusLine { get; init; }

    /// <summary>
    /// The folder in which Claude Code has to be started to load the project's settings, where it is above the working folder; else null.
    /// </summary>
    public string? StartFolder { get; init; }

    /// <summary>
    /// The relative path that <c>CLAUDE_CONFIG_DIR</c> gives, by which Claude Code takes other settings in each folder; null where it is
    /// absolute or not set.
    /// </summary>
    public string? RelativeFolder { get; init; }

    /// <summary>The settings file whose <c>disableAllHooks</c> keeps Claude Code from starting any hook; null where hooks are on.</summary>
    public string? DisabledBy { get; init; }

    /// <summary>The settings files that Claude Code ignores, or does in some versions; empty where it takes all.</summary>
    internal IReadOnlyList<IgnoredSettings> Ignored { get; init; } = [];

    /// <summary>The settings files that cannot be read; empty where all can.</summary>
    public required TextList UnreadablePaths { get; init; }

    /// <summary>Why each of them cannot be read.</summary>
    public required TextList Faults { get; init; }

    /// <summary>Reads the settings.</summary>
    internal static InstalledHooks Read(PoolEnvironment environment)
    {
        ArgumentNullException.ThrowIfNull(environment);
        var files = ClaudeSettingsFiles.Of(environment);
        var hooks = new List<InstalledCommand>();
        var unreadable = new List<string>();
        var faults = new List<string>();
        var ignored = new List<IgnoredSettings>();
        var found = new List<FoundHook>();
        var ownCommands = new List<OwnCommand>();
        var events = new HashSet<string>(StringComparer.Ordinal);
        var plugins = new Dictionary<string, bool>(StringComparer.Ordinal);
        var usersPlugins = new HashSet<string>(StringComparer.Ordinal);
        string? disabledBy = null;
        InstalledCommand? statusLine = null;
        foreach (var (path, scope) in files)
        {
            try
            {
                var settings = ClaudeSettings.Read(path);
                var handlers = settings.Hooks.Select(hook => hook.Handler).DistinctBy(handler => handler.Command, StringComparer.Ordinal);
                hooks.AddRange(handlers.Select(handler => InstalledCommand.OfHook(path, scope, handler, environment)));
                events.UnionWith(settings.Events);
                found.AddRange(settings.Hooks);
                var wrapped = settings.Hooks.Where(hook => hook.IsWrapped).Select(hook => new OwnCommand(path, hook.Event, hook.Command));
                ownCommands.AddRange(wrapped);
                if (settings.WrappedStatusLine is { } command)
                    ownCommands.Add(new OwnCommand(path, "the status line", command));
                if (settings.Fault is { } fault)
                    ignored.Add(new IgnoredSettings(path, fault));
                if (settings.StatusLine is { } line)
                    statusLine = InstalledCommand.OfStatusLine(path, scope, line, environment);
                if (settings.DisablesAll is { } disables)
                    disabledBy = disables ? path : null;
                foreach (var (name, isEnabled) in settings.Plugins)
                {
                    plugins[name] = isEnabled;
                    if (isEnabled && scope == InstallationScope.User)
                        usersPlugins.Add(name);
                }
            }
            catch (Exception exception) when (exception is PoolException or IOException or UnauthorizedAccessException)
            {
                unreadable.Add(path);
                faults.Add(exception.Message);
            }
        }

        InstalledPlugin? plugin = null;
        if (events.Count < HookEvents.All.Count && TryFind(environment, plugins, faults) is { } enabled)
        {
            plugin = enabled;
            if (hooks.Count == 0)
                hooks.AddRange(
                    enabled
                        .Handlers()
                        .DistinctBy(handler => handler.Command, StringComparer.Ordinal)
                        .Select(handler => InstalledCommand.Of(enabled, handler))
                );
            events.UnionWith(ClaudeSettings.Read(plugin.HooksPath).Events);
        }

        var naming = hooks.Count > 0 ? hooks.Select(hook => hook.SettingsPath) : files.Select(file => file.Path);
        return new InstalledHooks
        {
            All = hooks.AsReadOnly(),
            Plugin = plugin?.Name,
            AreOfPlugin = plugin is not null && hooks.TrueForAll(hook => hook.SettingsPath == plugin.HooksPath),
            IsPluginForAll = plugin is not null && usersPlugins.Contains(plugin.Name),
            SettingsPaths = TextList.Of([.. naming.Distinct(StringComparer.Ordinal)]),
            MissingEvents = TextList.Of(
                hooks.Count == 0 ? [] : [.. HookEvents.All.Select(hook => hook.Name).Where(name => !events.Contains(name))]
            ),
            DoubledEvents = TextList.Of([.. HookEvents.All.Select(hook => hook.Name).Where(name => IsDoubled(found, name))]),
            OwnCommands = ownCommands,
            StatusLine = statusLine,
            StartFolder = StartFolderOf(hooks, environment),
            RelativeFolder = environment.RelativeConfigFolder,
            DisabledBy = disabledBy,
            Ignored = ignored,
            UnreadablePaths = TextList.Of(unreadable),
            Faults = TextList.Of(faults),
        };
    }

    /// <summary>Whether a client takes the hooks of an event for different ones; those with and without arguments are.</summary>
    private static bool IsDoubled(List<FoundHook> hooks, string name) =>
        hooks.Where(hook => hook.Event == name).Select(hook => (hook.Command, hook.IsByHand)).Distinct().Skip(1).Any();

    private static string? StartFolderOf(List<InstalledCommand> hooks, PoolEnvironment environment)
    {
        var projects = hooks.Find(hook => hook.Scope == InstallationScope.Project)?.SettingsPath;
        var folder = Path.GetDirectoryName(Path.GetDirectoryName(projects));
        // A session that is at work says where it was started.
        var isThere = environment.ProjectFolder is not null || (folder is not null && PathCase.IsSame(folder, environment.WorkingFolder));
        return isThere ? null : folder;
    }

    private static InstalledPlugin? TryFind(PoolEnvironment environment, Dictionary<string, bool> plugins, List<string> faults)
    {
        try
        {
            List<string> enabled = [.. plugins.Where(plugin => plugin.Value).Select(plugin => plugin.Key)];
            var plugin = InstalledPlugin.Find(environment, enabled);
            if (plugin is null && InstalledPlugin.FaultOf(environment, enabled) is { } fault)
                faults.Add(fault);
            return plugin;
        }
        catch (Exception exception) when (exception is PoolException or IOException or UnauthorizedAccessException)
        {
            faults.Add(exception.Message);
            return null;
        }
        catch (InvalidOperationException)
        {
            faults.Add(
                $"The files in '{Path.Combine(environment.ConfigFolder, "plugins")}' have another form than Claude Code's; install the "
                    + "plugin again."
            );
            return null;
        }
    }
}

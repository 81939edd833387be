using PoolCoordination.Agents;
using PoolCoordination.Faults;
using PoolCoordination.Host;
using PoolCoordination.Storage;

namespace PoolCoordination.Installation;

/// <summary>Wires a pool into an agent: plans changes of its settings file, which are then shown or made.</summary>
public sealed class HookInstaller
{
    private readonly string _target;
    private readonly IAgentSettings _content;

    /// <summary>The installer for one settings file of Claude Code.</summary>
    /// <param name="settingsPath">The absolute path of the file, which need not exist.</param>
    public HookInstaller(string settingsPath)
        : this(settingsPath, new JsonAgentSettings(settingsPath, configuration: null)) { }

    private HookInstaller(string path, IAgentSettings content)
    {
        ArgumentNullException.ThrowIfNull(path);
        Path = path;
        _content = content;
        // Settings are often a link into a folder of dotfiles, and the link is to stay one.
        _target = FileLink.TargetOf(path);
    }

    /// <summary>The settings file.</summary>
    internal string Path { get; }

    /// <summary>The installer for an agent's settings file of a scope.</summary>
    internal static HookInstaller Of(Agent agent, PoolEnvironment environment, InstallationScope scope)
    {
        var isShared = scope == InstallationScope.Project;
        var configuration = agent.Configuration;
        var path = configuration is null
            ? SettingsPath(environment, scope)
            : System.IO.Path.GetFullPath(configuration.FileName, AgentFolder.Of(configuration, environment, scope));
        return new HookInstaller(
            path,
            configuration is { Form: HookForm.Code }
                ? new CodeAgentSettings(path, agent.CodeOf)
                : new JsonAgentSettings(path, configuration, isShared)
        );
    }

    /// <summary>The settings file of a scope: in Claude Code's own folder, or in <c>.claude</c> of the project.</summary>
    public static string SettingsPath(PoolEnvironment environment, InstallationScope scope)
    {
        ArgumentNullException.ThrowIfNull(environment);
        var folder =
            scope == InstallationScope.User
                ? environment.ConfigFolder
                : System.IO.Path.Combine(environment.ProjectFolder ?? environment.WorkingFolder, ".claude");
        return System.IO.Path.Combine(System.IO.Path.GetFullPath(folder, environment.WorkingFolder), "settings.json");
    }

    /// <summary>The hooks of ours that the file has; none where it is missing.</summary>
    /// <exception cref="PoolException">The file is not valid, or has another shape than the agent's.</exception>
    internal IReadOnlyList<FoundHook> Installed() => SettingsChange.Read(_target) is { } content ? _content.Hooks(content) : [];

    /// <summary>The status line of ours that the file has; null where it has none.</summary>
    /// <exception cref="PoolException">The file is not valid.</exception>
    internal HookHandler? StatusLine() => SettingsChange.Read(_target) is { } content ? _content.StatusLine(content) : null;

    /// <summary>The command of a status line that prints ours among other things; null where the file has none.</summary>
    /// <exception cref="PoolException">The file is not valid.</exception>
    internal string? WrappedStatusLine() => SettingsChange.Read(_target) is { } content ? _content.WrappedStatusLine(content) : null;

    /// <summary>Whether the file has a status line that is not ours.</summary>
    /// <exception cref="PoolException">The file is not valid.</exception>
    internal bool HasOtherStatusLine() => SettingsChange.Read(_target) is { } content && _content.HasOtherStatusLine(content);

    /// <summary>
    /// The change that puts a handler at each event, and a status line where there is none of another; none where they are there already.
    /// </summary>
    /// <param name="handler">The handler; null where the hooks stay as they are.</param>
    /// <param name="statusLine">The status line; null where that stays as it is.</param>
    /// <exception cref="PoolException">The file is not valid, or has another shape than the agent's.</exception>
    internal SettingsChange PlanInstall(HookHandler? handler, HookHandler? statusLine = null)
    {
        var before = SettingsChange.Read(_target);
        var after = _content.With(before, handler, statusLine);
        if (before is null)
            return new SettingsChange(Path, _target, before, after);
        var replaced = handler is null
            ? []
            : _content.Hooks(before).Where(hook => hook.Handler.Command != handler.Command && !hook.IsKeptBy(handler)).ToList();
        return new SettingsChange(Path, _target, before, after, BackupAtInstallation(before, handler, replaced))
        {
            Replaced = replaced,
            Widened = handler is null ? [] : _content.Narrowed(before),
        };
    }

    /// <summary>The change that takes out what was installed; the file is then as it was before, where nothing else changed it.</summary>
    /// <exception cref="PoolException">The file is not valid, or has another shape than the agent's.</exception>
    internal SettingsChange PlanUninstall()
    {
        var before = SettingsChange.Read(_target);
        if (before is null || !HasOurs(before))
            return new SettingsChange(Path, _target, before, before);
        var backup = SettingsChange.Read(SettingsChange.BackupOf(_target));
        if (backup is not null && IsBefore(backup, before))
            return new SettingsChange(Path, _target, before, backup, SettingsBackup.Spent);
        var after = _content.Without(before);
        var isOurFile = backup is null || IsOnlyOurs(backup);
        var byHand = Removable(before).Where(hook => hook.IsByHand).ToList();
        return new SettingsChange(
            Path,
            _target,
            before,
            isOurFile && _content.IsEmpty(after) ? null : after,
            byHand.Count > 0 && backup is null ? SettingsBackup.Made
                : backup is not null && HasByHand(backup) ? SettingsBackup.Kept
                : SettingsBackup.Spent
        )
        {
            Replaced = byHand,
        };
    }

    /// <summary>
    /// A backup has nothing of ours, as taking that out is what it is for; hooks that another place or a person put there are worth one
    /// where there is none.
    /// </summary>
    private SettingsBackup BackupAtInstallation(byte[] before, HookHandler? handler, List<FoundHook> replaced) =>
        !HasOurs(before) ? SettingsBackup.Made
        : replaced.Exists(hook => hook.IsByHand || !hook.Handler.HasSamePlace(handler!))
            && SettingsChange.Read(SettingsChange.BackupOf(_target)) is null
            ? SettingsBackup.Made
        : SettingsBackup.Kept;

    /// <summary>The hooks that an installation wrote, or could have.</summary>
    private IEnumerable<FoundHook> Removable(byte[] content) => _content.Hooks(content).Where(hook => !hook.IsWrapped);

    private bool HasOurs(byte[] content) => Removable(content).Any() || _content.StatusLine(content) is not null;

    /// <summary>Whether a backup is the content before the installation, and nothing but the installation changed it since.</summary>
    private bool IsBefore(byte[] backup, byte[] content)
    {
        var handler = Removable(content).FirstOrDefault()?.Handler;
        var statusLine = _content.StatusLine(content);
        return Ask(backup, original => !HasOurs(original) && _content.With(original, handler, statusLine).AsSpan().SequenceEqual(content));
    }

    private bool IsOnlyOurs(byte[] backup) => Ask(backup, content => HasOurs(content) && _content.IsEmpty(_content.Without(content)));

    private bool HasByHand(byte[] backup) => Ask(backup, content => Removable(content).Any(hook => hook.IsByHand));

    /// <summary>What is so of a backup, which may be damaged.</summary>
    private static bool Ask(byte[] backup, Func<byte[], bool> question)
    {
        try
        {
            return question(backup);
        }
        catch (PoolException)
        {
            return false;
        }
    }
}

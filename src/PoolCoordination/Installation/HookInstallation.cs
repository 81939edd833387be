using PoolCoordination.Agents.Known;
using PoolCoordination.Faults;
using PoolCoordination.Host;
using PoolCoordination.Pools;
using PoolCoordination.Settings;

namespace PoolCoordination.Installation;

/// <summary>Installs the hooks of a scope and removes them: the executable in its stable place, and the settings that name it.</summary>
public sealed class HookInstallation
{
    private readonly PoolEnvironment _environment;
    private readonly InstallationScope _scope;
    private readonly string? _agent;
    private readonly string _advice;
    private readonly ExecutableStore _store;
    private readonly HookInstaller _installer;
    private readonly AgentHooks? _hooks;

    /// <summary>The installation for one agent in one scope.</summary>
    /// <param name="environment">The user's environment.</param>
    /// <param name="scope">Whose configuration is changed.</param>
    /// <param name="agent">The name of the agent; Claude Code where null.</param>
    /// <exception cref="PoolException">There is no agent of that name.</exception>
    public HookInstallation(PoolEnvironment environment, InstallationScope scope, string? agent = null)
    {
        ArgumentNullException.ThrowIfNull(environment);
        var known = KnownAgents.Named(agent ?? KnownAgents.ClaudeCode.Name) ?? throw new PoolException(KnownAgents.Unknown(agent!));
        _hooks = known.Configuration is { } configuration ? new AgentHooks(known, configuration, environment, scope) : null;
        _advice = known.Configuration?.Advice ?? "";
        _agent = _hooks is null ? null : known.Name;
        _environment = environment;
        _scope = scope;
        SettingsPath = _hooks?.Path ?? HookInstaller.SettingsPath(environment, scope);
        _store = new ExecutableStore(environment);
        _installer = new HookInstaller(HookInstaller.SettingsPath(environment, scope));
    }

    /// <summary>The settings file.</summary>
    public string SettingsPath { get; }

    /// <summary>
    /// Whether Claude Code's status line is to show the pool. One of ours that is there stays in any case, and is brought up to date.
    /// </summary>
    public bool HasStatusLine { get; init; }

    /// <summary>Whether it was asked for by the agent's name; of another, nothing is said where there is nothing to remove.</summary>
    public bool IsNamed { get; init; } = true;

    /// <summary>Has each event start a copy of <c>pool-hook</c> that stays where it is.</summary>
    /// <param name="folder">The folder of the executables that are copied.</param>
    /// <param name="poolPath">The log's path; found by the hook itself where null.</param>
    /// <param name="approve">
    /// Is shown the plan, also again where the settings changed in the meantime and another difference came out; false ends it.
    /// </param>
    /// <exception cref="PoolException">The settings are not valid, or the copy cannot be started.</exception>
    /// <exception cref="IOException">A file cannot be read or written.</exception>
    public InstallationResult Install(string folder, string? poolPath, Func<InstallationPlan, bool> approve)
    {
        var copy = _store.CopyOf(folder);
        return Install(HookHandler.Native(copy.Path, poolPath), copy.PoolPath, copy, approve);
    }

    /// <summary>The agents whose configuration is in a scope; always Claude Code, whose own pool is the user's.</summary>
    public static IReadOnlyList<string> AgentsIn(PoolEnvironment environment, InstallationScope scope) =>
        [
            .. KnownAgents
                .All.Where(agent =>
                    agent.Configuration is not { } configuration
                    || Directory.Exists(new AgentHooks(agent, configuration, environment, scope).Folder)
                )
                .Select(agent => agent.Name)
                .Reverse(),
        ];

    /// <summary>Has each event start a handler where it is.</summary>
    /// <inheritdoc cref="Install(string, string?, Func{InstallationPlan, bool})"/>
    /// <param name="handler">What each event starts.</param>
    /// <param name="approve">Is shown the plan.</param>
    public InstallationResult Install(HookHandler handler, Func<InstallationPlan, bool> approve)
    {
        if (handler.Command == PoolExecutable.HookPath)
            return Install(Started(handler), PoolExecutable.FullPath, copy: null, approve);
        // PowerShell runs the hooks, and a status line still needs the executable.
        if (!NeedsStatusLine)
            return Install(handler, poolExecutable: null, copy: null, approve);
        if (File.Exists(PoolExecutable.FullPath))
            return InstallWithCopy(handler, approve);
        return HasStatusLine
            ? throw new PoolException(
                $"There is no executable for this system in '{PoolExecutable.Folder}', which a status line needs; install without one."
            )
            : Install(handler, poolExecutable: null, copy: null, approve);
    }

    /// <summary>Takes out what was installed.</summary>
    /// <inheritdoc cref="Install(string, string?, Func{InstallationPlan, bool})"/>
    /// <param name="approve">Is shown the plan.</param>
    public InstallationResult Uninstall(Func<InstallationPlan, bool> approve)
    {
        if (_hooks is not null)
            return Carry(
                () => new InstallationPlan(_hooks.PlanUninstall()),
                approve,
                outcome =>
                    outcome == InstallationOutcome.Made
                        ? [$"Removed the hooks from {SettingsPath}."]
                        : Nothing()
            );
        var subject = Subject(hasHooks: _installer.Installed() is not null, hasStatusLine: _installer.StatusLine() is not null);
        return Carry(
            () => new InstallationPlan(_installer.PlanUninstall()),
            approve,
            outcome =>
                [
                    .. outcome == InstallationOutcome.Made ? [$"Removed {subject} from {SettingsPath}."] : Nothing(),
                    .. OthersThatStay(),
                ]
        );
    }

    /// <summary>What is said where nothing was there for any agent.</summary>
    public const string NothingInstalled = "No agent has hooks of the pool here; nothing was changed.";

    /// <summary>Turns on automatic mode in the pool for which hooks are installed.</summary>
    /// <returns>The option as it is then, which the environment may set otherwise.</returns>
    public static OptionValue TurnOnAutomaticMode(Pool pool)
    {
        ArgumentNullException.ThrowIfNull(pool);
        return pool.SetOption(PoolOption.Auto, "on");
    }

    /// <summary>The handler, whose executable is started once: packages of PowerShell lose the mode of their files.</summary>
    private static HookHandler Started(HookHandler handler)
    {
        ExecutableFiles.MakeExecutable(PoolExecutable.Folder);
        return (handler.Fault ?? StartedExecutable.Hook(handler.Command).Fault) is { } fault
            ? throw new PoolException($"'{handler.Command}' {fault}; build or install pool again.")
            : handler;
    }

    private InstallationResult InstallWithCopy(HookHandler handler, Func<InstallationPlan, bool> approve)
    {
        var copy = _store.CopyOf(PoolExecutable.Folder);
        return Install(handler, copy.PoolPath, copy, approve);
    }

    private bool NeedsStatusLine => _hooks is null && (HasStatusLine || _installer.StatusLine() is not null);

    private string[] Nothing() => IsNamed ? [$"There are no hooks in {SettingsPath}; nothing was changed."] : [];

    private static string Subject(bool hasHooks, bool hasStatusLine) =>
        hasHooks && hasStatusLine ? "the hooks and the status line"
        : hasStatusLine ? "the status line"
        : "the hooks";

    /// <summary>What goes on starting hooks when these settings do not.</summary>
    private IEnumerable<string> OthersThatStay()
    {
        foreach (var settings in _store.OtherSettings(SettingsPath))
            yield return $"The hooks in {settings} stay; 'pool uninstall' with that agent and scope removes them.";
        if (InstalledHooks.Read(_environment).PluginOf(_scope) is { } plugin)
            yield return $"The plugin {plugin} starts hooks; 'claude plugin uninstall {plugin}' removes it.";
    }

    private InstallationResult Install(
        HookHandler handler,
        string? poolExecutable,
        ExecutableCopy? copy,
        Func<InstallationPlan, bool> approve
    )
    {
        if (_hooks is not null)
            return Install(_hooks, handler.For(_agent!), copy, approve);
        var statusLine = NeedsStatusLine && poolExecutable is not null ? StatusLineSettings.Of(poolExecutable) : null;
        var plugin = InstalledHooks.Read(_environment).PluginOf(_scope);
        if (plugin is not null && statusLine is null)
            return new InstallationResult(
                InstallationOutcome.LeftToPlugin,
                $"Nothing was changed: the plugin {plugin} starts the hooks already. To have {SettingsPath} start them, run 'claude plugin "
                    + $"uninstall {plugin}' first."
            );
        var subject = Subject(hasHooks: plugin is null, HasStatusLine || plugin is not null);
        return Carry(
            () => new InstallationPlan(_installer.PlanInstall(plugin is null ? handler : null, statusLine), copy),
            approve,
            outcome =>
                [
                    Describe(outcome, subject, copy),
                    .. plugin is null ? [] : (string[])[$"The hooks are those of the plugin {plugin}."],
                    .. handler.IsPowerShell
                        ?
                        (string[])[
                            "Each event waits for PowerShell to start, many times as long as for the executable; after an update of the "
                                + "module, install again.",
                        ]
                        : [],
                ]
        );
    }

    private InstallationResult Install(AgentHooks hooks, HookHandler handler, ExecutableCopy? copy, Func<InstallationPlan, bool> approve) =>
        Carry(
            () => new InstallationPlan(hooks.PlanInstall(handler), copy),
            approve,
            outcome =>
                [
                    Describe(outcome, "the hooks", copy),
                    .. _advice.Length == 0 ? [] : (string[])[_advice],
                ]
        );

    private string Describe(InstallationOutcome outcome, string subject, ExecutableCopy? copy) =>
        outcome != InstallationOutcome.Made ? $"{SettingsPath} has {subject} already; nothing was changed."
        : copy is null ? $"Installed {subject} in {SettingsPath}."
        : $"Installed {subject} in {SettingsPath}, with pool {copy.Start()} in {copy.Folder}.";

    private InstallationResult Carry(
        Func<InstallationPlan> makePlan,
        Func<InstallationPlan, bool> approve,
        Func<InstallationOutcome, string[]> describe
    )
    {
        ArgumentNullException.ThrowIfNull(approve);
        var outcome = Make(makePlan, approve);
        if (outcome == InstallationOutcome.Declined)
            return new InstallationResult(outcome);
        string[] unused = _store.RemoveUnused()
            ? []
            : [$"Running sessions may still use older copies in {_store.Folder}; the next installation or removal takes them away."];
        return new InstallationResult(outcome, [.. describe(outcome), .. unused]);
    }

    private InstallationOutcome Make(Func<InstallationPlan> makePlan, Func<InstallationPlan, bool> approve)
    {
        string? approved = null;
        while (true)
        {
            var plan = makePlan();
            // Looked at before the copy is made, which makes it another.
            var (isNeeded, text) = (plan.IsNeeded, plan.Text);
            if (isNeeded && text != approved && !approve(plan))
                return InstallationOutcome.Declined;
            approved = text;
            if (plan.Executable is { } copy)
            {
                copy.Create();
                _store.Record(SettingsPath);
            }

            if (!isNeeded)
                return InstallationOutcome.NotNeeded;
            // The client and people write these settings too, and what they wrote while this was approved must stay. Another installation
            // may have removed the copy, as no settings named it yet.
            if (plan.Settings.TryApply() && plan.Executable is not { IsThere: false })
                return InstallationOutcome.Made;
        }
    }
}

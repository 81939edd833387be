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
    private readonly Agents.Agent _agent;
    private readonly ExecutableStore _store;
    private readonly HookInstaller _installer;
    private readonly InstallationNotices _notices;

    /// <summary>The installation for one agent in one scope.</summary>
    /// <param name="environment">The user's environment.</param>
    /// <param name="scope">Whose configuration is changed.</param>
    /// <param name="agent">The name of the agent; Claude Code where null.</param>
    /// <exception cref="PoolException">There is no agent of that name.</exception>
    public HookInstallation(PoolEnvironment environment, InstallationScope scope, string? agent = null)
    {
        ArgumentNullException.ThrowIfNull(environment);
        _agent = KnownAgents.Named(agent ?? KnownAgents.ClaudeCode.Name) ?? throw new PoolException(KnownAgents.Unknown(agent!));
        _environment = environment;
        _scope = scope;
        _installer = HookInstaller.Of(_agent, environment, scope);
        _store = new ExecutableStore(environment);
        _notices = new InstallationNotices(environment, SettingsPath, _store);
    }

    /// <summary>What is said where nothing was there for any agent.</summary>
    public const string NothingInstalled = "No agent has hooks of the pool here; nothing was changed.";

    /// <summary>The settings file.</summary>
    public string SettingsPath => _installer.Path;

    /// <summary>
    /// Whether Claude Code's status line is to show the pool. One of ours that is there stays in any case, and is brought up to date; one
    /// of another is left as it is, which is said.
    /// </summary>
    public bool HasStatusLine { get; init; }

    /// <summary>Whether it was asked for by the agent's name; of another, nothing is said where there is nothing to remove.</summary>
    public bool IsNamed { get; init; } = true;

    private string Folder => Path.GetDirectoryName(SettingsPath)!;

    private bool IsClaudeCode => _agent == KnownAgents.ClaudeCode;

    private bool NeedsStatusLine => IsClaudeCode && !HasOtherStatusLine && (HasStatusLine || _installer.StatusLine() is not null);

    private bool HasOtherStatusLine => IsClaudeCode && HasStatusLine && _installer.HasOtherStatusLine();

    /// <summary>The agents whose configuration is in a scope; always Claude Code, whose own pool is the user's.</summary>
    public static IReadOnlyList<string> AgentsIn(PoolEnvironment environment, InstallationScope scope) =>
        [
            .. KnownAgents
                .All.Where(agent =>
                    agent.Configuration is not { } configuration || Directory.Exists(AgentFolder.Of(configuration, environment, scope))
                )
                .Select(agent => agent.Name)
                .Reverse(),
        ];

    /// <summary>
    /// The agents whose configuration loses the hooks: those that are named, or else those whose configuration is there. Claude Code is the
    /// last, as it is said then what stays of others.
    /// </summary>
    public static IReadOnlyList<string> AgentsToRemove(
        PoolEnvironment environment,
        InstallationScope scope,
        IReadOnlyCollection<string>? named
    ) =>
        [
            .. (named is { Count: > 0 } ? named : AgentsIn(environment, scope)).OrderBy(name =>
                string.Equals(name, KnownAgents.ClaudeCode.Name, StringComparison.OrdinalIgnoreCase)
            ),
        ];

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

    /// <summary>Has each event start a handler where it is.</summary>
    /// <inheritdoc cref="Install(string, string?, Func{InstallationPlan, bool})"/>
    /// <param name="handler">What each event starts.</param>
    /// <param name="approve">Is shown the plan.</param>
    public InstallationResult Install(HookHandler handler, Func<InstallationPlan, bool> approve)
    {
        if (handler.Command == PoolExecutable.HookPath)
            return Install(Started(handler), PoolExecutable.FullPath, copy: null, approve);
        // PowerShell runs the hooks, and a status line still needs the executable.
        if (NeedsStatusLine && File.Exists(PoolExecutable.FullPath))
        {
            var copy = _store.CopyOf(PoolExecutable.Folder);
            return Install(handler, copy.PoolPath, copy, approve);
        }

        return HasStatusLine && NeedsStatusLine
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
        var hasHooks = _installer.Installed().Any(hook => !hook.IsWrapped);
        var subject = InstallationNotices.Subject(hasHooks, _installer.StatusLine() is not null);
        var (outcome, plan) = Carry(() => new InstallationPlan(_installer.PlanUninstall()), approve);
        if (outcome == InstallationOutcome.Declined)
            return new InstallationResult(outcome);
        // Claude Code's own folder stays: it has more than settings.
        if (outcome == InstallationOutcome.Made && !(IsClaudeCode && _scope == InstallationScope.User))
            EmptyFolder.RemoveUpTo(
                _agent.Configuration is { } configuration ? AgentFolder.Of(configuration, _environment, _scope) : Folder,
                Folder
            );
        List<string> left = [.. _notices.Left(_installer.Installed(), _installer.WrappedStatusLine())];
        var copies = _store.RemoveUnused();
        var isUnguarded = IsClaudeCode && hasHooks && InstalledHooks.Read(_environment).State == InstallationState.Missing;
        return new InstallationResult(
            outcome,
            [
                .. outcome == InstallationOutcome.Made ? _notices.Removed(subject, plan, isUnguarded)
                : IsNamed && left.Count == 0 ? [$"There are no hooks in {SettingsPath}."]
                : [],
                .. left,
                .. IsClaudeCode ? _notices.OthersThatStay(_scope) : [],
                .. _notices.OfCopies(copies, isAll: outcome != InstallationOutcome.Made),
            ]
        );
    }

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

    private InstallationResult Install(
        HookHandler handler,
        string? poolExecutable,
        ExecutableCopy? copy,
        Func<InstallationPlan, bool> approve
    )
    {
        string[] leftAlone = HasOtherStatusLine
            ? [_installer.WrappedStatusLine() is { } line ? StatusLineSettings.Wrapped(line) : StatusLineSettings.LeftAlone]
            : [];
        var statusLine = NeedsStatusLine && poolExecutable is not null ? StatusLineSettings.Of(poolExecutable) : null;
        var plugin = IsClaudeCode ? InstalledHooks.Read(_environment).PluginOf(_scope) : null;
        if (plugin is not null && statusLine is null)
            return new InstallationResult(
                InstallationOutcome.LeftToPlugin,
                [
                    $"Nothing was changed: the plugin {plugin} starts the hooks already. To have {SettingsPath} start them, run 'claude "
                        + $"plugin uninstall {plugin}' first.",
                    .. leftAlone,
                ]
            );
        var hook =
            plugin is not null ? null
            : IsClaudeCode ? handler
            : handler.For(_agent.Name);
        var (outcome, plan) = Carry(() => new InstallationPlan(_installer.PlanInstall(hook, statusLine), copy), approve);
        if (outcome == InstallationOutcome.Declined)
            return new InstallationResult(outcome, leftAlone);
        var subject = InstallationNotices.Subject(hook is not null, statusLine is not null && (HasStatusLine || hook is null));
        return new InstallationResult(
            outcome,
            [
                .. _notices.Installed(outcome, subject, plan),
                .. hook is null ? [] : _notices.Kept(_installer.Installed()),
                .. leftAlone,
                .. plugin is null ? [] : (string[])[$"The hooks are those of the plugin {plugin}."],
                .. handler.IsPowerShell && hook is not null
                    ?
                    (string[])[
                        "Each event waits for PowerShell to start, many times as long as for the executable; after an update of the "
                            + "module, install again.",
                    ]
                    : [],
                .. IsClaudeCode ? _notices.OfClaudeCode(_scope) : [],
                .. _agent.Configuration is { Advice: { Length: > 0 } advice } ? (string[])[advice] : [],
                .. _notices.OfCopies(_store.RemoveUnused(), isAll: false),
            ]
        );
    }

    private (InstallationOutcome Outcome, InstallationPlan Plan) Carry(
        Func<InstallationPlan> makePlan,
        Func<InstallationPlan, bool> approve
    )
    {
        ArgumentNullException.ThrowIfNull(approve);
        try
        {
            return Make(makePlan, approve);
        }
        catch (Exception exception) when (exception is PoolException or IOException or UnauthorizedAccessException)
        {
            // No settings name the copy that was made for them.
            _store.RemoveUnused();
            throw;
        }
    }

    private (InstallationOutcome Outcome, InstallationPlan Plan) Make(
        Func<InstallationPlan> makePlan,
        Func<InstallationPlan, bool> approve
    )
    {
        string? approved = null;
        while (true)
        {
            var plan = makePlan();
            // Looked at before the copy is made, which makes it another.
            var (isNeeded, text) = (plan.IsNeeded, plan.Text);
            if (isNeeded && text != approved && !approve(plan))
                return (InstallationOutcome.Declined, plan);
            approved = text;
            if (plan.Executable is { } copy)
            {
                copy.Create();
                _store.Record(SettingsPath);
            }

            if (!isNeeded)
                return (InstallationOutcome.NotNeeded, plan);
            // The client and people write these settings too, and what they wrote while this was approved must stay. Another installation
            // may have removed the copy, as no settings named it yet.
            if (plan.Settings.TryApply() && plan.Executable is not { IsThere: false })
                return (InstallationOutcome.Made, plan);
        }
    }
}

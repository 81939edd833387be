using PoolCoordination.Host;

namespace PoolCoordination.Installation;

/// <summary>What is said of an installation or its removal, in sentences.</summary>
/// <param name="environment">The user's environment.</param>
/// <param name="settingsPath">The settings file.</param>
/// <param name="store">The user's copies.</param>
internal sealed class InstallationNotices(PoolEnvironment environment, string settingsPath, ExecutableStore store)
{
    /// <summary>What is installed or removed.</summary>
    public static string Subject(bool hasHooks, bool hasStatusLine) =>
        hasHooks && hasStatusLine ? "the hooks and the status line"
        : hasStatusLine ? "the status line"
        : "the hooks";

    /// <summary>What an installation did.</summary>
    public IEnumerable<string> Installed(InstallationOutcome outcome, string subject, InstallationPlan plan)
    {
        if (outcome != InstallationOutcome.Made)
        {
            yield return $"{settingsPath} has {subject} already; nothing was changed.";
            yield break;
        }

        yield return plan.Executable is { } copy
            ? $"Installed {subject} in {settingsPath}, with pool {copy.Start()} in {copy.Folder}."
            : $"Installed {subject} in {settingsPath}.";
        var others = OthersOf(plan.Settings);
        if (others.Count > 0)
            yield return $"They take the place of {string.Join(" and ", others)}"
                + (plan.Settings.HasBackup ? $"; the settings as they were are in {plan.Settings.BackupPath}." : ".");
        if (plan.Settings.Widened.Count > 0)
            yield return $"They run for all tools that they concern, no longer for those alone that {settingsPath} named at "
                + $"{string.Join(" and ", plan.Settings.Widened)}.";
    }

    /// <summary>What a removal did.</summary>
    /// <param name="subject">What was removed.</param>
    /// <param name="plan">The plan of it.</param>
    /// <param name="isUnguarded">Whether sessions have no hooks any more: Claude Code takes its settings anew at once.</param>
    public IEnumerable<string> Removed(string subject, InstallationPlan plan, bool isUnguarded)
    {
        yield return $"Removed {subject} from {settingsPath}.";
        if (plan.Settings.HasBackup)
            yield return $"{plan.Settings.BackupPath} has the settings with hooks of the pool that no installation wrote.";
        if (isUnguarded)
            yield return "Sessions that run take the settings anew: they share nothing and are not guarded from now on.";
    }

    /// <summary>The commands in which a person starts hooks, and which an installation keeps.</summary>
    public IEnumerable<string> Kept(IEnumerable<FoundHook> hooks) =>
        hooks
            .Where(hook => hook.HasMore)
            .Select(hook => $"At {hook.Event}, {settingsPath} starts the pool by a command of your own, which stays: '{hook.Command}'.");

    /// <summary>The commands in which a person starts the pool, and which a removal leaves.</summary>
    /// <param name="hooks">The hooks that are there after it.</param>
    /// <param name="statusLine">The command of a status line that prints ours among other things; null where there is none.</param>
    public IEnumerable<string> Left(IEnumerable<FoundHook> hooks, string? statusLine) =>
        hooks
            .Where(hook => hook.HasMore)
            .Select(hook => (Place: hook.Event, hook.Command))
            .Concat(statusLine is null ? [] : [("the status line", statusLine)])
            .Select(left =>
                $"At {left.Place}, {settingsPath} still starts the pool by a command of your own: '{left.Command}'; take it out there."
            );

    /// <summary>What Claude Code makes of its settings, whatever is in them.</summary>
    public IEnumerable<string> OfClaudeCode(InstallationScope scope)
    {
        if (ClaudeSettings.Read(settingsPath).Fault is { } fault)
            yield return new IgnoredSettings(settingsPath, fault).Notice;
        if (InstalledHooks.Read(environment).DoubledNotice is { } doubled)
            yield return doubled;
        if (scope == InstallationScope.User && environment.RelativeConfigFolder is { } relative)
            yield return $"CLAUDE_CONFIG_DIR is the relative path '{relative}', by which Claude Code has other settings in each folder; "
                + "make it absolute and install again.";
    }

    /// <summary>What goes on starting hooks of a scope when these settings do not.</summary>
    public IEnumerable<string> OthersThatStay(InstallationScope scope)
    {
        foreach (var settings in store.OtherSettings(settingsPath))
            yield return $"The hooks in {settings} stay; 'pool uninstall' with that agent and scope removes them.";
        if (InstalledHooks.Read(environment).PluginOf(scope) is { } plugin)
            yield return $"The plugin {plugin} starts hooks; 'claude plugin uninstall {plugin}' removes it.";
    }

    /// <summary>What became of the copies that no settings name.</summary>
    /// <param name="copies">That.</param>
    /// <param name="isAll">Whether nothing else was done.</param>
    public IEnumerable<string> OfCopies(UnusedCopies copies, bool isAll) =>
        copies == UnusedCopies.Left
            ? [$"Running sessions may still use older copies in {store.Folder}; the next installation or removal takes them away."]
        : copies == UnusedCopies.Removed && isAll ? [$"Removed copies in {store.Folder} that nothing started."]
        : [];

    /// <summary>The hooks that a change replaced and that were not of the user's copies.</summary>
    private List<string> OthersOf(SettingsChange change) =>
        [
            .. change
                .Replaced.Where(hook => hook.HasMore || (!hook.Handler.IsPowerShell && !store.Contains(hook.Handler.Command)))
                .Select(hook => $"'{NameOf(hook)}'")
                .Distinct(StringComparer.Ordinal),
        ];

    private static string NameOf(FoundHook hook) =>
        hook.HasMore ? hook.Command
        : hook.Handler.IsFormer ? $"{hook.Handler.Command} hook"
        : hook.Handler.Command;
}

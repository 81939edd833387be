using PoolCoordination.Entries;
using PoolCoordination.Installation;

namespace PoolCoordination.Status;

/// <summary>The line of a status that says whether hooks work, and what to do where they do not.</summary>
internal static class HookText
{
    /// <summary>The line.</summary>
    public static StatusRow Of(PoolStatus status, string home)
    {
        var hooks = status.Hooks;
        var paths =
            hooks.Plugin is { } plugin ? $"plugin {plugin}"
            : string.Join(" and ", hooks.SettingsPaths.Select(path => ShownPath.Of(path, home)));
        var text = hooks.State switch
        {
            InstallationState.Missing => $"not installed: run '{ScopedCommand.Install(InstallationScope.User)}'",
            InstallationState.Unknown => "unknown",
            InstallationState.Disabled => $"disabled by disableAllHooks in {ShownPath.Of(hooks.DisabledBy!, home)}",
            InstallationState.Ignored =>
                $"ignored: {hooks.Ignored[0].Reason} in {ShownPath.Of(hooks.Ignored[0].Path, home)}; correct that there",
            InstallationState.Broken => Broken(hooks, home),
            InstallationState.Doubled =>
                $"installed twice, so each event is handled twice: {paths}; run "
                    + $"'{ScopedCommand.Uninstall(hooks.All[^1].Scope)}' to remove one",
            InstallationState.Incomplete =>
                $"incomplete at {hooks.MissingEvents}: run '{hooks.RepairCommand(hooks.All[0].Scope)}' again ({paths})",
            _ => Installed(status, paths),
        };
        if (
            hooks.State is InstallationState.Installed or InstallationState.Incomplete
            && hooks.All.FirstOrDefault(hook => hook.IsFormer) is { } former
        )
            text +=
                $"; {ShownPath.Of(former.SettingsPath, home)} still runs 'pool hook' of an earlier version; run "
                    + $"'{ScopedCommand.Install(former.Scope)}' to switch to 'pool-hook'";
        if (hooks.State == InstallationState.Installed && hooks.All.FirstOrDefault(hook => hook.IsOlder) is { IsFormer: false } older)
            text += $"; older than this program, {InstalledCommand.OwnVersion}: run '{hooks.RepairCommand(older.Scope)}'";
        if (hooks.StatusLine is { } line && (line.Fault is not null || line.IsOlder))
            text +=
                $"; the status line runs {ShownPath.Of(line.Command, home)}, which {line.Fault ?? "is older than this program"}: run "
                    + $"'{ScopedCommand.Install(line.Scope)} --statusline'";
        foreach (var own in hooks.OwnCommands)
            text += $"; {ShownPath.Of(own.SettingsPath, home)} starts the pool by a command of your own at {own.Place}: '{own.Command}'";
        if (hooks.StartFolder is { } folder)
            text += $"; Claude Code loads the project's settings only where it is started in {ShownPath.Of(folder, home)}";
        if (hooks.RelativeFolder is { } relative)
            text +=
                $"; CLAUDE_CONFIG_DIR is the relative path '{relative}', by which Claude Code has other settings in each folder: make it "
                    + "absolute";
        if (hooks.State != InstallationState.Ignored && hooks.Ignored.Count > 0)
            text += $"; {ShownPath.Of(hooks.Ignored[0].Path, home)} is ignored, see 'pool check'";
        var unreadable = hooks.UnreadablePaths.Select(path => $"; {ShownPath.Of(path, home)} cannot be read, see 'pool check'");
        return new StatusRow("hooks", text + string.Concat(unreadable))
        {
            IsWarning =
                hooks.State != InstallationState.Installed
                || hooks.Faults.Count > 0
                || hooks.Ignored.Count > 0
                || hooks.All.Any(hook => hook.IsFormer || hook.IsOlder)
                || hooks.StatusLine is { Fault: not null } or { IsOlder: true }
                || hooks.RelativeFolder is not null,
            MayWrap = true,
        };
    }

    /// <summary>A line for each agent other than Claude Code that has hooks, which goes on with those of Claude Code.</summary>
    public static IEnumerable<StatusRow> OfAgents(PoolStatus status, string home) =>
        status.AgentHooks.Select(hooks =>
        {
            var (text, isWarning) = OfAgent(hooks, home);
            return new StatusRow("", $"{hooks.Agent}: {text}") { IsWarning = isWarning, MayWrap = true };
        });

    private static (string Text, bool IsWarning) OfAgent(InstalledAgentHooks hooks, string home)
    {
        if (hooks.All.FirstOrDefault(hook => hook.Fault is not null) is { } broken)
            return (
                $"broken: {ShownPath.Of(broken.Command, home)} {broken.Fault}; run '{hooks.RepairCommand(broken.Scope)}' again",
                true
            );
        if (hooks.All.Count == 0)
            return ("unknown, see 'pool check'", true);
        var paths = string.Join(" and ", hooks.All.Select(hook => ShownPath.Of(hook.SettingsPath, home)).Distinct(StringComparer.Ordinal));
        var repair = hooks.RepairCommand(hooks.All[0].Scope);
        if (hooks.MissingEvents.Count > 0)
            return ($"incomplete at {hooks.MissingEvents}: run '{repair}' again ({paths})", true);
        var version = hooks.All[0].Version is { } known ? $"version {known}" : "version unknown";
        return hooks.All.FirstOrDefault(hook => hook.IsOlder) is { } older
            ? ($"installed, {version}, older than this program: run '{hooks.RepairCommand(older.Scope)}' ({paths})", true)
            : ($"installed, {version} ({paths})", hooks.Faults.Count > 0);
    }

    private static string Installed(PoolStatus status, string paths)
    {
        var version = status.Hooks.All[0].Version is { } known ? $"version {known}" : "version unknown";
        return status.LastHook is { } time
            ? $"working, {version}, last ran {Duration.Brief(status.ReadAt > time ? status.ReadAt - time : TimeSpan.Zero)} ago ({paths})"
            : $"installed, {version}, have not run in this pool yet ({paths})";
    }

    private static string Broken(InstalledHooks hooks, string home)
    {
        var hook = hooks.All.First(hook => hook.Fault is not null);
        return $"broken: {ShownPath.Of(hook.Command, home)} {hook.Fault}; run '{hooks.RepairCommand(hook.Scope)}' again";
    }
}

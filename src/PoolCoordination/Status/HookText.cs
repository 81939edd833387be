using PoolCoordination.Entries;
using PoolCoordination.Installation;

namespace PoolCoordination.Status;

/// <summary>The line of a status that says whether hooks work, and what to do where they do not.</summary>
internal static class HookText
{
    /// <summary>The line.</summary>
    public static StatusLine Of(PoolStatus status, string home)
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
        if (hooks.State == InstallationState.Installed && hooks.All.FirstOrDefault(IsOlder) is { IsFormer: false } older)
            text += $"; older than this program, {Own.ToString(fieldCount: 3)}: run '{hooks.RepairCommand(older.Scope)}'";
        var unreadable = hooks.UnreadablePaths.Select(path => $"; {ShownPath.Of(path, home)} cannot be read, see 'pool check'");
        return new StatusLine("hooks", text + string.Concat(unreadable))
        {
            IsWarning =
                hooks.State != InstallationState.Installed
                || hooks.Faults.Count > 0
                || hooks.All.Any(hook => hook.IsFormer || IsOlder(hook)),
            MayWrap = true,
        };
    }

    private static Version Own => typeof(HookText).Assembly.GetName().Version!;

    private static bool IsOlder(InstalledCommand hook) =>
        Version.TryParse(hook.Version, out var version) && version < new Version(Own.ToString(fieldCount: 3));

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

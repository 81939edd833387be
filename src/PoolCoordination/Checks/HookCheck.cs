using PoolCoordination.Host;
using PoolCoordination.Installation;
using PoolCoordination.Log;

namespace PoolCoordination.Checks;

/// <summary>Looks for what is wrong with the hooks in Claude Code's settings, and with what they start.</summary>
internal static class HookCheck
{
    /// <summary>The problems of the hooks, in the user's settings and in those of the project.</summary>
    public static IEnumerable<PoolProblem> Problems(PoolEnvironment environment)
    {
        var hooks = InstalledHooks.Read(environment);
        List<string> problems = [.. hooks.Faults];
        if (hooks.All.Count == 0)
            problems.Add(
                $"There are no hooks in {string.Join(" or ", hooks.SettingsPaths)}; run "
                    + $"'{ScopedCommand.Install(InstallationScope.User)}'."
            );
        if (hooks.MissingEvents.Count > 0)
            problems.Add(
                $"The hooks in {string.Join(" or ", hooks.SettingsPaths)} are incomplete at {hooks.MissingEvents}; run "
                    + $"'{hooks.RepairCommand(hooks.All[0].Scope)}' again."
            );
        if (hooks.DisabledBy is { } path)
            problems.Add($"'disableAllHooks' in '{path}' disables all hooks; remove it.");
        if (hooks.Commands.Count > 1)
            problems.Add(Doubled(hooks));
        problems.AddRange(
            hooks
                .All.DistinctBy(hook => hook.Command, StringComparer.Ordinal)
                .Select(hook => Fault(hooks, hook, environment))
                .OfType<string>()
        );
        return problems.Select(problem => new PoolProblem(PoolProblemKind.Hooks, problem));
    }

    private static string Doubled(InstalledHooks hooks)
    {
        var commands = string.Join(" and ", hooks.Commands.Select(command => $"'{command}'"));
        return $"Events run {commands}, so that they are handled twice; run '{ScopedCommand.Uninstall(hooks.All[^1].Scope)}' to remove "
            + $"those in '{hooks.All[^1].SettingsPath}'.";
    }

    /// <summary>What is wrong with an executable that hooks start; null where nothing is.</summary>
    private static string? Fault(InstalledHooks hooks, InstalledCommand hook, PoolEnvironment environment)
    {
        if (hook.Fault is { } fault)
            return $"The hooks in '{hook.SettingsPath}' run '{hook.Command}', which {fault}; run "
                + $"'{hooks.RepairCommand(hook.Scope)}' again.";
        if (hook.IsFormer)
            return $"The hooks in '{hook.SettingsPath}' run '{hook.Command} hook', installed by an earlier version; run "
                + $"'{ScopedCommand.Install(hook.Scope)}' to switch to 'pool-hook', which starts faster.";

        var store = new ExecutableStore(environment);
        var own = PoolExecutable.HookPath;
        return store.Contains(hook.Command) && File.Exists(own) && store.CopyOf(PoolExecutable.Folder).Path != hook.Command
            ? $"The hooks run '{hook.Command}', a different version from '{own}'; run 'pool install' from that folder to update them."
            : null;
    }
}

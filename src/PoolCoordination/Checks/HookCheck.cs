using PoolCoordination.Host;
using PoolCoordination.Installation;
using PoolCoordination.Log;

namespace PoolCoordination.Checks;

/// <summary>Looks for what is wrong with the hooks in the configurations of agents, and with what they start.</summary>
internal static class HookCheck
{
    /// <summary>The problems of the hooks, in the user's settings and in those of the project.</summary>
    public static IEnumerable<PoolProblem> Problems(PoolEnvironment environment)
    {
        var hooks = InstalledHooks.Read(environment);
        List<string> problems = [.. hooks.Faults];
        problems.AddRange(hooks.Ignored.Select(settings => settings.Notice));
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
        if (hooks.DoubledNotice is { } doubled)
            problems.Add(doubled);
        problems.AddRange(
            hooks.OwnCommands.Select(own =>
                $"At {own.Place}, '{own.SettingsPath}' starts the pool by a command of your own, which 'pool uninstall' leaves: "
                + $"'{own.Command}'."
            )
        );
        problems.AddRange(
            hooks
                .All.DistinctBy(hook => hook.Command, StringComparer.Ordinal)
                .Select(hook => Fault(hooks, hook, environment))
                .OfType<string>()
        );
        if (hooks.StatusLine is { Fault: { } fault } line)
            problems.Add(
                $"The status line in '{line.SettingsPath}' runs '{line.Command}', which {fault}; run "
                    + $"'{ScopedCommand.Install(line.Scope)} --statusline' again."
            );
        if (hooks.RelativeFolder is { } relative)
            problems.Add(
                $"CLAUDE_CONFIG_DIR is the relative path '{relative}': Claude Code has other settings in each folder in which it starts, "
                    + "and the pool takes the home folder's; make it absolute."
            );
        problems.AddRange(InstalledAgentHooks.Read(environment).SelectMany(ofAgent => Faults(ofAgent, environment)));
        return problems.Select(problem => new PoolProblem(PoolProblemKind.Hooks, problem));
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

        return OtherVersion(hook, environment, "pool install");
    }

    private static IEnumerable<string> Faults(InstalledAgentHooks hooks, PoolEnvironment environment)
    {
        foreach (var fault in hooks.Faults)
            yield return fault;
        foreach (var hook in hooks.All)
        {
            if (hook.Fault is { } fault)
                yield return $"The hooks in '{hook.SettingsPath}' run '{hook.Command}', which {fault}; run "
                    + $"'{hooks.RepairCommand(hook.Scope)}' again.";
            else if (OtherVersion(hook, environment, hooks.RepairCommand(hook.Scope)) is { } other)
                yield return other;
        }

        if (hooks.MissingEvents.Count > 0)
            yield return $"The hooks in '{hooks.All[0].SettingsPath}' are incomplete at {hooks.MissingEvents}; run "
                + $"'{hooks.RepairCommand(hooks.All[0].Scope)}' again.";
    }

    private static string? OtherVersion(InstalledCommand hook, PoolEnvironment environment, string update)
    {
        var store = new ExecutableStore(environment);
        var own = PoolExecutable.HookPath;
        return store.Contains(hook.Command) && File.Exists(own) && store.CopyOf(PoolExecutable.Folder).Path != hook.Command
            ? $"The hooks run '{hook.Command}', a different version from '{own}'; run '{update}' from that folder to update them."
            : null;
    }
}

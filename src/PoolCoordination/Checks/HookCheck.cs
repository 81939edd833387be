using PoolCoordination.Installation;

namespace PoolCoordination.Checks;

/// <summary>Looks for what is wrong with the hooks in Claude Code's settings, and with what they start.</summary>
internal static class HookCheck
{
    /// <summary>The problems of the hooks, in the user's settings and in those of the project.</summary>
    public static IEnumerable<PoolProblem> Problems(PoolEnvironment environment)
    {
        var paths = Enum.GetValues<InstallationScope>().Select(scope => HookInstaller.SettingsPath(environment, scope)).Distinct(StringComparer.Ordinal).ToList();
        var problems = new List<string>();
        var handlers = paths.Select(path => Installed(path, problems)).OfType<HookHandler>().ToList();
        if (handlers.Count == 0)
            problems.Add($"There are no hooks in {string.Join(" or ", paths)}; run 'pool install'.");
        if (handlers is [var one, var other] && one.Command != other.Command)
            problems.Add($"Each event runs both '{one.Command}' and '{other.Command}'; run 'pool uninstall' for one of {string.Join(" and ", paths)}.");
        problems.AddRange(handlers.Select(handler => handler.Command).Distinct(StringComparer.Ordinal).Select(command => Fault(command, environment)).OfType<string>());
        return problems.Select(problem => new PoolProblem(PoolProblemKind.Hooks, problem));
    }

    private static HookHandler? Installed(string path, List<string> problems)
    {
        try
        {
            return new HookInstaller(path).Installed();
        }
        catch (PoolException exception)
        {
            problems.Add(exception.Message);
            return null;
        }
    }

    /// <summary>What is wrong with an executable that hooks start; null where nothing is.</summary>
    private static string? Fault(string command, PoolEnvironment environment)
    {
        if (!File.Exists(command))
            return $"The hooks run '{command}', which does not exist; run 'pool install' again.";
        var store = new ExecutableStore(environment);
        var own = PoolExecutable.FullPath;
        return store.Contains(command) && File.Exists(own) && store.CopyOf(own).Path != command
            ? $"The hooks run '{command}', another version than '{own}'; run 'pool install' from there to update them."
            : null;
    }
}

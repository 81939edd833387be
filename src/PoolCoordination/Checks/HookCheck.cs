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
            problems.Add($"No hooks are in {string.Join(" or ", paths)}; 'pool install' writes them.");
        if (handlers is [var one, var other] && one.Command != other.Command)
            problems.Add($"Each event starts both '{one.Command}' and '{other.Command}'; 'pool uninstall' takes the hooks out of one of {string.Join(" and ", paths)}.");
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
            return $"The hooks start '{command}', which is not there; 'pool install' writes them anew.";
        var store = new ExecutableStore(environment);
        var own = PoolExecutable.FullPath;
        return store.Contains(command) && File.Exists(own) && store.CopyOf(own).Path != command
            ? $"The hooks start '{command}', which is another version than '{own}'; 'pool install' from there moves them over."
            : null;
    }
}

using PoolCoordination.Agents.Known;
using PoolCoordination.Faults;
using PoolCoordination.Host;
using PoolCoordination.Text;

namespace PoolCoordination.Installation;

/// <summary>The pool's hooks in the configuration of an agent other than Claude Code, the user's and the project's.</summary>
/// <param name="Agent">The name of the agent.</param>
/// <param name="All">What they start, each executable of a file once.</param>
/// <param name="MissingEvents">The events for which no file names them.</param>
/// <param name="Faults">Why a file cannot be read; empty where all can.</param>
public sealed record InstalledAgentHooks(string Agent, IReadOnlyList<InstalledCommand> All, TextList MissingEvents, TextList Faults)
{
    /// <summary>The command that puts hooks of a scope in order.</summary>
    internal string RepairCommand(InstallationScope scope) => $"{ScopedCommand.Install(scope)} --agent {Agent}";

    /// <summary>Those of each agent that has any, or whose configuration cannot be read.</summary>
    internal static IReadOnlyList<InstalledAgentHooks> Read(PoolEnvironment environment) =>
        [
            .. KnownAgents
                .All.Where(agent => agent.Configuration is not null)
                .Select(agent => Of(agent, environment))
                .Where(hooks => hooks.All.Count > 0 || hooks.Faults.Count > 0)
                .OrderBy(hooks => hooks.Agent, StringComparer.Ordinal),
        ];

    private static InstalledAgentHooks Of(Agents.Agent agent, PoolEnvironment environment)
    {
        var project = AgentFolder.NearestProject(agent.Configuration!, environment);
        var commands = new List<InstalledCommand>();
        var events = new HashSet<string>(StringComparer.Ordinal);
        var faults = new List<string>();
        foreach (var scope in Enum.GetValues<InstallationScope>())
        {
            try
            {
                var hooks = HookInstaller.Of(agent, project, scope);
                var installed = hooks.Installed();
                events.UnionWith(installed.Select(hook => hook.Event));
                commands.AddRange(
                    installed
                        .Select(hook => hook.Handler)
                        .DistinctBy(handler => handler.Command, StringComparer.Ordinal)
                        .Select(handler => InstalledCommand.OfHook(hooks.Path, scope, handler, environment))
                );
            }
            catch (Exception exception) when (exception is PoolException or IOException or UnauthorizedAccessException)
            {
                faults.Add(exception.Message);
            }
        }

        var missing = agent.Configuration!.Events.Select(hook => hook.Name).Where(name => !events.Contains(name));
        return new InstalledAgentHooks(
            agent.Name,
            // In the home folder, the project's configuration may be the user's.
            [.. commands.DistinctBy(command => (command.SettingsPath, command.Command))],
            TextList.Of(commands.Count == 0 ? [] : [.. missing]),
            TextList.Of(faults)
        );
    }
}

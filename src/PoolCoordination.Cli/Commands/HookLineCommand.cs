using System.CommandLine;
using PoolCoordination.Agents.Known;
using PoolCoordination.Hooks;

namespace PoolCoordination.Cli.Commands;

/// <summary><c>pool hook</c> where the parser is asked, as for its help.</summary>
internal static class HookLineCommand
{
    public static Command Create()
    {
        var agent = new Option<string>("--agent")
        {
            Description = "The agent whose event it is; without it, the event says that.",
            HelpName = string.Join('|', AgentName.All),
        };
        agent.CompletionSources.Add([.. AgentName.All]);
        var command = new Command("hook", "Handle an agent's hook event given as JSON on standard input, as pool-hook does.") { agent };
        command.SetAction(parsed =>
            HookProcess.Run(
                HookProcess.ReadInput(),
                new HookArguments { Path = parsed.GetValue(SharedOptions.Pool), Agent = parsed.GetValue(agent) },
                PoolOpening.OpenRemote
            )
        );
        return command;
    }
}

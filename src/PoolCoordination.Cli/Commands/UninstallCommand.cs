using System.CommandLine;
using PoolCoordination.Host;
using PoolCoordination.Installation;

namespace PoolCoordination.Cli.Commands;

/// <summary><c>pool uninstall</c>: takes the hooks out of the configuration of agents.</summary>
internal static class UninstallCommand
{
    public static Command Create()
    {
        var scope = InstallCommand.Scope();
        var agent = InstallCommand.Agent(
            "Whose configuration loses the hooks (default: Claude Code, and each whose configuration is there)."
        );
        var dryRun = InstallCommand.DryRun();
        var command = new Command("uninstall", "Remove the hooks from the configuration of agents; the pool is kept.")
        {
            agent,
            scope,
            dryRun,
        };
        command.SetAction(parsed =>
        {
            var environment = PoolEnvironment.OfProcess;
            InstallCommand.ForEach(
                InstallCommand.AgentsOf(parsed, agent, environment, parsed.GetValue(scope)),
                name =>
                {
                    var installation = new HookInstallation(environment, parsed.GetValue(scope), name);
                    InstallCommand.Report(
                        parsed,
                        installation.Uninstall(InstallCommand.Approve(parsed, installation, parsed.GetValue(dryRun)))
                    );
                }
            );
        });
        return command;
    }
}

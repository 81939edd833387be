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
            var named = parsed.GetValue(agent) ?? [];
            var isAnythingThere = false;
            InstallCommand.ForEach(
                HookInstallation.AgentsToRemove(environment, parsed.GetValue(scope), named),
                name =>
                {
                    var installation = new HookInstallation(environment, parsed.GetValue(scope), name) { IsNamed = named.Length > 0 };
                    var result = installation.Uninstall(InstallCommand.Approve(parsed, installation, parsed.GetValue(dryRun)));
                    isAnythingThere |= result.Outcome != InstallationOutcome.NotNeeded || result.Notices.Count > 0;
                    InstallCommand.Report(parsed, result);
                }
            );
            if (!isAnythingThere)
                parsed.Say(HookInstallation.NothingInstalled);
        });
        return command;
    }
}

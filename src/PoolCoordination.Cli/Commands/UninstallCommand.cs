using System.CommandLine;
using PoolCoordination.Host;
using PoolCoordination.Installation;

namespace PoolCoordination.Cli.Commands;

/// <summary><c>pool uninstall</c>: takes the hooks out of Claude Code's settings.</summary>
internal static class UninstallCommand
{
    public static Command Create()
    {
        var scope = InstallCommand.Scope();
        var dryRun = InstallCommand.DryRun();
        var command = new Command("uninstall", "Remove the hooks from Claude Code's settings; the pool is kept.") { scope, dryRun };
        command.SetAction(parsed =>
        {
            var installation = new HookInstallation(PoolEnvironment.OfProcess, parsed.GetValue(scope));
            InstallCommand.Report(parsed, installation.Uninstall(InstallCommand.Approve(parsed, installation, parsed.GetValue(dryRun))));
        });
        return command;
    }
}

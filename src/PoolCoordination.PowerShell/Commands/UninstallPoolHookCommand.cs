using System.Management.Automation;
using PoolCoordination.Faults;
using PoolCoordination.Installation;
using PoolCoordination.PowerShell.Parameters;

namespace PoolCoordination.PowerShell.Commands;

/// <summary>Uninstall-PoolHook: takes the hooks out of Claude Code's settings; the pool itself stays. -WhatIf shows the change.</summary>
[Cmdlet(VerbsLifecycle.Uninstall, "PoolHook", HelpUri = OnlineHelp.Folder + "Uninstall-PoolHook.md", SupportsShouldProcess = true)]
[OutputType(typeof(void))]
public sealed class UninstallPoolHookCommand : EngineCmdlet
{
    /// <summary>Whose settings: the user's, or those of the project at PowerShell's location.</summary>
    [Parameter]
    public InstallationScope Scope { get; set; }

    /// <summary>Whose configuration: without it Claude Code, and each agent whose configuration is there.</summary>
    [Parameter]
    [ArgumentCompleter(typeof(AgentCompleter))]
    [ValidateNotNullOrEmpty]
    public string[]? Agent { get; set; }

    private protected override object? Target => HookInstaller.SettingsPath(LocalEnvironment, Scope);

    private protected override bool IsWriting => true;

    private protected override void Process()
    {
        var isAnythingThere = false;
        foreach (var agent in HookInstallation.AgentsToRemove(LocalEnvironment, Scope, Agent))
        {
            object target = agent;
            try
            {
                var installation = new HookInstallation(LocalEnvironment, Scope, agent) { IsNamed = Agent is not null };
                target = installation.SettingsPath;
                var result = installation.Uninstall(this.Approve(installation, "Remove the pool's hooks"));
                isAnythingThere |= result.Outcome != InstallationOutcome.NotNeeded || result.Notices.Count > 0;
                this.Report(result);
            }
            catch (Exception exception) when (exception is PoolException or IOException or UnauthorizedAccessException)
            {
                isAnythingThere = true;
                WriteError(PoolError.Of(exception, target, isWriting: true)!);
            }
        }

        if (!isAnythingThere)
            WriteInformation(new HostInformationMessage { Message = HookInstallation.NothingInstalled }, ["PSHOST"]);
    }
}

using System.Management.Automation;
using PoolCoordination.Faults;
using PoolCoordination.Installation;
using PoolCoordination.Pools;
using PoolCoordination.PowerShell.Parameters;
using PoolCoordination.Settings;
using PoolCoordination.Trust;

namespace PoolCoordination.PowerShell.Commands;

/// <summary>
/// Install-PoolHook: writes the hooks into Claude Code's settings; everything else in them stays. -WhatIf shows the change.
/// </summary>
[Cmdlet(VerbsLifecycle.Install, "PoolHook", HelpUri = OnlineHelp.Folder + "Install-PoolHook.md", SupportsShouldProcess = true)]
[OutputType(typeof(void))]
public sealed class InstallPoolHookCommand : PoolCmdlet
{
    /// <summary>Whose settings: the user's, or those of the project at PowerShell's location.</summary>
    [Parameter]
    public InstallationScope Scope { get; set; }

    /// <summary>Whose configuration: without it Claude Code, and each agent whose configuration is there.</summary>
    [Parameter]
    [ArgumentCompleter(typeof(AgentCompleter))]
    [ValidateNotNullOrEmpty]
    public string[]? Agent { get; set; }

    /// <summary>What Claude Code starts at an event: the executable <c>pool-hook</c>, or PowerShell, which takes longer to start.</summary>
    [Parameter]
    public HookRunner Runner { get; set; }

    /// <summary>Have hooks start the executable where it is, in place of a copy that stays when the module goes.</summary>
    [Parameter]
    public SwitchParameter InPlace { get; set; }

    /// <summary>Also turn on automatic mode: write an entry when an answer without a block reports a completion or blocker.</summary>
    [Parameter]
    public SwitchParameter Auto { get; set; }

    /// <summary>Also show the pool in Claude Code's status line.</summary>
    [Parameter]
    public SwitchParameter StatusLine { get; set; }

    private protected override object? Target => HookInstaller.SettingsPath(LocalEnvironment, Scope);

    private protected override bool IsWriting => true;

    private protected override PoolUse Use => PoolUse.Any;

    private protected override void Process()
    {
        var executable = Runner == HookRunner.Native ? PoolExecutable.HookPath : PowerShellCommand.Current.Path;
        if (!File.Exists(executable))
        {
            WriteError(PoolError.NoExecutable(executable));
            return;
        }

        foreach (var agent in Agent ?? HookInstallation.AgentsIn(LocalEnvironment, Scope))
        {
            object target = agent;
            try
            {
                var installation = new HookInstallation(LocalEnvironment, Scope, agent) { HasStatusLine = StatusLine };
                target = installation.SettingsPath;
                this.Report(Install(installation, executable, this.Approve(installation, "Install the pool's hooks")));
            }
            catch (Exception exception) when (exception is PoolException or IOException or UnauthorizedAccessException)
            {
                WriteError(PoolError.Of(exception, target, isWriting: true)!);
            }
        }

        if (Auto && ShouldProcess(Pool.Location.SettingsPath, "Set the option 'auto' to 'on'"))
            WarnIfOverridden(HookInstallation.TurnOnAutomaticMode(Pool));
        if (ModuleFolder.NewerVersion is { } newer)
            WriteWarning(
                $"Version {newer} of the module is installed, and this session has an older one: run Install-PoolHook in a new session."
            );
        foreach (var unused in new PoolTrust(LocalEnvironment).Unused())
            WriteWarning(unused.Notice);
    }

    private void WarnIfOverridden(OptionValue option)
    {
        if (option.OverrideNotice is { } notice)
            WriteWarning(notice);
    }

    // It is named with the others at the end.
    private protected override void Warn(string notice) { }

    private InstallationResult Install(HookInstallation installation, string executable, Func<InstallationPlan, bool> approve)
    {
        // Without a path, each hook finds the pool of the project that it runs in.
        var path = IsPoolGiven ? Pool.Location.Name : null;
        return Runner == HookRunner.PowerShell
                ? installation.Install(
                    HookHandler.PowerShell(executable, PowerShellCommand.Current.Arguments, ModuleFolder.Manifest, path),
                    approve
                )
            : InPlace ? installation.Install(HookHandler.Native(executable, path), approve)
            : installation.Install(PoolExecutable.Folder, path, approve);
    }
}

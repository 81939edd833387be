using System.Management.Automation;
using PoolCoordination.Installation;

namespace PoolCoordination.PowerShell;

/// <summary>How a cmdlet has the hooks installed or removed.</summary>
internal static class InstallationExtensions
{
    /// <summary>Asks whether a plan is wanted; <c>-WhatIf</c> and <c>-Verbose</c> show its lines.</summary>
    public static Func<InstallationPlan, bool> Approve(this Cmdlet cmdlet, HookInstallation installation, string what) =>
        plan => cmdlet.ShouldProcess($"{what}: {installation.SettingsPath}\n{plan.Text}", $"{what}: {installation.SettingsPath}?", what);

    /// <summary>Shows what became of it, beside the output: as information, or as a warning where a plugin has the hooks.</summary>
    public static void Report(this Cmdlet cmdlet, InstallationResult result)
    {
        foreach (var notice in result.Notices)
        {
            if (result.Outcome == InstallationOutcome.LeftToPlugin)
                cmdlet.WriteWarning(notice);
            else
                cmdlet.WriteInformation(new HostInformationMessage { Message = notice }, ["PSHOST"]);
        }
    }
}

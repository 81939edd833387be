using System.Management.Automation;
using PoolCoordination.Installation;

namespace PoolCoordination.PowerShell;

/// <summary>How a cmdlet has the hooks installed or removed.</summary>
internal static class InstallationExtensions
{
    /// <summary>Asks whether a plan is wanted; <c>-WhatIf</c> and <c>-Verbose</c> show its lines.</summary>
    public static Func<InstallationPlan, bool> Approve(this Cmdlet cmdlet, HookInstallation installation, string what) =>
        plan => cmdlet.ShouldProcess($"{what}: {installation.SettingsPath}\n{plan.Text}", $"{what}: {installation.SettingsPath}?", what);

    /// <summary>Says what became of it to those who ask for it.</summary>
    public static void Report(this Cmdlet cmdlet, HookInstallation installation, InstallationOutcome outcome)
    {
        if (outcome == InstallationOutcome.NotNeeded)
            cmdlet.WriteVerbose($"There is nothing to change in {installation.SettingsPath}.");
        if (outcome == InstallationOutcome.LeftToPlugin)
            cmdlet.WriteWarning(installation.PluginNotice);
        if (installation.KeepsUnused)
            cmdlet.WriteVerbose($"Running sessions may still use older copies in {installation.ExecutableFolder}; they are kept.");
    }
}

using System.Management.Automation;
using PoolCoordination.Installation;

namespace PoolCoordination.PowerShell;

/// <summary>How a cmdlet makes a planned change of settings.</summary>
internal static class SettingsChangeExtensions
{
    /// <summary>Makes a change that is needed and wanted; <c>-WhatIf</c> and <c>-Verbose</c> show its lines.</summary>
    public static void Make(this Cmdlet cmdlet, SettingsChange change, string what)
    {
        if (!change.IsNeeded)
            cmdlet.WriteVerbose($"Nothing is to be changed in {change.Path}.");
        else if (cmdlet.ShouldProcess($"{what}: {change.Path}\n{change.Difference}", $"{what}: {change.Path}?", what))
            change.Apply();
    }
}

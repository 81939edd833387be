using System.Diagnostics;
using PoolCoordination.Tests.Module;

namespace PoolCoordination.Tests.Plugin;

/// <summary>The plugin as <c>eng/Build-Plugin.ps1</c> makes it of the executables that were built: a marketplace in a folder.</summary>
internal sealed class BuiltPlugin
{
    private BuiltPlugin(string folder) => Marketplace = folder;

    /// <summary>The folder of the marketplace.</summary>
    public string Marketplace { get; }

    /// <summary>The folder of the plugin.</summary>
    public string Folder => Path.Combine(Marketplace, "pool");

    /// <summary>Makes it in a folder; skips the test where it cannot be made.</summary>
    /// <param name="folder">The folder.</param>
    /// <param name="version">Its version; the module's if null.</param>
    public static BuiltPlugin In(string folder, string? version = null)
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "the plugin starts its executables by scripts for Unix");
        Assert.SkipWhen(File.Exists(Repository.HookExecutable + ".dll"), "pool-hook was not built as native code");
        Assert.SkipWhen(PowerShellProgram.Path is null, "pwsh is not on the PATH, and a script of it makes the plugin");
        var script = Path.Combine(Repository.Root, "eng", "Build-Plugin.ps1");
        var system = System.Runtime.InteropServices.RuntimeInformation.RuntimeIdentifier;
        var command =
            $"& '{script}' -Destination '{folder}' -Executable @{{ '{system}' = '{Path.GetDirectoryName(Repository.HookExecutable)}' }}"
            + (version is null ? "" : $" -Version {version}");
        var start = new ProcessStartInfo(PowerShellProgram.Path!, ["-NoProfile", "-NonInteractive", "-Command", command])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        using var process = Process.Start(start)!;
        var error = process.StandardError.ReadToEndAsync();
        process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        Assert.True(process.ExitCode == 0, error.Result);
        return new BuiltPlugin(folder);
    }
}

using System.Diagnostics;
using PoolCoordination.Tests.Plugin;

namespace PoolCoordination.Tests.Module;

/// <summary>The package of the module, made of the executables that were built.</summary>
public sealed class PackageTests : IDisposable
{
    private readonly ScratchFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void It_is_installed_by_the_line_of_the_README_updated_and_uninstalled()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "the executables that were built for Windows are not native code");
        Assert.SkipWhen(File.Exists(Repository.HookExecutable + ".dll"), "pool-hook was not built as native code");
        Assert.SkipWhen(PowerShellProgram.Path is null, "pwsh is not on the PATH");
        var system = System.Runtime.InteropServices.RuntimeInformation.RuntimeIdentifier;
        var executables = Path.GetDirectoryName(Repository.HookExecutable);
        Run("Build-Package.ps1", $"-Destination '{_folder["package"]}' -Executable @{{ '{system}' = '{executables}' }}");
        var package = Directory.GetFiles(_folder["package"], "*.nupkg").Single();
        Assert.InRange(new FileInfo(package).Length, 1, 12_000_000);

        var output = Run("Test-Installation.ps1", $"-Package '{package}' -Line '{Readme.Line("Install-PSResource")}'");

        Assert.Contains("installed, updated and uninstalled", output, StringComparison.Ordinal);
    }

    private string Run(string script, string arguments)
    {
        var path = Path.Combine(Repository.Root, "eng", script);
        var start = new ProcessStartInfo(PowerShellProgram.Path!, ["-NoProfile", "-NonInteractive", "-Command", $"& '{path}' {arguments}"])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.Environment["NO_COLOR"] = "1";
        // Modules and settings are the home folder's, and what is built goes by the user's packages.
        if (script.StartsWith("Test-", StringComparison.Ordinal))
        {
            start.Environment["HOME"] = _folder.Folder("home");
            start.Environment.Remove("PSModulePath");
        }

        using var process = Process.Start(start)!;
        var error = process.StandardError.ReadToEndAsync();
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        Assert.True(process.ExitCode == 0, output + error.Result);
        return output;
    }
}

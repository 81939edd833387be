namespace PoolCoordination.PowerShell;

/// <summary>How a PowerShell like this one is started.</summary>
/// <param name="Path">The absolute path of the executable.</param>
/// <param name="Arguments">What stands before PowerShell's own arguments.</param>
public sealed record PowerShellCommand(string Path, IReadOnlyList<string> Arguments)
{
    private const string Host = "dotnet";

    /// <summary>
    /// The command that starts this PowerShell: its executable, or .NET with its assembly where it is a tool of .NET and runs in that host.
    /// </summary>
    public static PowerShellCommand Current { get; } = Of(Environment.ProcessPath, AppContext.BaseDirectory);

    /// <summary>The command for a process and the folder of its PowerShell.</summary>
    /// <param name="process">The path of the process; null where it is not known.</param>
    /// <param name="folder">The folder of PowerShell's assemblies.</param>
    public static PowerShellCommand Of(string? process, string folder)
    {
        var assembly = System.IO.Path.Combine(folder, "pwsh.dll");
        // The executable that the tool has in its folder too is not always allowed to run.
        if (process is not null && System.IO.Path.GetFileNameWithoutExtension(process) == Host && File.Exists(assembly))
            return new PowerShellCommand(process, [assembly]);
        var executable = System.IO.Path.Combine(folder, OperatingSystem.IsWindows() ? "pwsh.exe" : "pwsh");
        return new PowerShellCommand(File.Exists(executable) ? executable : process ?? executable, []);
    }
}

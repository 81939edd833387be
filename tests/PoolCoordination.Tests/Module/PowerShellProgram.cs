namespace PoolCoordination.Tests.Module;

/// <summary>The PowerShell of this machine.</summary>
internal static class PowerShellProgram
{
    /// <summary>Where it is; null if the PATH has none.</summary>
    public static string? Path { get; } = Find();

    private static string? Find()
    {
        var name = OperatingSystem.IsWindows() ? "pwsh.exe" : "pwsh";
        var folders =
            Environment.GetEnvironmentVariable("PATH")?.Split(System.IO.Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries) ?? [];
        return folders.Select(folder => System.IO.Path.Combine(folder, name)).FirstOrDefault(File.Exists);
    }
}

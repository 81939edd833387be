namespace PoolCoordination.PowerShell;

/// <summary>What a hook starts: the module's manifest, and this PowerShell.</summary>
internal static class Executables
{
    /// <summary>The module's manifest.</summary>
    public static string Manifest => Path.Combine(Path.GetDirectoryName(BinFolder)!, "PoolCoordination.psd1");

    /// <summary>The executable of this PowerShell; as a tool of .NET it has none in its own folder.</summary>
    public static string PowerShell
    {
        get
        {
            var own = Path.Combine(AppContext.BaseDirectory, OperatingSystem.IsWindows() ? "pwsh.exe" : "pwsh");
            return File.Exists(own) ? own : Environment.ProcessPath ?? own;
        }
    }

    private static string BinFolder => Path.GetDirectoryName(typeof(Executables).Assembly.Location)!;
}

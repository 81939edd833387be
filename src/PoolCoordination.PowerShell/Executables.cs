namespace PoolCoordination.PowerShell;

/// <summary>What a hook starts: files beside the module, and this PowerShell.</summary>
internal static class Executables
{
    /// <summary>The executable <c>pool</c> in the module's folder.</summary>
    public static string Pool => Path.Combine(BinFolder, Executable("pool"));

    /// <summary>The module's manifest.</summary>
    public static string Manifest => Path.Combine(Path.GetDirectoryName(BinFolder)!, "PoolCoordination.psd1");

    /// <summary>The executable of this PowerShell; as a tool of .NET it has none in its own folder.</summary>
    public static string PowerShell
    {
        get
        {
            var own = Path.Combine(AppContext.BaseDirectory, Executable("pwsh"));
            return File.Exists(own) ? own : Environment.ProcessPath ?? own;
        }
    }

    private static string BinFolder => Path.GetDirectoryName(typeof(Executables).Assembly.Location)!;

    private static string Executable(string name) => OperatingSystem.IsWindows() ? name + ".exe" : name;
}

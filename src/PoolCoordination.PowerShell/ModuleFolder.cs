namespace PoolCoordination.PowerShell;

/// <summary>The folder of the module that this assembly is of.</summary>
internal static class ModuleFolder
{
    /// <summary>The module's manifest.</summary>
    public static string Manifest =>
        Path.Combine(Path.GetDirectoryName(Path.GetDirectoryName(typeof(ModuleFolder).Assembly.Location))!, "PoolCoordination.psd1");
}

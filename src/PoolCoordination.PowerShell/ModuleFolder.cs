namespace PoolCoordination.PowerShell;

/// <summary>The folder of the module that this assembly is of.</summary>
internal static class ModuleFolder
{
    /// <summary>The module's manifest.</summary>
    public static string Manifest => Path.Combine(Root, "PoolCoordination.psd1");

    /// <summary>The newest version that lies beside this one, as PowerShell keeps several; null where this one is the newest.</summary>
    public static Version? NewerVersion =>
        Version.TryParse(Path.GetFileName(Root), out var loaded) && Path.GetDirectoryName(Root) is { } folder
            ? Directory
                .GetDirectories(folder)
                .Select(version => Version.TryParse(Path.GetFileName(version), out var found) ? found : null)
                .Where(found => found > loaded)
                .Max()
            : null;

    private static string Root => Path.GetDirectoryName(Path.GetDirectoryName(typeof(ModuleFolder).Assembly.Location))!;
}

namespace PoolCoordination.Tests;

/// <summary>The repository that is tested, and what its build leaves in <c>bin/</c>.</summary>
internal static class Repository
{
    /// <summary>The folder of the module's manifest.</summary>
    public static string Root { get; } = FindRoot();

    /// <summary>The built <c>pool-hook</c>.</summary>
    public static string HookExecutable => Path.Combine(Root, "bin", OperatingSystem.IsWindows() ? "pool-hook.exe" : "pool-hook");

    /// <summary>The built <c>pool</c>.</summary>
    public static string PoolExecutable => Path.Combine(Root, "bin", OperatingSystem.IsWindows() ? "pool.exe" : "pool");

    private static string FindRoot()
    {
        var folder = AppContext.BaseDirectory;
        while (!File.Exists(Path.Combine(folder, "PoolCoordination.psd1")))
            folder =
                Path.GetDirectoryName(folder) ?? throw new InvalidOperationException("No PoolCoordination.psd1 at or above the tests.");
        return folder;
    }
}

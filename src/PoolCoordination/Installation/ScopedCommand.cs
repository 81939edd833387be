namespace PoolCoordination.Installation;

/// <summary>The commands that people are told to run for the settings in which hooks are.</summary>
internal static class ScopedCommand
{
    /// <summary>The command that installs hooks in the settings of a scope.</summary>
    public static string Install(InstallationScope scope) => "pool install" + Option(scope);

    /// <summary>The command that removes hooks from the settings of a scope.</summary>
    public static string Uninstall(InstallationScope scope) => "pool uninstall" + Option(scope);

    private static string Option(InstallationScope scope) => scope == InstallationScope.Project ? " --scope project" : "";
}

using PoolCoordination.Host;

namespace PoolCoordination.Installation;

/// <summary>The settings files from which Claude Code takes hooks.</summary>
internal static class SettingsFiles
{
    private const string FolderName = ".claude";
    private const string SharedName = "settings.json";
    private const string LocalName = "settings.local.json";

    /// <summary>The user's, the project's, and the project's local one; a later file beats those before it.</summary>
    public static IReadOnlyList<(string Path, InstallationScope Scope)> Of(PoolEnvironment environment)
    {
        var user = HookInstaller.SettingsPath(environment, InstallationScope.User);
        var project = HookInstaller.SettingsPath(environment.In(ProjectFolderOf(environment)), InstallationScope.Project);
        var local = Path.Combine(Path.GetDirectoryName(project)!, LocalName);
        // In the home folder, the project's settings are the user's.
        return string.Equals(project, user, PathCase.Comparison)
            ? [(user, InstallationScope.User), (local, InstallationScope.User)]
            : [(user, InstallationScope.User), (project, InstallationScope.Project), (local, InstallationScope.Project)];
    }

    /// <summary>
    /// The nearest folder with settings, at or above the working folder and below the home folder; the working folder where there is none.
    /// </summary>
    private static string ProjectFolderOf(PoolEnvironment environment)
    {
        for (
            var folder = environment.WorkingFolder;
            folder is not null && !PathCase.IsSame(folder, environment.HomeFolder);
            folder = Path.GetDirectoryName(folder)
        )
        {
            if (File.Exists(Path.Combine(folder, FolderName, SharedName)) || File.Exists(Path.Combine(folder, FolderName, LocalName)))
                return folder;
        }

        return environment.WorkingFolder;
    }
}

using PoolCoordination.Host;

namespace PoolCoordination.Installation;

/// <summary>The settings files from which Claude Code takes hooks.</summary>
internal static class ClaudeSettingsFiles
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

    /// <summary>Whether a client loads one of them: its command line may name some (<c>--setting-sources user,local</c>).</summary>
    /// <param name="path">The settings file.</param>
    /// <param name="scope">Whose it is.</param>
    /// <param name="arguments">The client's command line, word by word; empty where it is not known.</param>
    public static bool IsLoaded(string path, InstallationScope scope, IReadOnlyList<string> arguments)
    {
        var source =
            Path.GetFileName(path) == LocalName ? "local"
            : scope == InstallationScope.User ? "user"
            : "project";
        return SourcesOf(arguments) is not { } sources || Array.IndexOf(sources.Split(','), source) >= 0;
    }

    private static string? SourcesOf(IReadOnlyList<string> arguments)
    {
        const string name = "--setting-sources";
        for (var i = 0; i < arguments.Count; i++)
        {
            if (arguments[i] == name && i + 1 < arguments.Count)
                return arguments[i + 1];
            if (arguments[i].StartsWith(name + "=", StringComparison.Ordinal))
                return arguments[i][(name.Length + 1)..];
        }

        return null;
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

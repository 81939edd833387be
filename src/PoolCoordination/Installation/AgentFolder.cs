using PoolCoordination.Agents;
using PoolCoordination.Host;

namespace PoolCoordination.Installation;

/// <summary>The folder of an agent's configuration: where it is, the agent is used.</summary>
internal static class AgentFolder
{
    private const string ConfigurationFolder = ".config/";

    /// <summary>The folder in a scope.</summary>
    public static string Of(HookConfiguration configuration, PoolEnvironment environment, InstallationScope scope)
    {
        if (scope == InstallationScope.Project)
            return Path.Combine(environment.WorkingFolder, configuration.ProjectFolder);
        if (configuration.FolderVariable is { } name && FullPathIn(environment, name) is { } given)
            return given;
        // Programs that take '.config' take the folder that this variable names in its place.
        return
            configuration.UserFolder.StartsWith(ConfigurationFolder, StringComparison.Ordinal)
            && FullPathIn(environment, "XDG_CONFIG_HOME") is { } parent
            ? Path.Combine(parent, configuration.UserFolder[ConfigurationFolder.Length..])
            : Path.Combine(environment.HomeFolder, configuration.UserFolder);
    }

    /// <summary>
    /// The environment in the nearest folder, at or above the working folder, whose project configuration is there: clients find it from
    /// below, too.
    /// </summary>
    public static PoolEnvironment NearestProject(HookConfiguration configuration, PoolEnvironment environment)
    {
        for (var folder = environment.WorkingFolder; folder is not null; folder = Path.GetDirectoryName(folder))
        {
            if (File.Exists(Path.Combine(folder, configuration.ProjectFolder, configuration.FileName)))
                return environment.In(folder);
        }

        return environment;
    }

    private static string? FullPathIn(PoolEnvironment environment, string name) =>
        environment.Variable(name) is { } path && Path.IsPathFullyQualified(path) ? path : null;
}

using System.Text.Json;
using System.Text.Json.Nodes;
using PoolCoordination.Host;
using PoolCoordination.Storage;

namespace PoolCoordination.Trust;

/// <summary>The folders in which Claude Code was used on this machine, as its own <c>.claude.json</c> lists them.</summary>
internal static class KnownProjects
{
    /// <summary>The folders that exist, that of the environment first; without the file, that one alone.</summary>
    public static IEnumerable<string> Of(PoolEnvironment environment) =>
        [
            environment.ProjectFolder ?? environment.WorkingFolder,
            .. Listed(environment).Where(folder => Path.IsPathFullyQualified(folder) && Directory.Exists(folder)),
        ];

    private static List<string> Listed(PoolEnvironment environment)
    {
        // With CLAUDE_CONFIG_DIR it is in that folder, else beside it.
        var inFolder = Path.Combine(environment.ConfigFolder, ".claude.json");
        var path = File.Exists(inFolder) ? inFolder : Path.Combine(environment.HomeFolder, ".claude.json");
        try
        {
            return
                RegularFile.ReadAll(path) is { } content
                && JsonNode.Parse(content) is JsonObject state
                && state["projects"] is JsonObject projects
                ? [.. projects.Select(project => project.Key)]
                : [];
        }
        catch (Exception exception) when (exception is JsonException or IOException or UnauthorizedAccessException)
        {
            // It is another program's file; a pool that is missed here is told of by the first session in it.
            return [];
        }
    }
}

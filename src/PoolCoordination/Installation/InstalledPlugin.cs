using System.Text.Json;
using System.Text.Json.Nodes;
using PoolCoordination.Faults;
using PoolCoordination.Host;

namespace PoolCoordination.Installation;

/// <summary>The plugin of Claude Code that starts the hooks.</summary>
/// <param name="Name">Its name and its marketplace, as Claude Code has them: <c>pool@poolcoordination</c>.</param>
/// <param name="Folder">Where it is.</param>
/// <param name="Version">Its version; null where it is not known.</param>
internal sealed record InstalledPlugin(string Name, string Folder, string? Version)
{
    private const string RootVariable = "${CLAUDE_PLUGIN_ROOT}";

    /// <summary>The file that names its hooks.</summary>
    public string HooksPath => Path.Combine(Folder, "hooks", "hooks.json");

    /// <summary>The plugin that is installed and has hooks of ours; null where there is none.</summary>
    /// <param name="environment">The environment of Claude Code.</param>
    /// <param name="enabled">The names of the plugins that settings enable.</param>
    /// <exception cref="PoolException">A file about plugins has another shape than Claude Code's.</exception>
    public static InstalledPlugin? Find(PoolEnvironment environment, IReadOnlyCollection<string> enabled) =>
        enabled.Count == 0
            ? null
            : Installed(environment)
                .FirstOrDefault(plugin => enabled.Contains(plugin.Name, StringComparer.Ordinal) && plugin.Handlers().Any());

    /// <summary>Its handlers of ours, which start what is in its folder.</summary>
    public IEnumerable<HookHandler> Handlers() =>
        new HookInstaller(HooksPath)
            .AllInstalled()
            .Select(hook => hook.Handler with { Command = hook.Handler.Command.Replace(RootVariable, Folder, StringComparison.Ordinal) });

    private static IEnumerable<InstalledPlugin> Installed(PoolEnvironment environment)
    {
        var path = Path.Combine(Path.GetFullPath(environment.ConfigFolder, environment.WorkingFolder), "plugins", "installed_plugins.json");
        return
            from plugin in Read(path)?["plugins"] as JsonObject ?? []
            from place in plugin.Value as JsonArray ?? []
            let folder = TextOf(place?["installPath"])
            where folder is not null
            select new InstalledPlugin(plugin.Key, folder, TextOf(place["version"]));
    }

    private static JsonNode? Read(string path)
    {
        try
        {
            return SettingsChange.Read(path) is { } content ? JsonNode.Parse(content) : null;
        }
        catch (JsonException exception)
        {
            throw new PoolException($"'{path}' is not valid JSON: {exception.Message}", exception) { Fault = PoolFault.Settings };
        }
    }

    private static string? TextOf(JsonNode? node) => node is JsonValue value && value.TryGetValue<string>(out var text) ? text : null;
}

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
    private const string ManifestFolder = ".claude-plugin";
    private const string OwnStart = "pool@";
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

    /// <summary>
    /// What is wrong with the pool's plugin where its files have no hooks, as after a copy that was cut short; else null.
    /// </summary>
    /// <inheritdoc cref="Find"/>
    public static string? FaultOf(PoolEnvironment environment, IReadOnlyCollection<string> enabled) =>
        Installed(environment)
            .Where(plugin => enabled.Contains(plugin.Name, StringComparer.Ordinal))
            .Where(plugin => plugin.Name.StartsWith(OwnStart, StringComparison.Ordinal) && !plugin.Handlers().Any())
            .Select(plugin =>
                $"The plugin {plugin.Name} has no hooks in '{plugin.HooksPath}'; uninstall it with 'claude plugin uninstall "
                + $"{plugin.Name}' and install it again."
            )
            .FirstOrDefault();

    /// <summary>Its handlers of ours, which start what is in its folder.</summary>
    public IEnumerable<HookHandler> Handlers() =>
        ClaudeSettings
            .Read(HooksPath)
            .Hooks.Select(hook => hook.Handler)
            .Select(handler => handler with { Command = handler.Command.Replace(RootVariable, Folder, StringComparison.Ordinal) });

    private static IEnumerable<InstalledPlugin> Installed(PoolEnvironment environment)
    {
        var plugins = Path.Combine(environment.ConfigFolder, "plugins");
        return
            from plugin in Read(Path.Combine(plugins, "installed_plugins.json"))?["plugins"] as JsonObject ?? []
            from place in plugin.Value as JsonArray ?? []
            let folder = TextOf(place?["installPath"])
            where folder is not null
            select InFolderOfMarketplace(plugins, plugin.Key)
                ?? new InstalledPlugin(plugin.Key, folder, TextOf(place["version"]));
    }

    /// <summary>
    /// The plugin in the folder that is its marketplace, from which Claude Code runs it whatever it copied; null where the marketplace is
    /// none of this machine's folders.
    /// </summary>
    private static InstalledPlugin? InFolderOfMarketplace(string plugins, string name)
    {
        if (name.Split('@') is not [var plugin, var marketplace])
            return null;
        var source = Read(Path.Combine(plugins, "known_marketplaces.json"))?[marketplace]?["source"];
        if (TextOf(source?["source"]) != "directory" || TextOf(source!["path"]) is not { } root)
            return null;
        var listed = Read(Path.Combine(root, ManifestFolder, "marketplace.json"))?["plugins"] as JsonArray ?? [];
        var place = TextOf(listed.FirstOrDefault(entry => TextOf(entry?["name"]) == plugin)?["source"]);
        if (place is null || Path.GetFullPath(place, root) is var folder && !Directory.Exists(folder))
            return null;
        return new InstalledPlugin(name, folder, TextOf(Read(Path.Combine(folder, ManifestFolder, "plugin.json"))?["version"]));
    }

    private static JsonObject? Read(string path) =>
        SettingsChange.Read(path) is { } content ? SettingsJson.Parse(path, content) : null;

    private static string? TextOf(JsonNode? node) => SettingsJson.TextOf(node);
}

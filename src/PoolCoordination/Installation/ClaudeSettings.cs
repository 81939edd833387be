using System.Text.Json;
using System.Text.Json.Nodes;
using PoolCoordination.Faults;
using PoolCoordination.Storage;

namespace PoolCoordination.Installation;

/// <summary>What a settings file of Claude Code says that concerns hooks.</summary>
internal sealed class ClaudeSettings
{
    private ClaudeSettings(string path, JsonObject settings)
    {
        var hooks = new HookSection(path);
        Hooks = hooks.All(settings);
        Events = [.. hooks.Events(settings)];
        StatusLine = StatusLineSettings.Find(settings);
        WrappedStatusLine = StatusLineSettings.FindWrapped(settings);
        DisablesAll = settings["disableAllHooks"] is JsonValue value && value.TryGetValue<bool>(out var isDisabled) ? isDisabled : null;
        Plugins = (settings["enabledPlugins"] as JsonObject ?? []).ToDictionary(
            plugin => plugin.Key,
            plugin => plugin.Value?.GetValueKind() != JsonValueKind.False,
            StringComparer.Ordinal
        );
        Fault = SettingsShape.FaultOf(settings);
    }

    /// <summary>The hooks of ours, in the file's order.</summary>
    public IReadOnlyList<FoundHook> Hooks { get; }

    /// <summary>The events at which those run for all tools that they concern.</summary>
    public IReadOnlyList<string> Events { get; }

    /// <summary>The status line of ours; null where there is none.</summary>
    public HookHandler? StatusLine { get; }

    /// <summary>The command of a status line that prints ours among other things; null where there is none.</summary>
    public string? WrappedStatusLine { get; }

    /// <summary>
    /// What <c>disableAllHooks</c> says, which keeps Claude Code from starting any hook; null where it is not there.
    /// </summary>
    public bool? DisablesAll { get; }

    /// <summary>The plugins of which the file says whether they are enabled.</summary>
    public IReadOnlyDictionary<string, bool> Plugins { get; }

    /// <summary>Why Claude Code ignores the file, as a clause; null where it is not known to.</summary>
    public string? Fault { get; }

    /// <summary>Reads a file; where it is missing, it says nothing.</summary>
    /// <exception cref="PoolException">It is not valid JSON, or has another shape than Claude Code's.</exception>
    public static ClaudeSettings Read(string path) =>
        new(path, SettingsChange.Read(FileLink.TargetOf(path)) is { } content ? SettingsJson.Parse(path, content) : []);
}

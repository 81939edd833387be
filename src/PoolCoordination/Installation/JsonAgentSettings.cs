using System.Text.Json.Nodes;
using PoolCoordination.Agents;
using PoolCoordination.Json;

namespace PoolCoordination.Installation;

/// <summary>A JSON file with hooks and a status line among other settings, which keep their bytes.</summary>
/// <param name="path">The file.</param>
/// <param name="configuration">The agent's form of it; null for Claude Code's.</param>
/// <param name="isShared">Whether others have the file, too.</param>
internal sealed class JsonAgentSettings(string path, HookConfiguration? configuration, bool isShared = false) : IAgentSettings
{
    private const string VersionName = "version";

    private readonly HookSection _hooks = new(path, configuration, isShared);

    /// <inheritdoc/>
    public IReadOnlyList<FoundHook> Hooks(byte[] content) => _hooks.All(Parse(content));

    /// <inheritdoc/>
    public HookHandler? StatusLine(byte[] content) => StatusLineSettings.Find(Parse(content));

    /// <inheritdoc/>
    public string? WrappedStatusLine(byte[] content) => StatusLineSettings.FindWrapped(Parse(content));

    /// <inheritdoc/>
    public bool HasOtherStatusLine(byte[] content) => StatusLineSettings.BelongsToOther(Parse(content));

    /// <inheritdoc/>
    public IReadOnlyList<string> Narrowed(byte[] content) => _hooks.Narrowed(Parse(content));

    /// <inheritdoc/>
    public byte[] With(byte[]? content, HookHandler? handler, HookHandler? statusLine)
    {
        var settings = content is null ? [] : Parse(content);
        if (handler is not null)
        {
            PutVersion(settings);
            _hooks.Put(settings, handler);
        }

        if (statusLine is not null)
            StatusLineSettings.Put(settings, statusLine);
        return content is null || SettingsJson.IsBlank(content)
            ? JsonFormat.Bytes(settings).ToArray()
            : JsonEdit.Apply(content, settings);
    }

    /// <inheritdoc/>
    public byte[] Without(byte[] content)
    {
        var settings = Parse(content);
        _hooks.Remove(settings);
        StatusLineSettings.Remove(settings);
        return JsonEdit.Apply(content, settings);
    }

    /// <inheritdoc/>
    public bool IsEmpty(byte[] content)
    {
        var settings = Parse(content);
        if (configuration is { HasVersion: true })
            settings.Remove(VersionName);
        return settings.Count == 0;
    }

    private void PutVersion(JsonObject settings)
    {
        if (configuration is not { HasVersion: true } || settings[VersionName] is not null)
            return;
        settings.Remove(VersionName);
        settings.Insert(0, VersionName, 1);
    }

    private JsonObject Parse(byte[] content) => SettingsJson.Parse(path, content, configuration is { AllowsComments: true });
}

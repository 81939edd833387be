using System.Text.Json;
using System.Text.Json.Nodes;
using PoolCoordination.Faults;
using PoolCoordination.Host;
using PoolCoordination.Json;
using PoolCoordination.Storage;
using PoolCoordination.Text;

namespace PoolCoordination.Installation;

/// <summary>Wires a pool into Claude Code: plans changes of its settings file, which are then shown or made.</summary>
public sealed class HookInstaller
{
    private static readonly JsonDocumentOptions s_strict = new() { AllowDuplicateProperties = false };

    private readonly string _path;
    private readonly string _target;

    /// <summary>The installer for one settings file.</summary>
    /// <param name="settingsPath">The absolute path of the file, which need not exist.</param>
    public HookInstaller(string settingsPath)
    {
        ArgumentNullException.ThrowIfNull(settingsPath);
        _path = settingsPath;
        // Settings are often a link into a folder of dotfiles, and the link is to stay one.
        _target = FileLink.TargetOf(settingsPath);
    }

    /// <summary>The settings file of a scope: in Claude Code's own folder, or in <c>.claude</c> of the project.</summary>
    public static string SettingsPath(PoolEnvironment environment, InstallationScope scope)
    {
        ArgumentNullException.ThrowIfNull(environment);
        var folder =
            scope == InstallationScope.User
                ? environment.ConfigFolder
                : Path.Combine(environment.ProjectFolder ?? environment.WorkingFolder, ".claude");
        return Path.Combine(Path.GetFullPath(folder, environment.WorkingFolder), "settings.json");
    }

    /// <summary>The handler of ours that the file names; null where it names none.</summary>
    /// <exception cref="PoolException">The file is not valid JSON, or has another shape than Claude Code's.</exception>
    internal HookHandler? Installed() => SettingsChange.Read(_target) is { } content ? HookSettings.Find(Parse(content)) : null;

    /// <summary>
    /// What the file says by <c>disableAllHooks</c>, which keeps Claude Code from starting any hook; null where it says nothing.
    /// </summary>
    /// <exception cref="PoolException">The file is not valid JSON.</exception>
    internal bool? DisablesAll() =>
        SettingsChange.Read(_target) is { } content
        && Parse(content)["disableAllHooks"] is JsonValue value
        && value.TryGetValue<bool>(out var isDisabled)
            ? isDisabled
            : null;

    /// <summary>The plugins of which the file says whether they are enabled.</summary>
    /// <exception cref="PoolException">The file is not valid JSON.</exception>
    internal IReadOnlyDictionary<string, bool> Plugins() =>
        SettingsChange.Read(_target) is { } content && Parse(content)["enabledPlugins"] is JsonObject plugins
            ? plugins.ToDictionary(
                plugin => plugin.Key,
                plugin => plugin.Value?.GetValueKind() != JsonValueKind.False,
                StringComparer.Ordinal
            )
            : new Dictionary<string, bool>(StringComparer.Ordinal);

    /// <summary>The status line of ours that the file names; null where it names none.</summary>
    /// <exception cref="PoolException">The file is not valid JSON.</exception>
    internal HookHandler? StatusLine() => SettingsChange.Read(_target) is { } content ? StatusLineSettings.Find(Parse(content)) : null;

    /// <summary>All handlers of ours that the file names, in its order.</summary>
    /// <exception cref="PoolException">The file is not valid JSON, or has another shape than Claude Code's.</exception>
    internal IReadOnlyList<(string Event, HookHandler Handler)> AllInstalled() =>
        SettingsChange.Read(_target) is { } content ? HookSettings.All(Parse(content)) : [];

    /// <summary>The events at which handlers of ours that the file names run for all tools that they concern.</summary>
    /// <exception cref="PoolException">The file is not valid JSON, or has another shape than Claude Code's.</exception>
    internal IReadOnlyList<string> Events() =>
        SettingsChange.Read(_target) is { } content ? [.. HookSettings.EventsOf(Parse(content))] : [];

    /// <summary>The change that puts a handler at each event, and a status line; none where they are there already.</summary>
    /// <param name="handler">The handler; null where the hooks stay as they are.</param>
    /// <param name="statusLine">The status line; null where that stays as it is.</param>
    /// <exception cref="PoolException">
    /// The file is not valid JSON, has another shape than Claude Code's, or has a status line that is not ours.
    /// </exception>
    internal SettingsChange PlanInstall(HookHandler? handler, HookHandler? statusLine = null)
    {
        var before = SettingsChange.Read(_target);
        // A backup has nothing of ours: taking that out is what it is for.
        var backup = before is not null && HasOurs(Parse(before)) ? SettingsBackup.Kept : SettingsBackup.Made;
        return new SettingsChange(_path, _target, before, With(before, handler, statusLine), backup);
    }

    /// <summary>The change that takes out what was installed; the file is then as it was before, where nothing else changed it.</summary>
    /// <exception cref="PoolException">The file is not valid JSON, or has another shape than Claude Code's.</exception>
    internal SettingsChange PlanUninstall()
    {
        var before = SettingsChange.Read(_target);
        if (before is null || !HasOurs(Parse(before)))
            return new SettingsChange(_path, _target, before, before);
        if (BackupFrom(before) is { } original)
            return new SettingsChange(_path, _target, before, original, SettingsBackup.Spent);
        var settings = Parse(before);
        HookSettings.Remove(settings);
        StatusLineSettings.Remove(settings);
        var isOurFile = settings.Count == 0 && !File.Exists(SettingsChange.BackupOf(_target));
        return new SettingsChange(_path, _target, before, isOurFile ? null : JsonEdit.Apply(before, settings), SettingsBackup.Spent);
    }

    private static bool HasOurs(JsonObject settings) =>
        HookSettings.Find(settings) is not null || StatusLineSettings.Find(settings) is not null;

    private byte[] With(byte[]? content, HookHandler? handler, HookHandler? statusLine)
    {
        var settings = content is null ? [] : Parse(content);
        if (handler is not null)
            HookSettings.Put(settings, handler);
        if (statusLine is not null)
            StatusLineSettings.Put(settings, statusLine);
        return content is null || IsBlank(content) ? JsonFormat.Bytes(settings).ToArray() : JsonEdit.Apply(content, settings);
    }

    /// <summary>The content before the installation, if nothing but the installation changed it since.</summary>
    private byte[]? BackupFrom(byte[] content)
    {
        var installed = Parse(content);
        var (handler, statusLine) = (HookSettings.Find(installed), StatusLineSettings.Find(installed));
        var backup = SettingsChange.Read(SettingsChange.BackupOf(_target));
        if (backup is null)
            return null;
        try
        {
            return !HasOurs(Parse(backup)) && With(backup, handler, statusLine).AsSpan().SequenceEqual(content) ? backup : null;
        }
        catch (PoolException)
        {
            return null;
        }
    }

    private JsonObject Parse(byte[] content)
    {
        if (IsBlank(content))
            return [];
        try
        {
            var settings =
                JsonNode.Parse(ByteOrderMark.Skip(content), documentOptions: s_strict) as JsonObject
                ?? throw new JsonException("it does not begin with '{'.");
            // Half of a character in a text is found only when that is read.
            _ = settings.ToJsonString();
            return settings;
        }
        catch (Exception exception) when (exception is JsonException or InvalidOperationException)
        {
            throw new PoolException(
                $"The settings '{_path}' are not a valid JSON object and were left unchanged: "
                    + JsonFault.Of(exception, ByteOrderMark.Skip(content)),
                exception
            )
            {
                Fault = PoolFault.Settings,
            };
        }
    }

    // Claude Code takes a file of nothing for one without settings.
    private static bool IsBlank(byte[] content) => ByteOrderMark.Skip(content).IndexOfAnyExcept(" \t\r\n"u8) < 0;
}

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

    /// <summary>All handlers of ours that the file names, in its order.</summary>
    /// <exception cref="PoolException">The file is not valid JSON, or has another shape than Claude Code's.</exception>
    internal IReadOnlyList<(string Event, HookHandler Handler)> AllInstalled() =>
        SettingsChange.Read(_target) is { } content ? HookSettings.All(Parse(content)) : [];

    /// <summary>The events at which handlers of ours that the file names run for all tools that they concern.</summary>
    /// <exception cref="PoolException">The file is not valid JSON, or has another shape than Claude Code's.</exception>
    internal IReadOnlyList<string> Events() =>
        SettingsChange.Read(_target) is { } content ? [.. HookSettings.EventsOf(Parse(content))] : [];

    /// <summary>The change that puts a handler at each event; none where it is there already.</summary>
    /// <exception cref="PoolException">The file is not valid JSON, or has another shape than Claude Code's.</exception>
    internal SettingsChange PlanInstall(HookHandler handler)
    {
        ArgumentNullException.ThrowIfNull(handler);
        var before = SettingsChange.Read(_target);
        // A backup has no hooks of ours: taking them out is what it is for.
        var backup = before is not null && HookSettings.Find(Parse(before)) is not null ? SettingsBackup.Kept : SettingsBackup.Made;
        return new SettingsChange(_path, _target, before, With(before, handler), backup);
    }

    /// <summary>The change that takes out what was installed; the file is then as it was before, where nothing else changed it.</summary>
    /// <exception cref="PoolException">The file is not valid JSON, or has another shape than Claude Code's.</exception>
    internal SettingsChange PlanUninstall()
    {
        var before = SettingsChange.Read(_target);
        if (before is null || HookSettings.Find(Parse(before)) is not { } handler)
            return new SettingsChange(_path, _target, before, before);
        if (BackupFrom(before, handler) is { } original)
            return new SettingsChange(_path, _target, before, original, SettingsBackup.Spent);
        var settings = Parse(before);
        HookSettings.Remove(settings);
        var isOurFile = settings.Count == 0 && !File.Exists(SettingsChange.BackupOf(_target));
        return new SettingsChange(_path, _target, before, isOurFile ? null : Format(settings, before));
    }

    private byte[] With(byte[]? content, HookHandler handler)
    {
        var settings = content is null ? [] : Parse(content);
        var unchanged = settings.DeepClone();
        HookSettings.Put(settings, handler);
        return content is not null && JsonNode.DeepEquals(unchanged, settings) ? content : Format(settings, content);
    }

    /// <summary>The content before the installation, if nothing but the installation changed it since.</summary>
    private byte[]? BackupFrom(byte[] content, HookHandler handler)
    {
        var backup = SettingsChange.Read(SettingsChange.BackupOf(_target));
        if (backup is null)
            return null;
        try
        {
            return HookSettings.Find(Parse(backup)) is null && With(backup, handler).AsSpan().SequenceEqual(content) ? backup : null;
        }
        catch (PoolException)
        {
            return null;
        }
    }

    private JsonObject Parse(byte[] content)
    {
        try
        {
            return JsonNode.Parse(ByteOrderMark.Skip(content), documentOptions: s_strict) as JsonObject
                ?? throw new JsonException("it does not begin with '{'.");
        }
        catch (JsonException exception)
        {
            throw new PoolException(
                $"The settings '{_path}' are not a valid JSON object and were left unchanged: {exception.Message}",
                exception
            )
            {
                Fault = PoolFault.Settings,
            };
        }
    }

    private static byte[] Format(JsonObject settings, byte[]? like)
    {
        var formatted = JsonFormat.Bytes(settings, like is null ? 2 : IndentationOf(like));
        var hasLineBreak = like is null || like.AsSpan().EndsWith("\n"u8);
        return (hasLineBreak ? formatted : formatted[..^1]).ToArray();
    }

    private static int IndentationOf(ReadOnlySpan<byte> json)
    {
        var line = json[(json.IndexOf((byte)'\n') + 1)..];
        if (line.Length == json.Length || line.IsEmpty)
            return 2;
        var spaces = line.IndexOfAnyExcept((byte)' ');
        return line[0] == '\t' ? -1 : spaces is > 0 and <= 8 ? spaces : 2;
    }
}

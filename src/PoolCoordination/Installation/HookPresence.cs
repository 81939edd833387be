using System.Text;
using PoolCoordination.Agents;
using PoolCoordination.Agents.ClaudeCode;
using PoolCoordination.Faults;
using PoolCoordination.Host;
using PoolCoordination.Json;
using PoolCoordination.Storage;
using PoolCoordination.Text;

namespace PoolCoordination.Installation;

/// <summary>
/// Whether Claude Code's settings start the hooks, by a reader that costs a hook little: those of a plugin ask it at each event, and leave
/// the event to them. Where settings lack an event, as those of an earlier version, both handle what both have: twice is better than not
/// at all.
/// </summary>
internal static class HookPresence
{
    /// <summary>
    /// Whether a settings file starts them at all events, and what it starts is there. A file that cannot be read counts as none.
    /// </summary>
    /// <param name="environment">The environment of the client.</param>
    /// <param name="arguments">The client's command line, word by word; it is asked for where a file starts them.</param>
    public static bool AreInstalled(PoolEnvironment environment, Func<IReadOnlyList<string>> arguments)
    {
        foreach (var (path, scope) in ClaudeSettingsFiles.Of(environment))
        {
            var startsAll = Read(path) is { } settings && NamesAll(ByteOrderMark.Skip(settings), HookEvents.All);
            if (startsAll && ClaudeSettingsFiles.IsLoaded(path, scope, arguments()))
                return true;
        }

        return false;
    }

    /// <summary>
    /// Whether an agent's own configuration, the user's or the project's, starts them at all its events: such an agent may read Claude
    /// Code's settings, too, and would have each event handled twice.
    /// </summary>
    public static bool AreInstalledFor(Agent agent, PoolEnvironment environment)
    {
        if (agent.Configuration is not { } configuration || configuration.Form == HookForm.Code)
            return false;
        var project = AgentFolder.NearestProject(configuration, environment);
        foreach (var scope in (InstallationScope[])[InstallationScope.User, InstallationScope.Project])
        {
            var path = Path.Combine(AgentFolder.Of(configuration, project, scope), configuration.FileName);
            if (Read(path) is { } content && NamesAll(ByteOrderMark.Skip(content), configuration.Events))
                return true;
        }

        return false;
    }

    private static byte[]? Read(string path)
    {
        try
        {
            return RegularFile.ReadAll(path);
        }
        catch (Exception exception) when (exception is PoolException or IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    private static bool NamesAll(ReadOnlySpan<byte> settings, IReadOnlyList<HookEvent> events)
    {
        // Clients take settings of any depth.
        var reader = new JsonReader(settings, int.MaxValue);
        if (!reader.Read() || reader.TokenType != JsonToken.StartObject)
            return false;
        var hasAll = false;
        var handlers = new List<HookHandler>();
        while (reader.Read() && reader.TokenType == JsonToken.PropertyName)
        {
            if (!JsonText.Is(ref reader, "hooks"u8))
                reader.Skip();
            else if (reader.Read() && reader.TokenType == JsonToken.StartObject)
                hasAll = CountEvents(settings, ref reader, events, handlers) == events.Count;
        }

        // Of settings that are no JSON the client takes nothing.
        return hasAll && reader.IsAtEnd() && CanStart(handlers);
    }

    private static bool CanStart(List<HookHandler> handlers)
    {
        var last = "";
        foreach (var handler in handlers)
        {
            // Nearly always all events start the same.
            if (handler.Command != last && handler.Fault is not null)
                return false;
            last = handler.Command;
        }

        return true;
    }

    /// <summary>At how many events there is a handler of ours for all tools that the event concerns.</summary>
    private static int CountEvents(
        ReadOnlySpan<byte> settings,
        ref JsonReader reader,
        IReadOnlyList<HookEvent> events,
        List<HookHandler> handlers
    )
    {
        var count = 0;
        while (reader.Read() && reader.TokenType == JsonToken.PropertyName)
        {
            var hook = FindEvent(ref reader, events);
            reader.Read();
            var start = reader.TokenStartIndex;
            var before = handlers.Count;
            AddHandlers(ref reader, handlers);
            // Settings of an earlier version name fewer tools.
            var isForAllTools =
                hook?.Matcher is null || settings[start..reader.BytesConsumed].IndexOf(Encoding.UTF8.GetBytes(hook.Matcher)) >= 0;
            count += hook is not null && handlers.Count > before && isForAllTools ? 1 : 0;
        }

        return count;
    }

    private static HookEvent? FindEvent(ref JsonReader reader, IReadOnlyList<HookEvent> events)
    {
        foreach (var hook in events)
        {
            if (JsonText.Is(ref reader, Encoding.UTF8.GetBytes(hook.Name)))
                return hook;
        }

        return null;
    }

    /// <summary>Adds those of the objects in the value at which the reader stands, however deep, that are handlers of ours.</summary>
    private static void AddHandlers(ref JsonReader reader, List<HookHandler> handlers)
    {
        var depth = 0;
        string? command = null;
        List<string>? arguments = null;
        do
        {
            switch (reader.TokenType)
            {
                case JsonToken.StartObject:
                    (command, arguments) = (null, null);
                    depth++;
                    break;
                case JsonToken.StartArray:
                    depth++;
                    break;
                case JsonToken.EndObject or JsonToken.EndArray:
                    if (command is not null && HookHandler.Of(command, arguments) is { IsOurs: true } handler)
                        handlers.Add(handler);
                    command = null;
                    depth--;
                    break;
                case JsonToken.PropertyName when JsonText.Is(ref reader, "command"u8):
                    command = reader.Read() && reader.TokenType == JsonToken.String ? JsonText.Read(ref reader) : null;
                    break;
                case JsonToken.PropertyName when JsonText.Is(ref reader, "args"u8):
                    arguments = Texts(ref reader);
                    break;
            }
        } while (depth > 0 && reader.Read());
    }

    private static List<string> Texts(ref JsonReader reader)
    {
        var texts = new List<string>();
        if (!reader.Read() || reader.TokenType != JsonToken.StartArray)
            return texts;
        while (reader.Read() && reader.TokenType != JsonToken.EndArray)
        {
            if (reader.TokenType == JsonToken.String)
                texts.Add(JsonText.Read(ref reader));
            reader.Skip();
        }

        return texts;
    }
}

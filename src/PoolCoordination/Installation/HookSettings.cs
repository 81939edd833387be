using System.Text.Json.Nodes;
using PoolCoordination.Agents;
using PoolCoordination.Agents.ClaudeCode;
using PoolCoordination.Faults;

namespace PoolCoordination.Installation;

/// <summary>The hooks in Claude Code's settings. Everything that is not ours stays as it is.</summary>
internal static class HookSettings
{
    private const string HooksName = "hooks";

    /// <summary>Puts a handler at each event that concerns a pool, in place of those of ours that are there.</summary>
    /// <exception cref="PoolException">The settings have another shape than Claude Code's.</exception>
    public static void Put(JsonObject settings, HookHandler handler)
    {
        var hooks = Child<JsonObject>(settings, HooksName) ?? Add(settings, HooksName, new JsonObject());
        foreach (var hook in HookEvents.All)
        {
            var groups = Child<JsonArray>(hooks, hook.Name) ?? Add(hooks, hook.Name, new JsonArray());
            if (Handlers(groups).Where(IsOurs).ToList() is not [var present, .. var others])
            {
                groups.Add((JsonNode)Group(hook, handler));
                continue;
            }

            foreach (var other in others)
                RemoveHandler(groups, other);
            Replace(groups, present, hook, handler);
        }
    }

    /// <summary>Takes our handlers out, and what is empty without them.</summary>
    public static void Remove(JsonObject settings)
    {
        if (Child<JsonObject>(settings, HooksName) is not { } hooks)
            return;
        foreach (var (name, node) in hooks.ToArray())
        {
            if (node is not JsonArray groups || !Handlers(groups).Any(IsOurs))
                continue;
            foreach (var handler in Handlers(groups).Where(IsOurs).ToArray())
                RemoveHandler(groups, handler);
            if (groups.Count == 0)
                hooks.Remove(name);
        }

        if (hooks.Count == 0)
            settings.Remove(HooksName);
    }

    /// <summary>The first of our handlers, or null.</summary>
    public static HookHandler? Find(JsonObject settings) => All(settings) is [var (_, first), ..] ? first : null;

    /// <summary>Our handlers, each with the event at which it runs.</summary>
    public static List<(string Event, HookHandler Handler)> All(JsonObject settings) =>
        Child<JsonObject>(settings, HooksName) is { } hooks
            ?
            [
                .. from hook in hooks
                where hook.Value is JsonArray
                from node in Handlers(hook.Value.AsArray())
                let handler = HookHandler.Of(node)
                where handler is { IsOurs: true }
                select (hook.Key, handler),
            ]
            : [];

    /// <summary>The events at which our handlers run for all tools that they concern.</summary>
    public static IEnumerable<string> EventsOf(JsonObject settings)
    {
        if (Child<JsonObject>(settings, HooksName) is not { } hooks)
            yield break;
        foreach (var hook in HookEvents.All)
        {
            if (hooks[hook.Name] is JsonArray groups && Handlers(groups).Any(node => IsOurs(node) && Covers(node, hook)))
                yield return hook.Name;
        }
    }

    private static bool IsOurs(JsonNode node) => HookHandler.Of(node) is { IsOurs: true };

    private static void Replace(JsonArray groups, JsonNode present, HookEvent hook, HookHandler handler)
    {
        if (Covers(present, hook))
        {
            present.Parent!.AsArray()[present.GetElementIndex()] = handler.ToJson(hook);
            return;
        }

        // Other handlers of the group concern the tools that they did.
        RemoveHandler(groups, present);
        groups.Add((JsonNode)Group(hook, handler));
    }

    private static JsonObject Group(HookEvent hook, HookHandler handler)
    {
        var group = new JsonObject();
        if (hook.Matcher is { } matcher)
            group["matcher"] = matcher;
        group[HooksName] = new JsonArray(handler.ToJson(hook));
        return group;
    }

    /// <summary>
    /// Whether a handler's group is for all tools that an event concerns; without a matcher, or with a star, it is for any.
    /// </summary>
    private static bool Covers(JsonNode handler, HookEvent hook) =>
        handler.Parent!.Parent!["matcher"] is not JsonValue value
        || !value.TryGetValue<string>(out var matcher)
        || matcher is "" or "*"
        || hook.Matcher is not { } tools
        || !tools.Split('|').Except(matcher.Split('|'), StringComparer.Ordinal).Any();

    private static void RemoveHandler(JsonArray groups, JsonNode handler)
    {
        var handlers = handler.Parent!.AsArray();
        handlers.Remove(handler);
        if (handlers.Count == 0)
            groups.Remove(handlers.Parent);
    }

    private static IEnumerable<JsonNode> Handlers(JsonArray groups) =>
        groups
            .OfType<JsonObject>()
            .Select(group => group[HooksName])
            .OfType<JsonArray>()
            .SelectMany(handlers => handlers)
            .OfType<JsonNode>();

    private static T? Child<T>(JsonObject parent, string name)
        where T : JsonNode
    {
        if (parent[name] is not { } child)
            return null;
        var kind = typeof(T) == typeof(JsonArray) ? "a list" : "an object";
        return child as T
            ?? throw new PoolException($"The member '{name}' of the settings is not {kind}; nothing was changed.")
            {
                Fault = PoolFault.Settings,
            };
    }

    private static T Add<T>(JsonObject parent, string name, T child)
        where T : JsonNode
    {
        parent[name] = child;
        return child;
    }
}

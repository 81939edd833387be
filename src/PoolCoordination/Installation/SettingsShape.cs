using System.Text.Json;
using System.Text.Json.Nodes;
using PoolCoordination.Agents.ClaudeCode;

namespace PoolCoordination.Installation;

/// <summary>
/// Whether Claude Code takes settings: where one member of them has another shape than it expects, it ignores the whole file and starts
/// no hook. What is said here was tried with it; what is not said here, it may still ignore.
/// </summary>
internal static class SettingsShape
{
    private static readonly HashSet<string> s_events = [.. HookEvents.All.Select(hook => hook.Name), "Notification", "PreCompact"];

    private static readonly (string Name, JsonValueKind Kind)[] s_members =
    [
        ("permissions", JsonValueKind.Object),
        ("statusLine", JsonValueKind.Object),
        ("enabledPlugins", JsonValueKind.Object),
        ("model", JsonValueKind.String),
        ("cleanupPeriodDays", JsonValueKind.Number),
        ("env", JsonValueKind.Object),
        ("sandbox", JsonValueKind.Object),
        ("attribution", JsonValueKind.Object),
        ("outputStyle", JsonValueKind.String),
        ("apiKeyHelper", JsonValueKind.String),
        ("language", JsonValueKind.String),
        ("plansDirectory", JsonValueKind.String),
        ("disableAllHooks", JsonValueKind.True),
        ("includeCoAuthoredBy", JsonValueKind.True),
        ("spinnerTipsEnabled", JsonValueKind.True),
        ("alwaysThinkingEnabled", JsonValueKind.True),
    ];

    private static readonly (string Name, JsonValueKind Kind)[] s_membersOfPermissions =
    [
        ("allow", JsonValueKind.Array),
        ("deny", JsonValueKind.Array),
        ("ask", JsonValueKind.Array),
        ("additionalDirectories", JsonValueKind.Array),
        ("defaultMode", JsonValueKind.String),
    ];

    private static readonly (string Name, JsonValueKind Kind)[] s_membersOfStatusLine =
    [
        ("type", JsonValueKind.String),
        ("command", JsonValueKind.String),
    ];

    private static readonly (string Name, JsonValueKind Kind)[] s_membersOfHandler =
    [
        ("type", JsonValueKind.String),
        ("command", JsonValueKind.String),
        ("args", JsonValueKind.Array),
        ("timeout", JsonValueKind.Number),
    ];

    /// <summary>
    /// What the client makes of them, as a clause: <c>Claude Code ignores all, hooks too, as 'permissions' is not an object</c>; null
    /// where it is not known to ignore them.
    /// </summary>
    public static string? FaultOf(JsonObject settings) =>
        FaultOfMembers(settings) is { } fault ? $"Claude Code ignores all, hooks too, as {fault}"
        : FaultOfHooks(settings["hooks"] as JsonObject) is { } ofHooks ? $"some versions of Claude Code ignore all, hooks too, as {ofHooks}"
        : null;

    private static string? FaultOfMembers(JsonObject settings) =>
        FaultOf(settings, s_members, where: "")
        ?? FaultOf(settings["permissions"] as JsonObject ?? [], s_membersOfPermissions, " of 'permissions'")
        ?? FaultOfStatusLine(settings["statusLine"] as JsonObject)
        ?? FaultOfPlugins(settings["enabledPlugins"] as JsonObject ?? [])
        ?? (
            settings["cleanupPeriodDays"] is JsonValue days && days.TryGetValue<double>(out var number) && number < 0
                ? "'cleanupPeriodDays' is negative"
                : null
        );

    private static string? FaultOfStatusLine(JsonObject? line) =>
        line is null ? null
        : SettingsJson.TextOf(line["type"]) is { } type && type != "command" ? "'type' of 'statusLine' is not 'command'"
        : s_membersOfStatusLine.FirstOrDefault(member => !line.ContainsKey(member.Name)).Name is { } missing
            ? $"'statusLine' has no '{missing}'"
        : FaultOf(line, s_membersOfStatusLine, " of 'statusLine'");

    private static string? FaultOfPlugins(JsonObject plugins) =>
        plugins
            .Where(plugin => KindOf(plugin.Value) is not (JsonValueKind.True or JsonValueKind.Array))
            .Select(plugin => $"'{plugin.Key}' of 'enabledPlugins' is neither true nor false")
            .FirstOrDefault();

    private static string? FaultOf(JsonObject parent, (string Name, JsonValueKind Kind)[] members, string where) =>
        members
            .Where(member => parent.ContainsKey(member.Name) && KindOf(parent[member.Name]) != member.Kind)
            .Select(member => $"'{member.Name}'{where} is {NameOf(member.Kind)}")
            .FirstOrDefault();

    private static string? FaultOfHooks(JsonObject? hooks) =>
        (
            from hook in hooks ?? []
            where s_events.Contains(hook.Key) && hook.Value is JsonArray
            from node in hook.Value.AsArray()
            select FaultOfGroup(node, $" at '{hook.Key}'")
        ).FirstOrDefault(fault => fault is not null);

    private static string? FaultOfGroup(JsonNode? node, string where)
    {
        if (node is not JsonObject group)
            return $"a group of hooks{where} is not an object";
        if (group["hooks"] is not JsonArray handlers)
            return $"a group{where} has no list 'hooks'";
        return FaultOf(group, [("matcher", JsonValueKind.String)], where)
            ?? handlers.Select(handler => FaultOfHandler(handler, where)).FirstOrDefault(fault => fault is not null);
    }

    private static string? FaultOfHandler(JsonNode? node, string where) =>
        node is not JsonObject handler ? $"a hook{where} is not an object"
        : !handler.ContainsKey("type") ? $"a hook{where} has no 'type'"
        : SettingsJson.TextOf(handler["type"]) == "command" && !handler.ContainsKey("command") ? $"a hook{where} has no 'command'"
        : FaultOf(handler, s_membersOfHandler, where);

    /// <summary>The kind of a value; of both truth values, true.</summary>
    private static JsonValueKind KindOf(JsonNode? node) =>
        node?.GetValueKind() switch
        {
            null => JsonValueKind.Null,
            JsonValueKind.False => JsonValueKind.True,
            var kind => kind.Value,
        };

    private static string NameOf(JsonValueKind kind) =>
        kind switch
        {
            JsonValueKind.Object => "not an object",
            JsonValueKind.Array => "not a list",
            JsonValueKind.Number => "not a number",
            JsonValueKind.True => "neither true nor false",
            _ => "not a text",
        };
}

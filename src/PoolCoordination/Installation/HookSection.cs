using System.Text.Json.Nodes;
using PoolCoordination.Agents;
using PoolCoordination.Agents.ClaudeCode;
using PoolCoordination.Faults;
using PoolCoordination.Text;

namespace PoolCoordination.Installation;

/// <summary>The hooks in the JSON of an agent's settings. Everything that is not ours stays as it is.</summary>
/// <param name="path">The file, for errors.</param>
/// <param name="configuration">The agent's form of hooks; null for Claude Code's.</param>
/// <param name="isShared">Whether others have the file, too, on machines on which the executable may be missing.</param>
internal sealed class HookSection(string path, HookConfiguration? configuration = null, bool isShared = false)
{
    private const string HooksName = "hooks";
    private const string MatcherName = "matcher";

    private readonly IReadOnlyList<HookEvent> _events = configuration?.Events ?? HookEvents.All;
    // The shells of clients on Windows are several.
    private readonly bool _isGuarded = (isShared || configuration is { RequiresExecutable: true }) && !OperatingSystem.IsWindows();
    private readonly bool _hasGroups = configuration is not { Form: HookForm.List };
    private readonly string _timeoutName = configuration?.TimeoutMember ?? "timeout";

    /// <summary>Puts a handler at each event that concerns a pool, in place of those of ours that are there.</summary>
    /// <exception cref="PoolException">The settings have another shape than the agent's.</exception>
    public void Put(JsonObject settings, HookHandler handler)
    {
        var hooks = Child<JsonObject>(settings, HooksName) ?? Add(settings, HooksName, new JsonObject());
        foreach (var hook in _events)
        {
            var list = Child<JsonArray>(hooks, hook.Name) ?? Add(hooks, hook.Name, new JsonArray());
            var ours = Ours(list, hook.Name).ToList();
            // Other handlers of its group go on with the tools that they had.
            var covering = ours.Where(found => Covers(found.Node, hook)).OrderByDescending(found => found.Hook.IsWrapped).ToList();
            foreach (var (node, _) in ours.Where(found => !found.Hook.IsWrapped && !covering.Take(1).Contains(found)))
                RemoveHandler(list, node);
            if (covering.Count == 0)
                list.Add((JsonNode)Entry(hook, handler));
            else
                Update(covering[0].Node, covering[0].Hook, hook, handler);
        }
    }

    /// <summary>Takes our handlers out, and what is empty without them.</summary>
    /// <exception cref="PoolException">The settings have another shape than the agent's.</exception>
    public void Remove(JsonObject settings)
    {
        if (Child<JsonObject>(settings, HooksName) is not { } hooks)
            return;
        foreach (var (name, node) in hooks.ToArray())
        {
            if (node is not JsonArray list || Ours(list, name).Where(found => !found.Hook.IsWrapped).ToList() is not { Count: > 0 } ours)
                continue;
            foreach (var (handler, _) in ours)
                RemoveHandler(list, handler);
            if (list.Count == 0)
                hooks.Remove(name);
        }

        if (hooks.Count == 0)
            settings.Remove(HooksName);
    }

    /// <summary>Our handlers, each with the event at which it runs.</summary>
    /// <exception cref="PoolException">The settings have another shape than the agent's.</exception>
    public IReadOnlyList<FoundHook> All(JsonObject settings) =>
        [
            .. from hook in Child<JsonObject>(settings, HooksName) ?? []
            where hook.Value is JsonArray
            from found in Ours(hook.Value.AsArray(), hook.Key)
            select found.Hook,
        ];

    /// <summary>The events at which our handlers run for all tools that they concern.</summary>
    /// <exception cref="PoolException">The settings have another shape than the agent's.</exception>
    public IEnumerable<string> Events(JsonObject settings) =>
        from hook in _events
        where Ours(settings, hook).Any(found => Covers(found.Node, hook))
        select hook.Name;

    /// <summary>The events at which somebody had them run for some of these tools alone, with those: <c>PreToolUse ('Bash')</c>.</summary>
    /// <exception cref="PoolException">The settings have another shape than the agent's.</exception>
    public IReadOnlyList<string> Narrowed(JsonObject settings) =>
        [
            .. from hook in _events
            let ours = Ours(settings, hook).ToList()
            where ours.Count > 0 && !ours.Exists(found => Covers(found.Node, hook)) && MatcherOf(ours[0].Node) != hook.FormerMatcher
            select $"{hook.Name} ('{MatcherOf(ours[0].Node)}')",
        ];

    private IEnumerable<(JsonObject Node, FoundHook Hook)> Ours(JsonObject settings, HookEvent hook) =>
        Child<JsonObject>(settings, HooksName)?[hook.Name] is JsonArray list ? Ours(list, hook.Name) : [];

    private IEnumerable<(JsonObject Node, FoundHook Hook)> Ours(JsonArray list, string name) =>
        from node in Handlers(list).OfType<JsonObject>()
        let hook = Find(node, name)
        where hook is not null
        select (node, hook);

    /// <summary>The hook of ours that a node is, or that a command starts in which a person has more; null where it is none.</summary>
    private FoundHook? Find(JsonObject node, string name)
    {
        if (HookHandler.Of(node) is not { } handler)
            return null;
        var command = node["command"]!.GetValue<string>();
        var isShellCommand = node["args"] is not JsonArray;
        var whole = isShellCommand ? command : string.Join(' ', [command, .. handler.Arguments]);
        if (handler.IsOurs)
            return new FoundHook(name, handler, IsByHand(node, handler))
            {
                Command = whole,
                HasMore = isShellCommand && HandWrittenCommand.HasMore(command, handler),
            };
        return HandWrittenCommand.HookIn(isShellCommand ? HookHandler.WordsOf(command) : [command, .. handler.Arguments]) is { } executable
            ? new FoundHook(name, HandWrittenCommand.HandlerOf(executable), IsByHand: true)
            {
                Command = whole,
                HasMore = true,
                IsWrapped = true,
            }
            : null;
    }

    /// <summary>Has a hook that is there start what is installed; what a person added to it stays.</summary>
    private void Update(JsonObject node, FoundHook present, HookEvent hook, HookHandler handler)
    {
        if (present.IsKeptBy(handler))
        {
            if (present.IsRenamedBy(handler))
                Rename(node, present.Handler.Command, handler.Command);
            return;
        }

        var command = Command(hook, handler);
        if (node[_timeoutName] is { } timeout)
            command[_timeoutName] = timeout.DeepClone();
        node.Parent!.AsArray()[node.GetElementIndex()] = command;
    }

    private static void Rename(JsonObject node, string executable, string name)
    {
        if (executable == name)
            return;
        node["command"] = node["command"]!.GetValue<string>().Replace(executable, name, StringComparison.Ordinal);
        var arguments = node["args"] as JsonArray ?? [];
        for (var i = 0; i < arguments.Count; i++)
        {
            if (SettingsJson.TextOf(arguments[i]) is { } argument)
                arguments[i] = argument.Replace(executable, name, StringComparison.Ordinal);
        }
    }

    /// <summary>Whether a handler of ours lacks what an installation writes.</summary>
    private bool IsByHand(JsonObject node, HookHandler handler) =>
        configuration is null
            ? node["args"] is not JsonArray && !(_isGuarded && SettingsJson.TextOf(node["command"]) == LineOf(handler))
            : !node.ContainsKey(configuration.TimeoutMember)
                || (!handler.IsPowerShell && !handler.Arguments.Contains("--agent", StringComparer.Ordinal));

    private JsonObject Entry(HookEvent hook, HookHandler handler)
    {
        if (!_hasGroups)
            return Command(hook, handler);
        var group = new JsonObject();
        if (hook.Matcher is { } matcher)
            group[MatcherName] = matcher;
        group[HooksName] = new JsonArray(Command(hook, handler));
        return group;
    }

    private JsonObject Command(HookEvent hook, HookHandler handler)
    {
        if (configuration is null)
        {
            var own = handler.ToJson(hook);
            if (_isGuarded)
            {
                own["command"] = LineOf(handler);
                own.Remove("args");
            }

            return own;
        }

        var command = new JsonObject();
        if (configuration.NameMember is { } name)
            command[name] = "pool";
        command["type"] = "command";
        command["command"] = LineOf(handler);
        command[configuration.TimeoutMember] = configuration.Timeout;
        return command;
    }

    /// <summary>A client takes a command that is missing for a denial, so that a file which others have must name none.</summary>
    private string LineOf(HookHandler handler) =>
        _isGuarded
            ? ShellCommand.GuardedLine(handler.Command, handler.Arguments)
            : ShellCommand.Line(handler.Command, handler.Arguments);

    /// <summary>
    /// Whether a handler's group is for all tools that an event concerns; without a matcher, or with a star, it is for any.
    /// </summary>
    private bool Covers(JsonNode handler, HookEvent hook) =>
        !_hasGroups
        || MatcherOf(handler) is not { } matcher
        || matcher is "" or "*"
        || hook.Matcher is not { } tools
        || !tools.Split('|').Except(matcher.Split('|'), StringComparer.Ordinal).Any();

    private static string? MatcherOf(JsonNode handler) => SettingsJson.TextOf(handler.Parent!.Parent![MatcherName]);

    private void RemoveHandler(JsonArray list, JsonNode handler)
    {
        var handlers = handler.Parent!.AsArray();
        handlers.Remove(handler);
        if (_hasGroups && handlers.Count == 0)
            list.Remove(handlers.Parent);
    }

    private IEnumerable<JsonNode> Handlers(JsonArray list) =>
        _hasGroups
            ? list.OfType<JsonObject>().SelectMany(group => group[HooksName] as JsonArray ?? []).OfType<JsonNode>()
            : list.OfType<JsonNode>();

    private T? Child<T>(JsonObject parent, string name)
        where T : JsonNode
    {
        if (parent[name] is not { } child)
            return null;
        var kind = typeof(T) == typeof(JsonArray) ? "a list" : "an object";
        return child as T
            ?? throw new PoolException($"The member '{name}' in '{path}' is not {kind}; correct it there. Nothing was changed.")
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

using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using PoolCoordination.Agents;
using PoolCoordination.Faults;
using PoolCoordination.Host;
using PoolCoordination.Json;
using PoolCoordination.Storage;
using PoolCoordination.Text;

namespace PoolCoordination.Installation;

/// <summary>
/// The hooks in the configuration of an agent other than Claude Code: plans changes of the file, of which everything that is not ours
/// keeps its bytes.
/// </summary>
internal sealed class AgentHooks
{
    private const string HooksName = "hooks";
    private const string VersionName = "version";
    private const string MatcherName = "matcher";

    private readonly Agent _agent;
    private readonly HookConfiguration _configuration;
    private readonly string _target;

    /// <summary>The hooks of an agent in a scope.</summary>
    public AgentHooks(Agent agent, HookConfiguration configuration, PoolEnvironment environment, InstallationScope scope)
    {
        _agent = agent;
        _configuration = configuration;
        Folder = FolderOf(configuration, environment, scope);
        Path = System.IO.Path.GetFullPath(configuration.FileName, Folder);
        // Often a link into a folder of dotfiles, and the link is to stay one.
        _target = FileLink.TargetOf(Path);
    }

    /// <summary>The folder of the agent's configuration: where it is, the agent is used.</summary>
    public string Folder { get; }

    /// <summary>The file.</summary>
    public string Path { get; }

    /// <summary>The hooks of ours that the file has, each with its event; in a file of code, at all events.</summary>
    /// <exception cref="PoolException">The file is not valid.</exception>
    public IReadOnlyList<(string Event, HookHandler Handler)> Installed() =>
        SettingsChange.Read(_target) is not { } content || !HasOurs(content) ? []
        : _configuration.Form == HookForm.Code ? [("", HandlerInCode(content))]
        : HandlersIn(content);

    /// <summary>The change that puts a hook at each event; none where they are there already.</summary>
    /// <exception cref="PoolException">The file is not valid, or has another shape than the agent's.</exception>
    public SettingsChange PlanInstall(HookHandler handler)
    {
        var before = SettingsChange.Read(_target);
        var backup = before is not null && HasOurs(before) ? SettingsBackup.Kept : SettingsBackup.Made;
        return new SettingsChange(Path, _target, before, With(before, handler), backup);
    }

    /// <summary>The change that takes out what was installed; a file in which nothing else is left goes.</summary>
    /// <exception cref="PoolException">The file is not valid, or has another shape than the agent's.</exception>
    public SettingsChange PlanUninstall()
    {
        var before = SettingsChange.Read(_target);
        if (before is null || !HasOurs(before))
            return new SettingsChange(Path, _target, before, before);
        if (_configuration.Form == HookForm.Code)
            return new SettingsChange(Path, _target, before, after: null);
        var backup = SettingsChange.Read(SettingsChange.BackupOf(_target));
        if (backup is not null && HandlerIn(before) is { } handler && With(backup, handler).AsSpan().SequenceEqual(before))
            return new SettingsChange(Path, _target, before, backup, SettingsBackup.Spent);
        return new SettingsChange(Path, _target, before, Without(before, hadFile: backup is not null), SettingsBackup.Spent);
    }

    /// <summary>The folder of an agent's configuration in a scope.</summary>
    public static string FolderOf(HookConfiguration configuration, PoolEnvironment environment, InstallationScope scope)
    {
        if (scope == InstallationScope.Project)
            return System.IO.Path.Combine(environment.WorkingFolder, configuration.ProjectFolder);
        var given = configuration.FolderVariable is { } name ? environment.Variable(name) : null;
        return given is not null && System.IO.Path.IsPathFullyQualified(given)
            ? given
            : System.IO.Path.Combine(environment.HomeFolder, configuration.UserFolder);
    }

    private HookHandler HandlerInCode(byte[] content)
    {
        const string start = "const command = ";
        try
        {
            var line = Encoding.UTF8.GetString(content).Split('\n').First(line => line.StartsWith(start, StringComparison.Ordinal));
            var words = JsonNode.Parse(line[start.Length..])!.AsArray().Select(word => word!.GetValue<string>());
            return new HookHandler(words.First(), [.. words.Skip(1)]);
        }
        catch (Exception exception) when (exception is JsonException or InvalidOperationException)
        {
            throw Fault("names no command", exception);
        }
    }

    private bool HasOurs(byte[] content) =>
        _configuration.Form == HookForm.Code
            ? Encoding.UTF8.GetString(content).Contains($"--agent {_agent.Name}", StringComparison.Ordinal)
            : HandlerIn(content) is not null;

    private HookHandler? HandlerIn(byte[] content) => HandlersIn(content) is [var (_, first), ..] ? first : null;

    /// <summary>Our hooks in a file of JSON, each with its event.</summary>
    private List<(string Event, HookHandler Handler)> HandlersIn(byte[] content) =>
        Parse(content)[HooksName] is JsonObject hooks
            ?
            [
                .. from hook in hooks
                from node in HandlersOf(hook.Value)
                let handler = HookHandler.Of(node)
                where handler is { IsOurs: true }
                select (hook.Key, handler),
            ]
            : [];

    private byte[] With(byte[]? content, HookHandler handler)
    {
        if (_configuration.Form == HookForm.Code)
            return content is null || HasOurs(content)
                ? Encoding.UTF8.GetBytes(_agent.CodeOf([handler.Command, .. handler.Arguments]))
                : throw Fault("is not of the pool");
        var configuration = content is null ? [] : Parse(content);
        if (_configuration.HasVersion && configuration[VersionName] is null)
            configuration.Insert(0, VersionName, 1);
        if (configuration[HooksName] is null)
            configuration[HooksName] = new JsonObject();
        var hooks = configuration[HooksName] as JsonObject ?? throw Fault("has a member 'hooks' that is not an object");
        foreach (var hook in _configuration.Events)
            Put(hooks, hook, handler);
        return content is null ? JsonFormat.Bytes(configuration).ToArray() : JsonEdit.Apply(WithObject(content), configuration);
    }

    private void Put(JsonObject hooks, HookEvent hook, HookHandler handler)
    {
        if (hooks[hook.Name] is null)
            hooks[hook.Name] = new JsonArray();
        var list = hooks[hook.Name] as JsonArray ?? throw Fault($"has a member '{hook.Name}' that is not a list");
        var wanted = Entry(hook, handler);
        if (HandlersOf(list).Count(IsOurs) == 1 && list.Any(entry => JsonNode.DeepEquals(entry, wanted)))
            return;
        RemoveOurs(list);
        list.Add((JsonNode)wanted);
    }

    private static bool IsOurs(JsonNode? handler) => HookHandler.Of(handler) is { IsOurs: true };

    /// <summary>Takes our hooks out of an event's, and the groups that have none without them.</summary>
    private void RemoveOurs(JsonArray list)
    {
        foreach (var handler in HandlersOf(list).Where(IsOurs).ToArray())
        {
            var handlers = handler!.Parent!.AsArray();
            handlers.Remove(handler);
            if (handlers.Count == 0 && handlers.Parent is { Parent: JsonArray groups } group)
                groups.Remove(group);
        }
    }

    private JsonObject Entry(HookEvent hook, HookHandler handler)
    {
        var command = new JsonObject();
        if (_configuration.NameMember is { } name)
            command[name] = "pool";
        command["type"] = "command";
        command["command"] = ShellCommand.Line(handler.Command, handler.Arguments);
        command[_configuration.TimeoutMember] = _configuration.Timeout;
        if (_configuration.Form == HookForm.List)
            return command;
        var group = new JsonObject();
        if (hook.Matcher is { } matcher)
            group[MatcherName] = matcher;
        group[HooksName] = new JsonArray(command);
        return group;
    }

    private byte[]? Without(byte[] content, bool hadFile)
    {
        var configuration = Parse(content);
        var hooks = configuration[HooksName]!.AsObject();
        foreach (var (name, value) in hooks.ToArray())
        {
            if (value is not JsonArray list)
                continue;
            var hadOurs = HandlersOf(list).Any(IsOurs);
            RemoveOurs(list);
            if (hadOurs && list.Count == 0)
                hooks.Remove(name);
        }

        if (hooks.Count == 0)
            configuration.Remove(HooksName);
        var isOurFile = configuration.Count == 0 || (configuration.Count == 1 && configuration.ContainsKey(VersionName));
        return isOurFile && !hadFile ? null : JsonEdit.Apply(content, configuration);
    }

    private IEnumerable<JsonNode?> HandlersOf(JsonNode? list) =>
        list is not JsonArray entries ? []
        : _configuration.Form == HookForm.List ? entries
        : entries.OfType<JsonObject>().SelectMany(group => group[HooksName] as JsonArray ?? []);

    private JsonObject Parse(byte[] content)
    {
        try
        {
            var options = new JsonDocumentOptions
            {
                AllowDuplicateProperties = false,
                AllowTrailingCommas = _configuration.AllowsComments,
                CommentHandling = _configuration.AllowsComments ? JsonCommentHandling.Skip : JsonCommentHandling.Disallow,
            };
            return JsonNode.Parse(ByteOrderMark.Skip(WithObject(content)), documentOptions: options) as JsonObject
                ?? throw Fault("does not begin with '{'");
        }
        catch (Exception exception) when (exception is JsonException or InvalidOperationException)
        {
            throw Fault($"is not valid JSON ({JsonFault.Of(exception, ByteOrderMark.Skip(content)).TrimEnd('.')})");
        }
    }

    /// <summary>A file of nothing has an object without members.</summary>
    private static byte[] WithObject(byte[] content) =>
        ByteOrderMark.Skip(content).IndexOfAnyExcept(" \t\r\n"u8) < 0 ? "{}\n"u8.ToArray() : content;

    private PoolException Fault(string what, Exception? inner = null) =>
        new($"The file '{Path}' {what}, and was left unchanged.", inner) { Fault = PoolFault.Settings };
}

using System.Text.Json.Nodes;

namespace PoolCoordination.Installation;

/// <summary>What Claude Code starts at an event: an executable with its arguments, without a shell.</summary>
/// <param name="Command">The absolute path of the executable.</param>
/// <param name="Arguments">Its arguments.</param>
public sealed record HookHandler(string Command, IReadOnlyList<string> Arguments)
{
    private const int TimeoutSeconds = 10;
    private const string HookArgument = "hook";
    private const string HookCmdlet = "Invoke-PoolHook";

    /// <summary>The handler that runs <c>pool hook</c>.</summary>
    /// <param name="executable">The absolute path of <c>pool</c>.</param>
    /// <param name="poolPath">The log's path; found by the hook itself where null.</param>
    public static HookHandler Native(string executable, string? poolPath = null) =>
        new(executable, poolPath is null ? [HookArgument] : [HookArgument, "--pool", poolPath]);

    /// <summary>The handler that runs <c>Invoke-PoolHook</c> in PowerShell.</summary>
    /// <param name="executable">The absolute path of what starts PowerShell.</param>
    /// <param name="arguments">What stands before PowerShell's own arguments.</param>
    /// <param name="modulePath">The absolute path of the module's manifest.</param>
    /// <param name="poolPath">The log's path; found by the hook itself where null.</param>
    public static HookHandler PowerShell(string executable, IReadOnlyList<string> arguments, string modulePath, string? poolPath = null)
    {
        var pool = poolPath is null ? "" : $" -LiteralPath {Quote(poolPath)}";
        return new HookHandler(
            executable,
            [.. arguments, "-NoProfile", "-NonInteractive", "-Command", $"Import-Module {Quote(modulePath)}; [Console]::In.ReadToEnd() | {HookCmdlet}{pool}"]
        );
    }

    /// <summary>Whether a handler in settings is one of ours, of this or another place.</summary>
    internal static bool IsOurs(JsonNode? handler)
    {
        if (handler is not JsonObject || handler["args"] is not JsonArray arguments || Text(handler["command"]) is not { } command)
            return false;
        var name = Path.GetFileNameWithoutExtension(command.Replace('\\', '/'));
        return (name == "pool" && arguments.Count > 0 && Text(arguments[0]) == HookArgument)
            || (arguments.Count > 0 && Text(arguments[^1])?.Contains(HookCmdlet, StringComparison.Ordinal) == true);
    }

    /// <summary>A handler of ours as it stands in settings.</summary>
    internal static HookHandler Of(JsonNode handler) =>
        new(Text(handler["command"])!, [.. handler["args"]!.AsArray().Select(argument => Text(argument) ?? "")]);

    /// <summary>The handler as it stands in settings.</summary>
    /// <param name="isAsync">Whether Claude Code is not to wait for it.</param>
    internal JsonObject ToJson(bool isAsync)
    {
        var handler = new JsonObject
        {
            ["type"] = "command",
            ["command"] = Command,
            ["args"] = new JsonArray([.. Arguments.Select(argument => JsonValue.Create(argument))]),
            ["timeout"] = TimeoutSeconds,
        };
        if (isAsync)
            handler["async"] = true;
        return handler;
    }

    private static string? Text(JsonNode? node) => node is JsonValue value && value.TryGetValue<string>(out var text) ? text : null;

    private static string Quote(string text) => $"'{text.Replace("'", "''", StringComparison.Ordinal)}'";
}

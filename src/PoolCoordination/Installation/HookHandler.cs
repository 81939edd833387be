using System.Text.Json.Nodes;

namespace PoolCoordination.Installation;

/// <summary>What Claude Code starts at an event: an executable with its arguments, without a shell.</summary>
/// <param name="Command">The absolute path of the executable.</param>
/// <param name="Arguments">Its arguments.</param>
public sealed record HookHandler(string Command, IReadOnlyList<string> Arguments)
{
    private const int TimeoutSeconds = 10;
    private const string FormerArgument = "hook";
    private const string HookCmdlet = "Invoke-PoolHook";

    /// <summary>Whether it is <c>pool hook</c>, as earlier versions installed it, in place of <c>pool-hook</c>.</summary>
    public bool IsFormer => Arguments is [FormerArgument, ..] && NameOf(Command) == ExecutableFiles.PoolName;

    /// <summary>The handler that runs <c>pool-hook</c>.</summary>
    /// <param name="executable">The absolute path of <c>pool-hook</c>.</param>
    /// <param name="poolPath">The log's path; found by the hook itself where null.</param>
    public static HookHandler Native(string executable, string? poolPath = null) =>
        new(executable, poolPath is null ? [] : ["--pool", poolPath]);

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
            [
                .. arguments,
                "-NoProfile",
                "-NonInteractive",
                "-Command",
                $"Import-Module {Quote(modulePath)}; [Console]::In.ReadToEnd() | {HookCmdlet}{pool}",
            ]
        );
    }

    /// <summary>Whether a handler in settings is one of ours, of this or another place or version.</summary>
    internal static bool IsOurs(JsonNode? handler)
    {
        if (handler is not JsonObject || Text(handler["command"]) is null)
            return false;
        var known = Of(handler);
        return known.IsFormer
            || NameOf(known.Command) == ExecutableFiles.HookName
            || (known.Arguments is [.., var last] && last.Contains(HookCmdlet, StringComparison.Ordinal));
    }

    /// <summary>A handler as it stands in settings.</summary>
    internal static HookHandler Of(JsonNode handler)
    {
        var command = Text(handler["command"])!;
        return handler["args"] is JsonArray arguments
            ? new(command, [.. arguments.Select(argument => Text(argument) ?? "")])
            : new(Unquoted(command), []);
    }

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

    private static string NameOf(string command)
    {
        var name = Path.GetFileName(command.Replace('\\', '/'));
        return name.EndsWith(".exe", StringComparison.OrdinalIgnoreCase) ? name[..^4] : name;
    }

    /// <summary>What a command of the shell starts where it is a single word; without arguments, settings have such a command.</summary>
    private static string Unquoted(string command) =>
        command is ['"', .. var quoted, '"'] && !quoted.Contains('"', StringComparison.Ordinal) ? quoted
        : command.Contains(' ', StringComparison.Ordinal) ? ""
        : command;

    private static string Quote(string text) => $"'{text.Replace("'", "''", StringComparison.Ordinal)}'";
}

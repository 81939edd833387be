using System.Buffers;
using System.Text;
using System.Text.Json.Nodes;
using PoolCoordination.Agents;
using PoolCoordination.Text;

namespace PoolCoordination.Installation;

/// <summary>The command that an agent starts at an event: an executable with its arguments, without a shell.</summary>
/// <param name="Command">The absolute path of the executable.</param>
/// <param name="Arguments">Its arguments.</param>
public sealed record HookHandler(string Command, IReadOnlyList<string> Arguments)
{
    private const int TimeoutSeconds = 10;
    internal const string FormerArgument = "hook";
    private const string HookCmdlet = "Invoke-PoolHook";
    private const string ExecutableExtension = ".exe";
    private const char NoQuote = '\0';

    private static readonly SearchValues<char> s_nameCharacters = SearchValues.Create(
        "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_"
    );

    /// <summary>Whether it is <c>pool hook</c>, as earlier versions installed it, in place of <c>pool-hook</c>.</summary>
    internal bool IsFormer => Arguments is [FormerArgument, ..] && NameOf(Command) == ExecutableFiles.PoolName;

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
        var pool = poolPath is null ? "" : $" -LiteralPath {ShellCommand.QuotedForPowerShell(poolPath)}";
        return new HookHandler(
            executable,
            [
                .. arguments,
                "-NoProfile",
                "-NonInteractive",
                "-Command",
                $"Import-Module {ShellCommand.QuotedForPowerShell(modulePath)}; {HookCmdlet} -StandardStream{pool}",
            ]
        );
    }

    /// <summary>The handler for the events of an agent.</summary>
    internal HookHandler For(string agent) =>
        IsPowerShell
            ? this with { Arguments = [.. Arguments.SkipLast(1), $"{Arguments[^1]} -Agent {agent}"] }
            : this with { Arguments = ["--agent", agent, .. Arguments] };

    /// <summary>Whether it is one of ours, of this or another place or version.</summary>
    internal bool IsOurs => IsFormer || NameOf(Command) == ExecutableFiles.HookName || IsPowerShell;

    /// <summary>Whether it runs <c>Invoke-PoolHook</c> in PowerShell.</summary>
    internal bool IsPowerShell => Arguments is [.., var last] && last.Contains(HookCmdlet, StringComparison.Ordinal);

    /// <summary>
    /// What keeps its executable from being started, as far as that is seen without starting it; null where nothing does. A name without a
    /// folder is looked for by the client.
    /// </summary>
    internal string? Fault => Path.IsPathFullyQualified(Command) ? ExecutableFiles.FaultOf(Executable) : null;

    /// <summary>What is started: Windows takes the executable beside a script for other systems.</summary>
    internal string Executable =>
        OperatingSystem.IsWindows() && File.Exists($"{Command}{ExecutableExtension}") ? $"{Command}{ExecutableExtension}" : Command;

    /// <summary>A handler as it stands in settings; null for one that starts nothing.</summary>
    internal static HookHandler? Of(JsonNode? handler) =>
        handler is JsonObject && SettingsJson.TextOf(handler["command"]) is { } command
            ? Of(command, (handler["args"] as JsonArray)?.Select(argument => SettingsJson.TextOf(argument) ?? "").ToList())
            : null;

    /// <summary>A handler of its members: an executable with its arguments, or, where there are none, a command of the shell.</summary>
    internal static HookHandler Of(string command, IReadOnlyList<string>? arguments) =>
        arguments is null ? OfShell(command) : new(command, arguments);

    /// <summary>Whether the executables of both are copies of one user.</summary>
    internal bool HasSamePlace(HookHandler other) => PlaceOf(Command) == PlaceOf(other.Command);

    /// <summary>The folder in which the copies of one user are.</summary>
    private static string? PlaceOf(string command) => Path.GetDirectoryName(Path.GetDirectoryName(command));

    /// <summary>The handler as it stands in settings.</summary>
    /// <param name="hook">The event at which it runs.</param>
    internal JsonObject ToJson(HookEvent hook)
    {
        var handler = new JsonObject
        {
            ["type"] = "command",
            ["command"] = Command,
            ["args"] = new JsonArray([.. Arguments.Select(argument => JsonValue.Create(argument))]),
            ["timeout"] = TimeoutSeconds,
        };
        if (hook.Waiting is { } member)
            handler[member] = true;
        return handler;
    }

    /// <summary>The name of an executable, on any system.</summary>
    internal static string NameOf(string command)
    {
        var name = Path.GetFileName(command.Replace('\\', '/'));
        return name.EndsWith(ExecutableExtension, StringComparison.OrdinalIgnoreCase) ? name[..^ExecutableExtension.Length] : name;
    }

    /// <summary>What a simple command of the shell starts, which settings have in place of an executable and its arguments.</summary>
    private static HookHandler OfShell(string command)
    {
        var words = Unguarded(command);
        var start = words.FindIndex(word => !IsAssignment(word));
        return start < 0 ? new("", []) : new(words[start], words[(start + 1)..]);
    }

    /// <summary>The words of a command of the shell, without those around it that an installation writes where others share it.</summary>
    internal static List<string> Unguarded(string command) =>
        WordsOf(command) is var words && words is ["command", "-v", _, ">/dev/null", "&&", "exec", .. var guarded, "||", "true"]
            ? guarded
            : words;

    /// <summary>The words of a command of the shell, without their quotes.</summary>
    internal static List<string> WordsOf(string command)
    {
        var words = new List<string>();
        StringBuilder? word = null;
        var mark = NoQuote;
        for (var i = 0; i < command.Length; i++)
        {
            var character = command[i];
            if (mark == NoQuote && char.IsWhiteSpace(character))
            {
                if (word is not null)
                    words.Add(word.ToString());
                word = null;
                continue;
            }

            word ??= new StringBuilder();
            if (character == mark)
                mark = NoQuote;
            else if (mark == NoQuote && character is '"' or '\'')
                mark = character;
            // In paths of Windows a backslash quotes nothing.
            else if (mark == NoQuote && character == '\\' && i + 1 < command.Length && command[i + 1] is ' ' or '\'' or '"')
                word.Append(command[++i]);
            else
                word.Append(character);
        }

        if (word is not null)
            words.Add(word.ToString());
        return words;
    }

    private static bool IsAssignment(string word) =>
        word.IndexOf('=', StringComparison.Ordinal) is > 0 and var end
        && !word.AsSpan(0, end).ContainsAnyExcept(s_nameCharacters);
}

using System.Text.Json.Nodes;
using PoolCoordination.Text;

namespace PoolCoordination.Installation;

/// <summary>The status line in Claude Code's settings. One that is not ours stays as it is.</summary>
internal static class StatusLineSettings
{
    private const string Name = "statusLine";

    private static readonly string[] s_arguments = ["statusline"];

    /// <summary>The status line that a <c>pool</c> prints.</summary>
    /// <param name="executable">The absolute path of <c>pool</c>.</param>
    public static HookHandler Of(string executable) => new(executable, s_arguments);

    /// <summary>What is said where the settings have one that is not ours.</summary>
    public static string LeftAlone { get; } =
        "The status line in the settings is not the pool's, and was left as it is; to show the pool in it, have it print the output of "
        + $"'pool {string.Join(' ', s_arguments)}' too, which reads the same input.";

    /// <summary>What is said where they have one that prints ours among other things.</summary>
    public static string Wrapped(string command) => $"The status line prints the pool's already, and was left as it is: '{command}'.";

    /// <summary>Puts a status line in place of ours, if there is none of another.</summary>
    public static void Put(JsonObject settings, HookHandler statusLine)
    {
        if (BelongsToOther(settings))
            return;
        settings[Name] = new JsonObject
        {
            ["type"] = "command",
            ["command"] = ShellCommand.Line(statusLine.Command, statusLine.Arguments),
        };
    }

    /// <summary>Whether there is one that is not ours.</summary>
    public static bool BelongsToOther(JsonObject settings) => settings[Name] is not null && Find(settings) is null;

    /// <summary>The status line of ours; null where there is none.</summary>
    public static HookHandler? Find(JsonObject settings) => HookHandler.Of(settings[Name]) is { } line && IsOurs(line) ? line : null;

    /// <summary>The command of one that prints ours among other things; null where there is none.</summary>
    public static string? FindWrapped(JsonObject settings) =>
        BelongsToOther(settings)
        && SettingsJson.TextOf((settings[Name] as JsonObject)?["command"]) is { } command
        && HandWrittenCommand.StatusLineIn(HookHandler.WordsOf(command)) is not null
            ? command
            : null;

    /// <summary>Takes ours out.</summary>
    public static void Remove(JsonObject settings)
    {
        if (Find(settings) is not null)
            settings.Remove(Name);
    }

    /// <summary>Whether a command prints ours.</summary>
    internal static bool IsOurs(HookHandler line) =>
        HookHandler.NameOf(line.Command) == ExecutableFiles.PoolName && line.Arguments.SequenceEqual(s_arguments, StringComparer.Ordinal);
}

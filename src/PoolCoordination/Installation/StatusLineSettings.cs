using System.Text.Json.Nodes;
using PoolCoordination.Faults;
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

    /// <summary>Puts a status line in place of ours.</summary>
    /// <exception cref="PoolException">The settings have one that is not ours.</exception>
    public static void Put(JsonObject settings, HookHandler statusLine)
    {
        if (settings[Name] is not null && Find(settings) is null)
            throw new PoolException(
                "The settings have a status line of their own, so that nothing was installed; to show the pool in it, have it print the "
                    + $"output of 'pool {string.Join(' ', s_arguments)}', which reads the same input, and install without a status line."
            )
            {
                Fault = PoolFault.Settings,
            };
        settings[Name] = new JsonObject
        {
            ["type"] = "command",
            ["command"] = ShellCommand.Line(statusLine.Command, statusLine.Arguments),
        };
    }

    /// <summary>The status line of ours; null where there is none.</summary>
    public static HookHandler? Find(JsonObject settings) => HookHandler.Of(settings[Name]) is { } line && IsOurs(line) ? line : null;

    /// <summary>Takes ours out.</summary>
    public static void Remove(JsonObject settings)
    {
        if (Find(settings) is not null)
            settings.Remove(Name);
    }

    private static bool IsOurs(HookHandler line) =>
        HookHandler.NameOf(line.Command) == ExecutableFiles.PoolName && line.Arguments.SequenceEqual(s_arguments, StringComparer.Ordinal);
}

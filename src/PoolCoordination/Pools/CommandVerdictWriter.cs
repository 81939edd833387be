using PoolCoordination.Json;
using PoolCoordination.Shell;

namespace PoolCoordination.Pools;

/// <summary>Writes what the guard sees in a line of commands for programs.</summary>
public static class CommandVerdictWriter
{
    /// <summary>
    /// The verdict as JSON text without a line break: <c>answer</c> is <c>pass</c>, <c>warn</c>, <c>ask</c> or <c>deny</c>; <c>effects</c>
    /// are objects with <c>kind</c>, <c>command</c> and <c>paths</c>; <c>not_understood</c> is true where the line is not.
    /// </summary>
    public static string Text(CommandVerdict verdict)
    {
        ArgumentNullException.ThrowIfNull(verdict);
        return new JsonLine()
            .Add("command", verdict.Command)
            .Add("answer", WordOf(verdict.Answer))
            .AddIfTrue("not_understood", !verdict.IsUnderstood)
            .Add("text", verdict.Text)
            .AddIfGiven("safe_way", verdict.SafeWay)
            .Add(
                "effects",
                verdict.Effects.Select(effect =>
                    new JsonLine().Add("kind", effect.Kind.ToString()).Add("command", effect.Command).Add("paths", effect.Paths)
                )
            )
            .ToString();
    }

    /// <summary>An answer as a word: <c>pass</c>, <c>warn</c>, <c>ask</c> or <c>deny</c>.</summary>
    public static string WordOf(ShellAnswer answer) =>
        answer switch
        {
            ShellAnswer.Deny => "deny",
            ShellAnswer.Ask => "ask",
            ShellAnswer.Warn => "warn",
            _ => "pass",
        };
}

using System.Text.Json.Nodes;

namespace PoolCoordination.Tests.Cli.Completion;

/// <summary>Topics with what shells expand, run or split at, in a pool of claims. Each begins with a word of its own.</summary>
internal static class HostileTopics
{
    /// <summary>The beginning that is typed, and the topic.</summary>
    public static IReadOnlyList<(string Start, string Topic)> All { get; } =
        [
            ("command", "command $(touch x) of another"),
            ("backticks", "backticks `touch x` ${HOME} $HOME"),
            ("quotes", "quotes \"double\" it's 'single' \\ and \\n"),
            ("endsdouble", "endsdouble \"quoted\""),
            ("endssingle", "endssingle 'quoted'"),
            ("signs", "signs ; touch x & touch x | touch x > x < x (x) {a,b} [a] = * ? ~ # % ^"),
            ("history", "history !! !touch wow!no yes! end"),
            ("colon", "colon: a=b @host c:d"),
            ("letters", "letters 日本語 é 👩‍💻 “curly” ‘single’"),
            ("lines", "lines\ntouch x\n\ttouch x\u001b[31m\u0007"),
        ];

    /// <summary>A topic as it is shown and typed.</summary>
    public static string Shown(string topic) =>
        topic.Replace("\u001b[31m\u0007", "", StringComparison.Ordinal).Replace("\n\t", " ", StringComparison.Ordinal).Replace('\n', ' ');

    /// <summary>Writes the claims of an instance as another tool would, which cleans nothing.</summary>
    public static void Write(string log, string instance)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(log)!);
        var now = DateTimeOffset.UtcNow.ToUnixTimeSeconds();
        foreach (var (start, topic) in All)
        {
            var line = new JsonObject
            {
                ["id"] = Guid.CreateVersion7().ToString(),
                ["timestamp"] = now,
                ["source_instance"] = instance,
                ["action"] = "claimed",
                ["topic"] = topic,
                ["affects"] = $"/project/{start}",
                ["root"] = "/project",
            };
            File.AppendAllText(log, line.ToJsonString() + "\n");
        }
    }
}

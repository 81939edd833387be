using PoolCoordination.Claims;
using PoolCoordination.Cli.Commands;
using PoolCoordination.Entries;
using PoolCoordination.Faults;
using PoolCoordination.Pools;
using PoolCoordination.Sessions;
using PoolCoordination.Text;

namespace PoolCoordination.Cli.Mcp;

/// <summary>What an agent can do with a pool: each is what a command of <c>pool</c> does.</summary>
internal static class PoolTools
{
    private const int LongestTopic = 120;

    /// <summary>All of them.</summary>
    public static IReadOnlyList<PoolTool> All { get; } =
        [
            new(
                "post",
                "Tell the other agents on this project what you completed, what blocks you, or what they should know.",
                """
                {"action":{"type":"string","enum":["completed","blocked","signaling"]},
                "topic":{"type":"string","description":"a few words"},
                "summary":{"type":"string","description":"what happened, in a sentence or two"},
                "affects":{"type":"array","items":{"type":"string"},"description":"files or folders"},
                "blocks":{"type":"string","description":"what this unblocks or blocks"},
                "ttl":{"type":"string","description":"how long it matters, such as 30m or 2h; 1h by default"}}
                """,
                ["action", "topic"],
                call => Post(call, PoolActionName.Parse(call.Arguments.Required("action")))
            ),
            new(
                "list",
                "List what the other agents and you told each other, newest first; without arguments what is live.",
                """
                {"since":{"type":"string","description":"such as 10m, 2h or today"},
                "action":{"type":"array","items":{"type":"string","enum":["completed","blocked","claimed","signaling"]}},
                "instance":{"type":"array","items":{"type":"string"}},
                "affects":{"type":"string","description":"a file or folder"},
                "search":{"type":"string"}}
                """,
                [],
                List
            )
            {
                IsReading = true,
            },
            new(
                "claim",
                "Claim files before you edit them, so that no other agent does. If another holds them, the answer says who.",
                """
                {"topic":{"type":"string","description":"the work, in a few words"},
                "affects":{"type":"array","items":{"type":"string"},"description":"files or folders, or a resource such as port:3000"},
                "summary":{"type":"string"},
                "ttl":{"type":"string","description":"how long, such as 30m; 1h by default"}}
                """,
                ["topic", "affects"],
                call => Post(call, PoolAction.Claimed)
            ),
            new(
                "release",
                "End a claim of yours once its work is done.",
                """{"topic":{"type":"string","description":"the claim's topic"}}""",
                ["topic"],
                Release
            ),
            new(
                "who",
                "List the agents' sessions: who is at work, where, what they claim, which files they changed.",
                """{"ended":{"type":"boolean","description":"also those that have ended"}}""",
                [],
                Who
            )
            {
                IsReading = true,
            },
        ];

    private static ToolAnswer Post(ToolCall call, PoolAction action)
    {
        var (pool, arguments) = (call.Pool, call.Arguments);
        var entry = AddCommand.Entry(
            action,
            arguments.Required("topic"),
            arguments.Text("summary"),
            arguments.Texts("affects"),
            action == PoolAction.Claimed ? null : arguments.Text("blocks"),
            arguments.Meaning("ttl", TimeToLive.ParseAsked)
        );
        var result = pool.Post(call.Caller.Sign(entry));
        if (result.Holder is { } holder)
            return new ToolAnswer(ClaimText.RefusedWithAdvice(result.Entry, holder, pool.Now.ToLocalTime()), IsRefusal: true);
        var topic = Sanitizer.Quote(result.Entry.Topic, LongestTopic);
        var name = Sanitizer.Quote(call.Caller.Instance, Identity.LongestName);
        var said = action == PoolAction.Claimed ? $"{name} holds the claim {topic}" : $"{name} posted {topic}";
        string[] sentences =
        [
            $"{said}, for {Duration.Brief(result.Entry.Ttl)}.",
            TimeToLive.WarningOf(entry.Ttl),
            result.Warning,
        ];
        return new ToolAnswer(string.Join(' ', sentences.Where(sentence => sentence.Length > 0)));
    }

    private static ToolAnswer List(ToolCall call)
    {
        var arguments = call.Arguments;
        var query = new PoolQuery
        {
            Since = arguments.Meaning("since", text => Since.Parse(text, call.Pool.Now)),
            Actions = [.. arguments.Texts("action").Select(PoolActionName.Parse)],
            Instances = arguments.Texts("instance"),
            Affects = arguments.Text("affects"),
            Search = arguments.Text("search"),
        };
        return new ToolAnswer(call.Pool.TextOf(query) is { Length: > 0 } text ? text : "No entries match.");
    }

    private static ToolAnswer Release(ToolCall call)
    {
        try
        {
            var released = call.Pool.Release(call.Arguments.Required("topic"), call.Caller);
            return new ToolAnswer(string.Join('\n', released.Select(ClaimText.Released)));
        }
        catch (PoolException exception) when (exception.Fault == PoolFault.HeldByAnother)
        {
            // A tool has no force: that is for people.
            const string advice = "tell the holder what you need, or ask your user";
            return new ToolAnswer(
                exception.Message.Replace(ReleasableClaims.Force, advice, StringComparison.Ordinal),
                IsRefusal: true
            );
        }
    }

    private static ToolAnswer Who(ToolCall call)
    {
        var sessions = call.Pool.Sessions([], call.Arguments.IsSet("ended"));
        var name = Sanitizer.Quote(call.Caller.Instance, Identity.LongestName);
        return new ToolAnswer($"This session is {name}. {SessionText.Of(sessions, call.Pool.Now)}");
    }
}

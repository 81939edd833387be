using PoolCoordination.Board;
using PoolCoordination.Claims;
using PoolCoordination.Entries;
using PoolCoordination.Sessions;
using PoolCoordination.Text;

namespace PoolCoordination.Tests.Board;

/// <summary>Boards as they may be read.</summary>
internal static class SampleBoard
{
    public static DateTimeOffset Now { get; } = new(2026, 11, 22, 9, 0, 0, TimeSpan.Zero);

    /// <summary>Four sessions, two claims and three entries.</summary>
    public static PoolBoard Four { get; } =
        Of(
            [
                Session("shop-1", BoardState.Waiting, work: "Login page"),
                Session("shop-2", BoardState.Blocked, wait: new BoardWait("Payment", "shop-3", Now.AddMinutes(-4))),
                Session("shop-3", BoardState.Working, work: "Payment", files: ["src/pay.py", "src/refund.py"]),
                Session("shop-4", BoardState.Idle),
            ],
            [
                Claim("c1", "shop-3", "Payment", new BoardRefusal("shop-2", 2, Now), "src/pay.py", "src/refund/"),
                Claim("c2", "shop-1", "Login page", null, "web/login.ts"),
            ],
            [
                Entry("e1", "shop-2", PoolAction.Claimed, "Refunds", "refused"),
                Entry("e2", "shop-1", PoolAction.Completed, "Login form"),
                Entry("e3", "shop-4", PoolAction.Blocked, "Test data"),
            ]
        );

    /// <summary>Sessions, claims and entries by the number, each with texts that are long and wide.</summary>
    public static PoolBoard Many(int count) =>
        Of(
            [
                .. Enumerable.Range(0, count).Select(i =>
                    Session($"日本語の名前 {i}", (BoardState)(i % 6), $"{i} 👩‍💻 " + string.Join(' ', Enumerable.Repeat("長い", 40)))
                ),
            ],
            [
                .. Enumerable.Range(0, count).Select(i =>
                    Claim($"c{i}", $"holder{i}", string.Join(' ', Enumerable.Repeat("topic", 40)), new BoardRefusal("x", i, Now), "a/b")
                ),
            ],
            [.. Enumerable.Range(0, count).Select(i => Entry($"e{i}", "日本", PoolAction.Signaling, $"{i} {new string('語', 200)}"))]
        );

    public static PoolBoard Of(IReadOnlyList<BoardSession> sessions, IReadOnlyList<BoardClaim> claims, IReadOnlyList<BoardEntry> entries) =>
        new()
        {
            ReadAt = Now,
            Project = "shop",
            Sessions = sessions,
            Claims = claims,
            Entries = entries,
            Counts = BoardCounts.Of(sessions, claims, entries.Count),
        };

    public static BoardSession Session(
        string name,
        BoardState state,
        string work = "",
        BoardWait? wait = null,
        IReadOnlyList<string>? files = null
    ) =>
        new()
        {
            Session = new PoolSession
            {
                Instance = name,
                SessionId = $"id-{name}",
                Status = SessionStatus.Working,
                Agent = "claude",
                Machine = "here",
                WorkingFolder = "/projects/shop",
                WorkingTree = "/projects/shop",
                Project = "shop",
                Branch = "payments",
                LastSeen = Now.AddMinutes(-2),
                Begun = Now.AddHours(-1),
                ChangedFiles = TextList.Of(files ?? []),
            },
            State = state,
            Since = wait?.Since ?? Now.AddMinutes(-2),
            Work = work,
            WaitsFor = wait is null ? [] : [wait],
        };

    public static BoardClaim Claim(string id, string holder, string topic, BoardRefusal? refusal, params string[] paths) =>
        new(
            new Claim(Line(id, holder, PoolAction.Claimed, topic) with { Affects = paths, Root = "/projects/shop" }),
            "shop",
            refusal is null ? [] : [refusal]
        );

    public static BoardEntry Entry(string id, string instance, PoolAction action, string topic, string verdict = "") =>
        new(Line(id, instance, action, topic), "shop", verdict);

    private static PoolEntry Line(string id, string instance, PoolAction action, string topic) =>
        new()
        {
            Id = id,
            Instance = instance,
            Action = action,
            Topic = topic,
            Summary = $"About {topic}.",
            Timestamp = Now.AddMinutes(-5),
        };
}

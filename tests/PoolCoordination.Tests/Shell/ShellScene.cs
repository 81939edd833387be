using PoolCoordination.Git;
using PoolCoordination.Shell;
using PoolCoordination.Shell.Syntax;

namespace PoolCoordination.Tests.Shell;

/// <summary>
/// A repository <c>shop</c> in which A runs commands, and another session B. A has changed <c>docs_a.md</c> and made <c>new_a.md</c>;
/// where B lives in the same tree it has changed <c>src/pay.py</c>, staged <c>src/cart.py</c>, made <c>src/new_b.py</c> and
/// <c>.env</c>, which is ignored.
/// </summary>
internal static class ShellScene
{
    public static readonly string Folder = Path.Combine(Path.GetTempPath().TrimEnd('/', '\\'), "scene");
    public static readonly string Root = Path.Combine(Folder, "shop");
    public static readonly string Other = Path.Combine(Folder, "shop-b");
    public static readonly DateTimeOffset Now = new(2026, 5, 4, 10, 0, 0, TimeSpan.Zero);

    private static readonly string[] s_existing =
    [
        Root, In(".git"), In(".git/HEAD"), In("docs_a.md"), In("new_a.md"), In("src"), In("src/pay.py"), In("src/cart.py"),
        In("src/new_b.py"), In("src/other.py"), In(".env"), Other, Path.Combine(Other, ".git"), Path.Combine(Other, "src"),
    ];

    private static readonly UncommittedFile[] s_own =
    [
        new(In("docs_a.md"), FileStates.Changed, "A"), new(In("new_a.md"), FileStates.Untracked, "A"),
    ];

    public static string In(string path) => Path.Combine([Root, .. path.Split('/')]);

    public static IReadOnlyList<UncommittedFile> Files(string? holder, bool hasEnded = false) =>
    [
        File("src/pay.py", FileStates.Changed, holder, hasEnded), File("src/cart.py", FileStates.Tracked, holder, hasEnded),
        File("src/new_b.py", FileStates.Untracked, holder, hasEnded), File(".env", FileStates.Ignored, holder, hasEnded),
    ];

    public static IReadOnlyList<StashEntry> Stash(params string?[] holders) =>
        [.. holders.Select(holder => new StashEntry(holder, Now.AddMinutes(-4)))];

    public static ShellSituation Situation(string name) =>
        name switch
        {
            "dirty" => Of("B", Files("B"), Stash("B")),
            "claimed" => Of("B", [], [], claims: Claims),
            "worktree" => Of(null, [], Stash("B"), [new WorkingTree(Other, "B")]),
            "ended" => Of(null, Files("B", hasEnded: true), []),
            "nobody's" => Of("B", Files(null), Stash([null])),
            _ => Of(null, [], []),
        };

    public static ShellSituation Of(
        string? neighbour,
        IReadOnlyList<UncommittedFile> others,
        IReadOnlyList<StashEntry> stash,
        IReadOnlyList<WorkingTree>? trees = null,
        ClaimSearch? claims = null,
        ShellAnswer guard = ShellAnswer.Deny,
        ShellAnswer inProgress = ShellAnswer.Warn,
        ShellAnswer strictest = ShellAnswer.Deny
    ) =>
        new()
        {
            Root = Root,
            Folder = Root,
            Repository = In(".git"),
            Branch = "here",
            Now = Now,
            Neighbour = neighbour,
            Others = others,
            Own = s_own,
            Stash = stash,
            OtherTrees = trees ?? [],
            Claims = claims ?? ((_, _) => null),
            Guard = guard,
            InProgress = inProgress,
            Strictest = strictest,
        };

    public static IReadOnlyList<ShellEffect> Effects(string command, bool isPowerShell = false) =>
        ShellEffects.Of(command, Surroundings(isPowerShell)) ?? [];

    public static ShellVerdict Judge(string command, ShellSituation situation, bool isPowerShell = false) =>
        ShellJudge.Judge(Effects(command, isPowerShell), situation);

    public static ShellVerdict Judge(string command, string situation) => Judge(command, Situation(situation));

    public static ShellVerdict Judge(IReadOnlyList<SimpleCommand> commands, string situation) =>
        ShellJudge.Judge(ShellEffects.Of(commands, Surroundings(isPowerShell: false)), Situation(situation));

    public static PathClaim? Claims(string path, bool below) =>
        path is "port:3000" or "db:shop_test" || new ShellPath(path, path.AsSpan().ContainsAny('*', '?')).Covers(In("src/pay.py"), below)
            ? new PathClaim("B", "src/pay.py", Now.AddHours(-2))
            : null;

    private static ShellSurroundings Surroundings(bool isPowerShell) =>
        new() { Folder = Root, Home = Path.Combine(Folder, "home"), Exists = Exists, Read = Read, IsPowerShell = isPowerShell };

    private static UncommittedFile File(string path, FileStates states, string? holder, bool hasEnded) =>
        new(In(path), states, holder) { Since = Now.AddMinutes(-4), HasEnded = hasEnded };

    private static string? Read(string path) =>
        path == In("fix.patch") ? "diff --git a/src/pay.py b/src/pay.py\n--- a/src/pay.py\n+++ b/src/pay.py\n@@ -1 +1 @@\n-1\n+2\n" : null;

    private static bool Exists(string path) =>
        Array.Exists(s_existing, file => new ShellPath(path, path.AsSpan().ContainsAny('*', '?')).Covers(file, below: false));
}

using FsCheck;
using FsCheck.Fluent;
using PoolCoordination.Entries;

namespace PoolCoordination.Tests.Board;

/// <summary>Something that happens in a pool.</summary>
internal sealed record BoardStep(BoardStepKind Kind, string Session, string File, string Topic)
{
    private static readonly string[] s_files = ["src/pay.py", "src/", "feed.py"];
    private static readonly string[] s_topics = ["Payment", "Feed"];

    /// <summary>The sessions that there are.</summary>
    public static string[] Sessions { get; } = ["aaaaaaaa-1", "bbbbbbbb-1", "cccccccc-1", "dddddddd-1"];

    /// <summary>Anything that can happen.</summary>
    public static Gen<BoardStep> Any { get; } =
        from kind in Gen.Elements(Enum.GetValues<BoardStepKind>())
        from session in Gen.Choose(0, Sessions.Length - 1)
        from file in Gen.Choose(0, s_files.Length - 1)
        from topic in Gen.Choose(0, s_topics.Length - 1)
        select new BoardStep(kind, Sessions[session], s_files[file], s_topics[topic]);

    /// <summary>Lets it happen.</summary>
    public void Take(BoardPool pool)
    {
        var scratch = pool.Scratch;
        switch (Kind)
        {
            case BoardStepKind.Start:
                pool.Start(Session);
                break;
            case BoardStepKind.Prompt:
                pool.Prompt(Session);
                break;
            case BoardStepKind.Claim:
                pool.Post(Session, "claimed", Topic, File);
                break;
            case BoardStepKind.Block:
                pool.Post(Session, "blocked", Topic);
                break;
            case BoardStepKind.Complete:
                pool.Post(Session, "completed", Topic);
                break;
            case BoardStepKind.Edit:
                pool.Edit(Session, File);
                break;
            case BoardStepKind.End:
                pool.Run(Session, "SessionEnd", "shop", ("reason", "other"));
                break;
            case BoardStepKind.Wait:
                scratch.Clock.Advance(TimeSpan.FromMinutes(25));
                break;
            case BoardStepKind.Old:
                scratch.Add(new PoolEntry { Instance = "old", Topic = Topic, Timestamp = scratch.Clock.Now - TimeSpan.FromDays(30) });
                break;
            case BoardStepKind.Compact when System.IO.File.Exists(scratch.Path):
                scratch.Pool.Compact();
                break;
            case BoardStepKind.Cut when System.IO.File.Exists(scratch.Path):
                scratch.WriteLog([.. scratch.Lines.Skip(1)]);
                break;
        }
    }
}

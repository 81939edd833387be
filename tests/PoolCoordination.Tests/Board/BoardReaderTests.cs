using FsCheck;
using FsCheck.Fluent;
using PoolCoordination.Board;
using PoolCoordination.Entries;

namespace PoolCoordination.Tests.Board;

public sealed class BoardReaderTests
{
    private static readonly string[] s_sessions = ["aaaaaaaa-1", "bbbbbbbb-1", "cccccccc-1", "dddddddd-1"];
    private static readonly string[] s_files = ["src/pay.py", "src/", "feed.py"];
    private static readonly string[] s_topics = ["Payment", "Feed"];

    /// <summary>What happens in a pool.</summary>
    private enum StepKind
    {
        Start,
        Prompt,
        Claim,
        Block,
        Complete,
        Edit,
        End,
        Wait,
        Old,
        Compact,
        Cut,
    }

    private static Gen<Step> AnyStep { get; } =
        from kind in Gen.Elements(Enum.GetValues<StepKind>())
        from session in Gen.Choose(0, s_sessions.Length - 1)
        from file in Gen.Choose(0, s_files.Length - 1)
        from topic in Gen.Choose(0, s_topics.Length - 1)
        select new Step(kind, s_sessions[session], s_files[file], s_topics[topic]);

    /// <summary>Whatever happens, to the log too, a board that is read on says what one says that is read anew.</summary>
    [Fact]
    public void A_board_that_is_read_on_is_the_one_that_is_read_anew() =>
        Holds.ForLists(
            AnyStep.ArrayOf(12),
            steps =>
            {
                using var pool = new BoardPool();
                var reader = new BoardReader(pool.Scratch.Pool, includesAllProjects: true);
                foreach (var step in steps)
                {
                    step.Take(pool);
                    Assert.Equal(BoardWriter.Text(pool.Board), BoardWriter.Text(reader.Read()));
                }
            },
            tests: 40
        );

    [Fact]
    public void Each_session_is_on_it_once_in_the_order_of_need_and_counted() =>
        Holds.ForLists(
            AnyStep.ArrayOf(20),
            steps =>
            {
                using var pool = new BoardPool();
                foreach (var step in steps)
                    step.Take(pool);

                var board = pool.BoardOf("shop");

                Assert.Equal(board.Sessions.Select(session => session.Session.SessionId).Distinct().Count(), board.Sessions.Count);
                Assert.Equal(board.Sessions.Select(session => session.State).Order(), board.Sessions.Select(session => session.State));
                Assert.Equal(board.Sessions.Count, board.Counts.Sessions);
                Assert.Equal(pool.Board.Sessions.Count(session => session.Session.Project == "shop"), board.Sessions.Count);
                Assert.All(
                    board.Sessions,
                    session => Assert.True(session.State is not (BoardState.Blocked or BoardState.Denied) || session.WaitsFor.Count > 0)
                );
            },
            tests: 40
        );

    [Fact]
    public void The_sessions_are_read_again_only_where_that_is_asked_for()
    {
        using var pool = new BoardPool();
        pool.Start(s_sessions[0]);
        var reader = new BoardReader(pool.Scratch.Pool, includesAllProjects: true);
        Assert.Single(reader.Read().Sessions);

        pool.Start(s_sessions[1]);
        pool.Post(s_sessions[0], "blocked", "Key");

        Assert.Equal(BoardState.Blocked, Assert.Single(reader.Read(includesSessions: false).Sessions).State);
        Assert.Equal(2, reader.Read().Sessions.Count);
    }

    [Fact]
    public void What_others_wrote_cannot_steer_who_shows_it()
    {
        using var pool = new BoardPool();
        pool.Start(s_sessions[0]);
        pool.Scratch.WriteLog(
            """{"id":"1","timestamp":1763802000,"source_instance":"A\u001b[2J","action":"claimed","topic":"x\u001b]0;y\u0007z\n","""
                + """ "affects":"a\u001b[31m.py","root":"/r","ttl":604800}"""
        );
        pool.Scratch.Clock.Now = DateTimeOffset.FromUnixTimeSeconds(1763802000);

        var board = pool.Board;

        Assert.Equal(("A", "xz", "a.py"), (board.Claims[0].Claim.Instance, board.Claims[0].Claim.Topic, board.Claims[0].Claim.Affects[0]));
        Assert.Equal("[A] claimed: xz", board.Entries[0].ToString());
    }

    private sealed record Step(StepKind Kind, string Session, string File, string Topic)
    {
        public void Take(BoardPool pool)
        {
            var scratch = pool.Scratch;
            switch (Kind)
            {
                case StepKind.Start:
                    pool.Start(Session);
                    break;
                case StepKind.Prompt:
                    pool.Prompt(Session);
                    break;
                case StepKind.Claim:
                    pool.Post(Session, "claimed", Topic, File);
                    break;
                case StepKind.Block:
                    pool.Post(Session, "blocked", Topic);
                    break;
                case StepKind.Complete:
                    pool.Post(Session, "completed", Topic);
                    break;
                case StepKind.Edit:
                    pool.Edit(Session, File);
                    break;
                case StepKind.End:
                    pool.Run(Session, "SessionEnd", "shop", ("reason", "other"));
                    break;
                case StepKind.Wait:
                    scratch.Clock.Advance(TimeSpan.FromMinutes(25));
                    break;
                case StepKind.Old:
                    scratch.Add(new PoolEntry { Instance = "old", Topic = Topic, Timestamp = scratch.Clock.Now - TimeSpan.FromDays(30) });
                    break;
                case StepKind.Compact when System.IO.File.Exists(scratch.Path):
                    scratch.Pool.Compact();
                    break;
                case StepKind.Cut when System.IO.File.Exists(scratch.Path):
                    scratch.WriteLog([.. scratch.Lines.Skip(1)]);
                    break;
            }
        }
    }
}

using FsCheck.Fluent;
using PoolCoordination.Board;

namespace PoolCoordination.Tests.Board;

public sealed class BoardReaderTests
{
    private static readonly string[] s_sessions = BoardStep.Sessions;

    /// <summary>Whatever happens, to the log too, a board that is read on says what one says that is read anew.</summary>
    [Fact]
    public void A_board_that_is_read_on_is_the_one_that_is_read_anew() =>
        Holds.ForLists(
            BoardStep.Any.ArrayOf(12),
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
            BoardStep.Any.ArrayOf(20),
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
}

using PoolCoordination.Board;
using PoolCoordination.Cli.Board;
using PoolCoordination.Cli.Output;
using PoolCoordination.Tests.Board;

namespace PoolCoordination.Tests.Cli.Board;

/// <summary>What a person sees of a board, by the board, the size of the terminal, and what was pressed.</summary>
public sealed class BoardFrameTests
{
    [Fact]
    public void Who_needs_a_person_who_waits_for_whom_and_who_holds_what_is_seen_at_a_glance() =>
        Assert.Equal(
            """
            shop: 4 sessions: 1 waiting, 1 blocked, 1 working, 1 idle; 2 claims (2 refused);
            3 entries
               SESSION  STATE    SINCE  WAITS FOR        BRANCH    WORKS ON    FILES
            >  shop-1   waiting  2m                      payments  Login page
               shop-2   blocked  4m     shop-3: Payment  payments
               shop-3   working  2m                      payments  Payment     src/pay.py,…
               shop-4   idle     2m                      payments

               CLAIM       HOLDER  LEFT  REFUSED    PATHS
               Payment     shop-3  55m   shop-2 2×  src/pay.py, src/refund/
               Login page  shop-1  55m              web/login.ts

               TIME   INSTANCE  ACTION     TOPIC
               08:55  shop-2    claimed    Refunds (refused)
               08:55  shop-1    completed  Login form
               08:55  shop-4    blocked    Test data
            """,
            string.Join('\n', Lines(80, 24, SampleBoard.Four).Take(16)).ReplaceLineEndings("\n")
        );

    [Fact]
    public void Who_waits_for_whom_is_readable_in_eighty_columns()
    {
        var session = SampleBoard.Four.Sessions[1];
        var waiting = session with
        {
            Session = session.Session with { Branch = "a-long-name-of-a-branch" },
            Work = "A topic that is as long as many are",
            WaitsFor = [new BoardWait("Payment of refunds", "shop-3", SampleBoard.Now)],
        };

        var board = SampleBoard.Of([waiting, .. SampleBoard.Four.Sessions], [], []);

        Assert.Contains(Lines(80, 24, board), line => line.Contains("shop-3: Payment of ", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(80, 24)]
    [InlineData(120, 40)]
    [InlineData(200, 60)]
    [InlineData(40, 10)]
    public void However_much_there_is_a_frame_fits_the_terminal_and_has_a_part_of_everything(int width, int height)
    {
        var lines = Lines(width, height, SampleBoard.Many(50));

        Assert.Equal(height, lines.Count);
        Assert.All(lines, line => Assert.InRange(TextWidth.CellsOf(line), 0, width));
        if (height < 24)
            return;
        foreach (var header in (string[])["   SESSION", "   CLAIM", "   TIME"])
            Assert.Contains(lines, line => line.StartsWith(header, StringComparison.Ordinal));
        Assert.Equal(3, lines.Count(line => line.EndsWith(" more below", StringComparison.Ordinal)));
    }

    [Fact]
    public void In_a_terminal_that_is_too_small_it_says_so() =>
        Assert.Equal(["The board needs 40 x 1…"], Lines(23, 24, SampleBoard.Four));

    [Fact]
    public void The_selected_row_is_in_sight_wherever_it_is()
    {
        var board = SampleBoard.Many(50);
        var view = new BoardView();
        for (var i = 0; i < 150; i++)
        {
            Assert.Single(Lines(80, 24, board, view), line => line.StartsWith(">  ", StringComparison.Ordinal));
            view = Press(view, board, new BoardKey(BoardKeyKind.Down)).View;
        }

        Assert.Contains(Lines(80, 24, board, view), line => line.StartsWith(">  ", StringComparison.Ordinal) && line.Contains(" 49 "));
    }

    [Fact]
    public void A_selected_row_stays_selected_while_others_come_before_it()
    {
        var view = Press(new BoardView(), SampleBoard.Four, new BoardKey(BoardKeyKind.Down)).View;
        var later = SampleBoard.Of(
            [SampleBoard.Session("new", BoardState.Waiting), .. SampleBoard.Four.Sessions],
            SampleBoard.Four.Claims,
            SampleBoard.Four.Entries
        );

        Assert.Contains(Lines(80, 24, later, view), line => line.StartsWith(">  shop-2", StringComparison.Ordinal));

        var without = SampleBoard.Of([SampleBoard.Four.Sessions[0]], [], []);
        Assert.Contains(Lines(80, 24, without, view), line => line.StartsWith(">  shop-1", StringComparison.Ordinal));
    }

    [Fact]
    public void Of_a_selected_claim_that_is_gone_the_next_one_in_its_place_is_selected()
    {
        var view = new BoardView { Selected = new BoardItem(BoardSection.Claims, "c1") };
        view = Frame(80, 24).Within(SampleBoard.Four, view);
        var later = SampleBoard.Of(SampleBoard.Four.Sessions, [SampleBoard.Four.Claims[1]], SampleBoard.Four.Entries);

        view = Frame(80, 24).Within(later, view);

        Assert.Equal(new BoardItem(BoardSection.Claims, "c2"), view.Selected);
        Assert.Contains(Lines(80, 24, later, view), line => line.StartsWith(">  Login page", StringComparison.Ordinal));
    }

    [Fact]
    public void Details_of_what_is_gone_give_way_to_the_board()
    {
        var view = new BoardView { Mode = BoardMode.Details, Selected = new BoardItem(BoardSection.Sessions, "id-gone") };

        view = Frame(80, 24).Within(SampleBoard.Four, view);

        Assert.Equal((BoardMode.Overview, "It is not on the board any more."), (view.Mode, view.Message));
    }

    [Fact]
    public void How_many_rows_are_above_and_below_is_said()
    {
        var view = new BoardView { Selected = new BoardItem(BoardSection.Entries, "e25") };

        Assert.Contains(
            Lines(80, 24, SampleBoard.Many(50), view),
            line => line.Contains(" more above, ", StringComparison.Ordinal) && line.EndsWith(" below", StringComparison.Ordinal)
        );
    }

    [Fact]
    public void Of_several_waits_the_latest_is_shown_and_the_others_are_counted()
    {
        BoardWait[] waits = [new("Payment", "shop-3", SampleBoard.Now), new("Test data", "", SampleBoard.Now.AddMinutes(-9))];
        var board = SampleBoard.Of([SampleBoard.Session("shop-2", BoardState.Blocked) with { WaitsFor = waits }], [], []);

        Assert.Contains(" shop-3: Payment (+1) ", Lines(100, 24, board)[3], StringComparison.Ordinal);
        var details = Lines(100, 24, board, Press(new BoardView(), board, new BoardKey(BoardKeyKind.Enter)).View);
        Assert.Contains(details, line => line.Contains("Waits for: Test data, since 08:51", StringComparison.Ordinal));
    }

    [Fact]
    public void A_filter_leaves_what_has_its_text_and_is_named()
    {
        var view = Type(new BoardView(), SampleBoard.Four, "/PAY.py");
        Assert.Equal("/PAY.py_", Lines(80, 24, SampleBoard.Four, view)[^2]);

        view = Press(view, SampleBoard.Four, new BoardKey(BoardKeyKind.Enter)).View;
        var lines = Lines(120, 24, SampleBoard.Four, view);
        Assert.StartsWith("[/PAY.py] ", lines[0], StringComparison.Ordinal);
        Assert.StartsWith(">  shop-3", lines[3], StringComparison.Ordinal);
        Assert.StartsWith("   Payment", lines[6], StringComparison.Ordinal);
        Assert.DoesNotContain(lines, line => line.Contains("shop-1"));

        view = Press(view, SampleBoard.Four, new BoardKey(BoardKeyKind.Escape)).View;
        Assert.Contains(Lines(80, 24, SampleBoard.Four, view), line => line.Contains("shop-1"));
    }

    [Fact]
    public void Only_blockers_are_those_who_wait_what_turned_others_away_and_what_was_said_to_block()
    {
        var lines = Lines(80, 24, SampleBoard.Four, Type(new BoardView(), SampleBoard.Four, "b"));

        Assert.StartsWith("[blockers] shop:", lines[0], StringComparison.Ordinal);
        Assert.Equal(
            [">  shop-2", "   Payment", "   08:55  shop-4"],
            new[] { lines[3][..9], lines[6][..10], lines[9][..16] }
        );
        Assert.Equal("", lines[11]);
    }

    [Fact]
    public void Enter_shows_all_of_a_session_of_a_claim_and_of_an_entry()
    {
        Assert.Contains("  Waits for: shop-3: Payment, since 08:56", Details(1));
        Assert.Contains("  Files:     src/pay.py, src/refund.py", Details(2));
        Assert.Contains("  Paths:     src/pay.py, src/refund/", Details(4));
        Assert.Contains("  Refused:   shop-2 2×, last at 09:00", Details(4));
        Assert.Contains("  Summary:   About Test data.", Details(8));
    }

    [Fact]
    public void Details_that_are_too_long_are_scrolled_and_not_beyond_their_end()
    {
        var board = SampleBoard.Of(
            [SampleBoard.Session("long", BoardState.Working, files: [.. Enumerable.Range(0, 300).Select(i => $"file{i}.py")])],
            [],
            []
        );
        var view = Press(new BoardView(), board, new BoardKey(BoardKeyKind.Enter)).View;
        Assert.StartsWith("[long] working:", Lines(80, 24, board, view)[2], StringComparison.Ordinal);

        for (var i = 0; i < 500; i++)
            view = Frame(80, 24).Within(board, Press(view, board, new BoardKey(BoardKeyKind.Down)).View);

        var lines = Lines(80, 24, board, view);
        Assert.StartsWith("  Begun:", lines[^3], StringComparison.Ordinal);
        view = Press(view, board, new BoardKey(BoardKeyKind.Up)).View;
        Assert.NotEqual(lines, Lines(80, 24, board, view));
    }

    [Fact]
    public void State_is_a_word_and_its_colour_is_only_added()
    {
        var frame = new BoardFrame(new FrameSize(80, 24), new Colors(IsOn: true), SampleBoard.Now);

        Assert.Contains(
            frame.Lines(SampleBoard.Four, new BoardView()),
            line => line.Contains("\u001B[31mblocked\u001B[0m", StringComparison.Ordinal)
        );
        Assert.Contains(Lines(80, 24, SampleBoard.Four), line => line.Contains("blocked  4m", StringComparison.Ordinal));
        Assert.DoesNotContain(Lines(80, 24, SampleBoard.Four), line => line.Contains('\u001B'));
    }

    [Fact]
    public void A_terminal_without_utf8_gets_ascii_in_as_many_cells()
    {
        var ascii = new TerminalCharacters(AreAll: false);

        foreach (var line in Lines(80, 24, SampleBoard.Many(5)))
        {
            Assert.True(System.Text.Ascii.IsValid(ascii.Of(line)));
            Assert.Equal(TextWidth.CellsOf(line), ascii.Of(line).Length);
        }

        Assert.Equal("2x a.. ??", ascii.Of("2× a.… 語"));
    }

    private static List<string> Details(int downs)
    {
        var view = new BoardView();
        for (var i = 0; i < downs; i++)
            view = Press(view, SampleBoard.Four, new BoardKey(BoardKeyKind.Down)).View;
        return [.. Lines(80, 24, SampleBoard.Four, Press(view, SampleBoard.Four, new BoardKey(BoardKeyKind.Enter)).View)];
    }

    private static IReadOnlyList<string> Lines(int width, int height, PoolBoard board, BoardView? view = null) =>
        Frame(width, height).Lines(board, view ?? new BoardView());

    private static BoardFrame Frame(int width, int height) =>
        new(new FrameSize(width, height), new Colors(IsOn: false), SampleBoard.Now);

    private static BoardView Type(BoardView view, PoolBoard board, string text) =>
        text.Aggregate(view, (before, character) => Press(before, board, new BoardKey(BoardKeyKind.Text, $"{character}")).View);

    private static (BoardView View, BoardRequest? Request) Press(BoardView view, PoolBoard board, BoardKey key) =>
        BoardControl.Press(view, key, board);
}

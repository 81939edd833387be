using System.Text;
using PoolCoordination.Board;
using PoolCoordination.Cli.Board;
using PoolCoordination.Cli.Output;
using PoolCoordination.Tests.Board;

namespace PoolCoordination.Tests.Cli.Board;

/// <summary>What keys do, as a terminal sends them.</summary>
public sealed class BoardControlTests
{
    private const string Down = "\u001B[B";
    private const string DownForApplications = "\u001BOB";
    private const string Up = "\u001B[A";
    private const string Escape = "\u001B";

    [Theory]
    [InlineData("q")]
    [InlineData("\u0003")]
    public void A_board_is_left(string keys) => Assert.IsType<BoardRequest.Quit>(Press(keys).Request);

    [Fact]
    public void What_is_typed_is_text_and_no_command()
    {
        Assert.Equal(("qrbn", BoardMode.Filter), (Press("/qrbn").View.Filter, Press("/qrbn").View.Mode));
        Assert.Null(Press("/q").Request);
        Assert.IsType<BoardRequest.Quit>(Press("/\u0003").Request);
    }

    [Fact]
    public void A_note_is_posted_as_it_was_typed()
    {
        var (view, request) = Press("nlook at pay.pyx\u007F \u00e9日\r");

        Assert.Equal(new BoardRequest.Note("look at pay.py é日"), request);
        Assert.Equal(BoardMode.Overview, view.Mode);
        Assert.Null(Press("n  \r").Request);
        Assert.Null(Press("nno" + Escape).Request);
    }

    [Fact]
    public void A_claim_is_released_after_a_yes()
    {
        var toClaim = string.Concat(Enumerable.Repeat(Down, 4));

        Assert.Equal(new BoardRequest.Release("c1"), PressShown(toClaim, "r", "y").Request);
        Assert.Equal(new BoardRequest.Release("c2"), PressShown(toClaim + DownForApplications, "r", "Y").Request);
        Assert.Null(PressShown(toClaim, "r", "n").Request);
        Assert.Null(PressShown(toClaim, "r", "\r").Request);
        Assert.Equal(BoardMode.Overview, PressShown(toClaim, "r", "n").View.Mode);
    }

    [Fact]
    public void A_yes_before_the_question_was_shown_answers_nothing()
    {
        var toClaim = string.Concat(Enumerable.Repeat(Down, 4));

        var (view, request) = PressShown(toClaim + "ry");

        Assert.Null(request);
        Assert.Equal(BoardMode.Release, view.Mode);
        Assert.Equal(new BoardRequest.Release("c1"), PressShown(toClaim + "ry", "y").Request);
    }

    [Fact]
    public void What_is_pasted_presses_no_keys_and_is_one_line_of_what_is_typed()
    {
        var toClaim = string.Concat(Enumerable.Repeat(Down, 4));
        const string Begin = "\u001B[200~";
        const string End = "\u001B[201~";

        Assert.Equal(BoardMode.Overview, PressShown(toClaim, Begin + "report\ry" + End).View.Mode);
        Assert.Null(PressShown(toClaim, "r", Begin + "y" + End).Request);
        Assert.Null(Press(Begin + "q\u0003" + End).Request);
        Assert.IsType<BoardRequest.Quit>(Press(Begin + "x" + End + "q").Request);
        Assert.Equal(new BoardRequest.Note("one two q three"), Press("n" + Begin + "one\r\ntwo\tq" + End + " three\r").Request);
        Assert.Equal("a y", Press("/" + Begin + "a\ny\u001B" + End).View.Filter);
        Assert.Equal(200, Press("n" + Begin + new string('x', 1000) + End).View.Note.Length);
    }

    [Fact]
    public void A_paste_that_comes_in_pieces_is_one()
    {
        var decoder = new KeyDecoder();
        var pasted = "";
        foreach (var piece in (string[])["\u001B[200~one\u001B[20", "2~ two\u001B", "[201", "~q"])
        {
            foreach (var key in decoder.Decode(Encoding.UTF8.GetBytes(piece)))
                pasted += key.Kind == BoardKeyKind.Paste ? key.Text : $"<{key.Text}>";
        }

        Assert.Equal("one[202~ two<q>", pasted);
    }

    [Fact]
    public void A_claim_that_moved_to_where_another_was_shown_is_not_asked_about()
    {
        var board = SampleBoard.Of([], SampleBoard.Four.Claims, []);
        var later = SampleBoard.Of([], [SampleBoard.Four.Claims[1]], []);

        // Without an arrow too, where the first row is the selected one.
        foreach (var keys in (string[])["", Down + Up])
        {
            var view = PressShown(board, keys).View;
            var after = BoardControl.Press(view, new BoardKey(BoardKeyKind.Text, "r"), later).View;
            Assert.Equal((BoardMode.Overview, "The claim has ended meanwhile."), (after.Mode, after.Message));
        }
    }

    [Fact]
    public void What_is_no_claim_is_not_released()
    {
        var (view, request) = Press("ry");

        Assert.Null(request);
        Assert.Equal(BoardMode.Overview, view.Mode);
        Assert.Equal("Select a claim to release it.", Press("r").View.Message);
    }

    [Fact]
    public void A_claim_that_ended_during_the_question_is_not_released_and_no_other_in_its_place()
    {
        var view = PressShown(string.Concat(Enumerable.Repeat(Down, 4)), "r").View;
        var later = SampleBoard.Of(SampleBoard.Four.Sessions, [SampleBoard.Four.Claims[1]], SampleBoard.Four.Entries);

        var (after, request) = BoardControl.Press(view, new BoardKey(BoardKeyKind.Text, "y"), later);

        Assert.Null(request);
        Assert.Equal("The claim has ended meanwhile.", after.Message);
    }

    [Fact]
    public void The_selection_stays_within_the_rows() =>
        Assert.Equal(new BoardItem(BoardSection.Sessions, "id-shop-2"), Press(Up + Up + Down).View.Selected);

    [Fact]
    public void A_character_that_comes_in_two_pieces_is_one_key()
    {
        var decoder = new KeyDecoder();
        var bytes = Encoding.UTF8.GetBytes("語");

        Assert.Empty(decoder.Decode(bytes.AsSpan(0, 2)));
        Assert.Equal([new BoardKey(BoardKeyKind.Text, "語")], decoder.Decode(bytes.AsSpan(2)));
    }

    [Theory]
    [InlineData("\u001B[200~")]
    [InlineData("\u001B[1;5C")]
    [InlineData("\u001B[")]
    [InlineData("\u0001\t")]
    public void Keys_that_mean_nothing_type_nothing(string keys) => Assert.Empty(new KeyDecoder().Decode(Encoding.UTF8.GetBytes(keys)));

    [Theory]
    [InlineData(20, new[] { 3, 4, 5 }, new[] { 3, 4, 5 })]
    [InlineData(12, new[] { 9, 9, 9 }, new[] { 4, 4, 4 })]
    [InlineData(12, new[] { 9, 2, 9 }, new[] { 6, 2, 4 })]
    [InlineData(12, new[] { 0, 20, 3 }, new[] { 0, 9, 3 })]
    public void Lines_are_shared_so_that_nobody_goes_without(int lines, int[] wanted, int[] given) =>
        Assert.Equal(given, Heights.Share(lines, wanted));

    private static (BoardView View, BoardRequest? Request) Press(string keys)
    {
        var view = new BoardView();
        BoardRequest? request = null;
        // Escape stands alone only where nothing follows it at once.
        var decoder = new KeyDecoder();
        foreach (var key in decoder.Decode(Encoding.UTF8.GetBytes(keys)))
            (view, request) = BoardControl.Press(view, key, SampleBoard.Four);
        return (view, request);
    }

    private static (BoardView View, BoardRequest? Request) PressShown(params string[] reads) => PressShown(SampleBoard.Four, reads);

    /// <summary>The same for keys that are read one after the other, and the board is shown before and after each.</summary>
    private static (BoardView View, BoardRequest? Request) PressShown(PoolBoard board, params string[] reads)
    {
        var frame = new BoardFrame(new FrameSize(80, 24), new Colors(IsOn: false), SampleBoard.Now);
        var view = frame.Within(board, new BoardView());
        BoardRequest? request = null;
        var decoder = new KeyDecoder();
        foreach (var read in reads)
        {
            foreach (var key in decoder.Decode(Encoding.UTF8.GetBytes(read)))
                (view, request) = BoardControl.Press(view, key, board);
            view = frame.Within(board, view);
        }

        return (view, request);
    }
}

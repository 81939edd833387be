using System.Text;
using PoolCoordination.Cli.Board;
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

        Assert.Equal(new BoardRequest.Release("c1"), Press(toClaim + "ry").Request);
        Assert.Equal(new BoardRequest.Release("c2"), Press(toClaim + DownForApplications + "rY").Request);
        Assert.Null(Press(toClaim + "rn").Request);
        Assert.Null(Press(toClaim + "r\r").Request);
        Assert.Equal(BoardMode.Overview, Press(toClaim + "rn").View.Mode);
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
        var view = Press(string.Concat(Enumerable.Repeat(Down, 4)) + "r").View;
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
}

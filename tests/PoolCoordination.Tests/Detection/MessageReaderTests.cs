using PoolCoordination.Detection.Rules;
using PoolCoordination.Detection.Structure;
using PoolCoordination.Detection.Words;

namespace PoolCoordination.Tests.Detection;

public sealed class MessageReaderTests
{
    [Fact]
    public void Headings_paragraphs_items_and_tasks_are_distinguished()
    {
        var parts = MessageReader.Read(
            "# Title\n\nSome text\nover two lines.\n\n**Bold line:**\n- item\n  goes on\n- [ ] open\n- [x] closed\n1. first\n✅ checked"
        );

        Assert.Equal(
            [
                new MessagePart(PartKind.Heading, "Title", false),
                new MessagePart(PartKind.Paragraph, "Some text over two lines.", false),
                new MessagePart(PartKind.Heading, "**Bold line:**", false),
                new MessagePart(PartKind.Item, "item goes on", false),
                new MessagePart(PartKind.OpenTask, "open", false),
                new MessagePart(PartKind.Item, "closed", true),
                new MessagePart(PartKind.Item, "first", false),
                new MessagePart(PartKind.Paragraph, "checked", true),
            ],
            parts);
    }

    [Theory]
    [InlineData("```\nall fixed\n```")]
    [InlineData("~~~text\nall fixed\n~~~")]
    [InlineData("````\n```\nall fixed\n````")]
    [InlineData("```\nnever closed\nall fixed")]
    [InlineData("    all fixed")]
    [InlineData("> all fixed\nand goes on")]
    [InlineData("| all | fixed |\n|---|---|")]
    [InlineData("12:04:13 INFO all fixed")]
    [InlineData("[2024-05-01 12:04:13] all fixed")]
    [InlineData("Traceback (most recent call last):\nFile \"a.py\", line 1")]
    [InlineData("---")]
    public void What_the_author_does_not_say_is_left_out(string message) => Assert.Empty(MessageReader.Read(message));

    [Theory]
    [InlineData("One. Two! Three?", 3)]
    [InlineData("Version 1.84 of `a.b. C` is out, e.g. here.", 1)]
    [InlineData("He said \"It works. Really.\" and left.", 1)]
    [InlineData("Wait... what", 1)]
    [InlineData("", 0)]
    public void A_sentence_ends_at_its_mark_but_not_in_numbers_code_and_quotations(string message, int count) =>
        Assert.Equal(count, Sentences(message).Count);

    [Fact]
    public void Emphasis_and_link_targets_go_and_names_stay() =>
        Assert.Equal(
            "See the page of snake_case_name and `**kwargs`.",
            InlineText.Plain("See **the** [page](https://example.com/a_b) of snake_case_name and `**kwargs`.")
        );

    [Fact]
    public void Code_and_quotations_are_words_without_meaning()
    {
        var words = Sentences("`fixed` and \"fixed\" and fixed")[0].Words;

        Assert.Equal(
            [Family(WordFamilies.Code), 0, Family(WordFamilies.Quotation), 0],
            words.Take(4).Select(word => word.Families & (Family(WordFamilies.Code) | Family(WordFamilies.Quotation)))
        );
        Assert.Single(words, word => (word.Families & Family("done")) != 0);
    }

    [Fact]
    public void Short_forms_are_two_words_and_denials_are_one() => Assert.Equal(4, Sentences("I’ve can't we'll").Single().Words.Length - 1);

    private static ulong Family(string name) => Vocabulary.Family(name);

    private static List<Sentence> Sentences(string message) =>
        SentenceReader.Read(MessageReader.Read(message), RuleBook.Default.Vocabulary);
}

using FsCheck;
using FsCheck.Fluent;
using PoolCoordination.Detection;

namespace PoolCoordination.Tests.Detection;

public sealed class DetectionFuzzTests
{
    private const int LongestTopic = 80;

    private static readonly string[] s_pieces =
    [
        "I've fixed", "I can't reach", "the", "`a.py`", "`", "```", "\n", "\n\n", "- ", "# ", "> ", "| ", "**", "[", "](", ")", "\"", "✅ ",
        "🎉", "\ud83c", "Done.", ".", "?", "!", "…", ":", "'", "n't",
        "please provide", "until", "blocked", "expired", "now", "1/2", "48/48", "x".PadRight(300, 'x'), "    ", "\t", "\0",
    ];

    [Fact]
    public void Any_text_is_read_without_an_exception() => Check.QuickThrowOnFailure(Prop.ForAll<string>(text => IsSound(text ?? "")));

    [Fact]
    public void Any_row_of_pieces_of_answers_is_read_without_an_exception() =>
        Check.QuickThrowOnFailure(
            Prop.ForAll(Gen.Elements(s_pieces).ListOf().Select(pieces => string.Join(' ', pieces)).ToArbitrary(), IsSound)
        );

    [Fact]
    public void A_claim_before_mere_signs_keeps_its_own_words() => Assert.True(IsSound(". Done. … ✅  ``` ! \" \n \ud83c :"));

    [Fact]
    public void A_very_long_text_is_not_an_answer() => Assert.Null(EntryDetector.Detect("I've fixed it. " + new string('x', 100_000)));

    private static bool IsSound(string text) =>
        EntryDetector.Detect(text) is not { } detected || (detected.Topic.Length is > 0 and <= LongestTopic && detected.Summary.Length > 0);
}

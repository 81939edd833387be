using System.Globalization;
using PoolCoordination.Text;

namespace PoolCoordination.Tests.Text.Unicode;

/// <summary>What a line may hold, character by character.</summary>
public class CharacterTableTests
{
    /// <summary>All of Default_Ignorable_Code_Point (Unicode 17, DerivedCoreProperties.txt).</summary>
    private static readonly (int First, int Last)[] s_ignorable =
    [
        (0xAD, 0xAD),
        (0x34F, 0x34F),
        (0x61C, 0x61C),
        (0x115F, 0x1160),
        (0x17B4, 0x17B5),
        (0x180B, 0x180F),
        (0x200B, 0x200F),
        (0x202A, 0x202E),
        (0x2060, 0x206F),
        (0x3164, 0x3164),
        (0xFE00, 0xFE0F),
        (0xFEFF, 0xFEFF),
        (0xFFA0, 0xFFA0),
        (0xFFF0, 0xFFF8),
        (0x1BCA0, 0x1BCA3),
        (0x1D173, 0x1D17A),
        (0xE0000, 0xE0FFF),
    ];

    [Fact]
    public void No_default_ignorable_character_stays_between_letters_and_no_run_of_them()
    {
        foreach (var (first, last) in s_ignorable)
        {
            for (var code = first; code <= last; code++)
            {
                var character = char.ConvertFromUtf32(code);
                Assert.Equal("ab", Line($"a{character}b"));
                Assert.Equal("ab", Line($"a{character}{character}{character}b"));
                Assert.Equal("", Line(character));
            }
        }
    }

    [Fact]
    public void No_control_no_separator_and_no_format_stays_but_the_numbers_signs_of_arabic_and_kaithi()
    {
        int[] visible = [0x600, 0x601, 0x602, 0x603, 0x604, 0x605, 0x6DD, 0x70F, 0x890, 0x891, 0x8E2, 0x110BD, 0x110CD];
        for (var code = 0; code <= 0x10FFFF; code++)
        {
            if (code is >= 0xD800 and <= 0xDFFF)
                continue;
            var character = char.ConvertFromUtf32(code);
            var category = CharUnicodeInfo.GetUnicodeCategory(code);
            if (
                category
                is UnicodeCategory.Control
                    or UnicodeCategory.Format
                    or UnicodeCategory.LineSeparator
                    or UnicodeCategory.ParagraphSeparator
            )
                Assert.Equal(visible.Contains(code), Line($"a{character}b").Contains(character, StringComparison.Ordinal));
            else if (category is UnicodeCategory.SpaceSeparator)
                Assert.Equal("a b", Line($"a{character}b"));
        }
    }

    [Theory]
    [InlineData("\u2800")]
    [InlineData("\U0001D159")]
    [InlineData("\U00013441")]
    public void What_is_blank_is_a_space(string blank) => Assert.Equal("a b", Line($"a{blank}{blank}b{blank}"));

    [Theory]
    [InlineData("\uFDD0")]
    [InlineData("\uFFFF")]
    [InlineData("\U00016FE4")]
    public void Noncharacters_and_invisible_letters_go(string text) => Assert.Equal("ab", Line($"a{text}b"));

    [Theory]
    [InlineData("👩‍💻")]
    [InlineData("👩🏽‍🚀 lands")]
    [InlineData("👨‍👩‍👧‍👦")]
    [InlineData("🏳️‍🌈")]
    [InlineData("❤️‍🔥 and ❤️ and ❤︎")]
    [InlineData("🧑‍⚖️")]
    [InlineData("🐦‍⬛")]
    [InlineData("✔️ done, ⚠️ not")]
    [InlineData("1️⃣ #️⃣ *️⃣")]
    [InlineData("🇩🇪 🇫🇷")]
    [InlineData("🏴\U000E0067\U000E0062\U000E0065\U000E006E\U000E0067\U000E007F")]
    [InlineData("from 🏴\U000E0067\U000E0062\U000E0077\U000E006C\U000E0073\U000E007F on")]
    public void An_emoji_sequence_stays(string text) => Assert.Equal(text, Line(text));

    [Theory]
    [InlineData("👩‍ 💻", "👩 💻")]
    [InlineData("👩‍‍💻", "👩💻")]
    [InlineData("👩‍x", "👩x")]
    [InlineData("x‍💻", "x💻")]
    [InlineData("❤️️️", "❤️")]
    [InlineData("a️b︎", "ab")]
    [InlineData("1️2", "12")]
    [InlineData("👩‍\u200B💻", "👩💻")]
    [InlineData("🏴\U000E0067\U000E0062\U000E0065\U000E006E\U000E0067\U000E0061\U000E007F", "🏴")]
    [InlineData("🏴\U000E0067\U000E0062\U000E0073\U000E0063\U000E0074", "🏴")]
    [InlineData("🏴\U000E0069\U000E0067\U000E006E\U000E006F\U000E0072\U000E0065\U000E007F", "🏴")]
    [InlineData("x\U000E0067\U000E0062\U000E0065\U000E006E\U000E0067\U000E007F", "x")]
    public void What_only_looks_like_an_emoji_sequence_loses_what_is_invisible(string text, string line) => Assert.Equal(line, Line(text));

    [Theory]
    [InlineData("می\u200Cخواهم")] // Persian: I want
    [InlineData("क्\u200Dष")] // Devanagari: a half letter before another
    [InlineData("ක්\u200Dෂ")] // Sinhala
    [InlineData("ര്\u200Dക")] // Malayalam
    public void A_single_joiner_stays_between_letters_of_a_script_that_needs_it(string text) => Assert.Equal(text, Line(text));

    [Theory]
    [InlineData("می\u200C\u200Cخواهم", "میخواهم")]
    [InlineData("می\u200C\u200D\u200Cخواهم", "میخواهم")]
    [InlineData("می\u200C", "می")]
    [InlineData("\u200Cمی", "می")]
    [InlineData("pass\u200Cword", "password")]
    [InlineData("1\u200D2", "12")]
    public void Runs_of_joiners_and_joiners_elsewhere_go(string text, string line) => Assert.Equal(line, Line(text));

    [Theory]
    [InlineData("word 👩‍💻👩‍💻", 9)]
    [InlineData("abcdefgh1️⃣1️⃣", 10)]
    [InlineData("می\u200Cخواهممی\u200Cخواهم", 4)]
    public void A_cut_leaves_nothing_invisible_at_its_end(string text, int longest)
    {
        var line = Sanitizer.OneLine(text, longest);

        Assert.Equal(line, Sanitizer.OneLine(line, longest));
        Assert.False(CharUnicodeInfo.GetUnicodeCategory(line[^2]) is UnicodeCategory.Format, line);
    }

    [Fact]
    public void A_second_cleaning_changes_nothing() =>
        Holds.For(
            Any.HiddenText,
            text =>
            {
                var line = Sanitizer.OneLine(text, 60);
                Assert.Equal(line, Sanitizer.OneLine(line, 60));
            },
            tests: 3000
        );

    private static string Line(string text) => Sanitizer.OneLine(text, 200);
}

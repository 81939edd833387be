using System.Text.Json;
using PoolCoordination.Json;

namespace PoolCoordination.Tests.Json;

public class JsonLineTests
{
    [Theory]
    [InlineData("\u001b]52;c;x\a")]
    [InlineData("\u009b31m\u0085\u007f")]
    [InlineData("\u202Eabc\u2066\u200F\u061C")]
    [InlineData("a\u2028b\u2029c")]
    [InlineData("\uFEFFa\u200Bb\u00ADc")]
    [InlineData("tag \U000E0001\U000E0041")]
    [InlineData("a\u200D\u200Cb\u034F\u3164\uFFA0\uFE0F\U000E0100\u2800")]
    public void What_a_terminal_obeys_or_hides_is_escaped_and_reads_back_as_it_was(string text)
    {
        var line = new JsonLine().Add("topic", text).ToString();

        Assert.All(
            line,
            character =>
                Assert.False(
                    char.IsControl(character)
                        || char.IsSurrogate(character)
                        || char.GetUnicodeCategory(character) is System.Globalization.UnicodeCategory.Format,
                    line
                )
        );
        Assert.All("\u2028\u2029\u034F\u3164\uFFA0\uFE0F\u2800", hidden => Assert.DoesNotContain(hidden, line));
        using var json = JsonDocument.Parse(line);
        Assert.Equal(text, json.RootElement.GetProperty("topic").GetString());
    }

    [Theory]
    [InlineData("plain")]
    [InlineData("Größe 日本　語 🚀 👩‍💻 ❤️ 1️⃣ می‌خواهم")]
    public void Letters_of_all_scripts_and_emoji_stay_as_they_are(string text) =>
        Assert.Equal($$"""{"topic":"{{text}}"}""", new JsonLine().Add("topic", text).ToString());

    [Fact]
    public void Members_that_are_json_already_keep_their_meaning()
    {
        var line = new JsonLine().AddRaw("\"note\":\t\"a\u009b\u202Eb \\u001b \U000E0041\"").ToString();

        Assert.Equal("{,\"note\":\t\"a\\u009b\\u202eb \\u001b \\udb40\\udc41\"}", line);
    }

    [Fact]
    public void Any_text_reads_back_as_it_was() =>
        Holds.For(
            Any.WellFormedText,
            text =>
            {
                using var json = JsonDocument.Parse(new JsonLine().Add("topic", text).ToString());
                Assert.Equal(text, json.RootElement.GetProperty("topic").GetString());
            },
            tests: 1000
        );
}

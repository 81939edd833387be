using System.Text;
using System.Text.Json;
using PoolCoordination.Streams;

namespace PoolCoordination.Tests.Streams;

public sealed class ConsoleEncodingTests
{
    private const uint Latin = 850;
    private const uint Utf8 = 65001;
    private const string Json = """{"topic":"Grüße 世界 😀 ok"}""";

    [Fact]
    public void Where_a_console_has_another_code_page_JSON_is_ASCII_that_says_the_same()
    {
        var bytes = ConsoleEncoding.Of(Latin, isJson: true).GetBytes(Json);

        Assert.Equal("""{"topic":"Gr\u00fc\u00dfe \u4e16\u754c \ud83d\ude00 ok"}""", Encoding.Latin1.GetString(bytes));
        Assert.Equal("Grüße 世界 😀 ok", JsonDocument.Parse(bytes).RootElement.GetProperty("topic").GetString());
    }

    [Fact]
    public void A_long_text_is_escaped_whole_also_where_a_character_lies_across_two_writes()
    {
        using var bytes = new MemoryStream();
        using (var writer = new StreamWriter(bytes, ConsoleEncoding.Of(Latin, isJson: true), bufferSize: 16, leaveOpen: true))
        {
            for (var i = 0; i < 1000; i++)
                writer.Write(new string('x', i % 7) + "\U0001F600");
        }

        var text = Encoding.Latin1.GetString(bytes.ToArray());
        Assert.Equal(1000, text.Split(@"\ud83d\ude00").Length - 1);
        Assert.DoesNotContain('?', text);
    }

    [Theory]
    [InlineData(Utf8, true)]
    [InlineData(0, true)]
    [InlineData(Latin, false)]
    public void Else_it_is_UTF_8_without_a_mark(uint codePage, bool isJson)
    {
        var encoding = ConsoleEncoding.Of(codePage, isJson);

        byte[] written = [.. encoding.Preamble, .. encoding.GetBytes(Json)];
        Assert.Equal(Encoding.UTF8.GetBytes(Json), written);
    }
}

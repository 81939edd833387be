using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using PoolCoordination.Json;

namespace PoolCoordination.Tests.Json;

public sealed class JsonFaultTests
{
    [Theory]
    [InlineData("{\n  model: 1\n}", "line 2, column 3: a name in quotation marks is expected here, not 'm'. Correct it there.")]
    [InlineData("// mine\n{}", "line 1, column 1: a comment is not allowed here. Correct it there.")]
    [InlineData("{\"ü\": x}", "line 1, column 7: a value is expected here, and 'x' begins none. Correct it there.")]
    [InlineData("{\n  \"a\": [1", "line 2, column 10: the file ends before an object, a list or a text does. Correct it there.")]
    [InlineData("{\"a\": 1,}", "line 1, column 9: nothing follows the comma before this. Correct it there.")]
    [InlineData("{\"a\" 1}", "line 1, column 6: '1' is not expected here. Correct it there.")]
    public void It_says_where_and_what_is_wrong_in_words_of_its_own(string json, string expected)
    {
        var content = Encoding.UTF8.GetBytes(json);

        var exception = Assert.ThrowsAny<JsonException>(() => JsonNode.Parse(content));

        Assert.Equal(expected, JsonFault.Of(exception, content));
    }

    [Fact]
    public void Depth_a_name_twice_and_another_encoding_are_said_in_words_of_its_own()
    {
        var strict = new JsonDocumentOptions { AllowDuplicateProperties = false };
        foreach (
            var (content, expected) in new[]
            {
                (Encoding.UTF8.GetBytes(new string('[', 100) + new string(']', 100)), "nested in each other"),
                (Encoding.UTF8.GetBytes("{\"a\": 1, \"a\": 2}"), "the member 'a' is there twice."),
                (Encoding.Unicode.GetPreamble(), "Save the file as UTF-8."),
            }
        )
        {
            var exception = Assert.ThrowsAny<Exception>(() => JsonNode.Parse(content, documentOptions: strict)!.ToJsonString());

            Assert.Contains(expected, JsonFault.Of(exception, content), StringComparison.Ordinal);
        }
    }

    [Fact]
    public void Half_of_a_character_has_no_place_and_is_named()
    {
        var exception = Assert.Throws<InvalidOperationException>(() => JsonNode.Parse("{\"a\": \"\\ud800\"}")!.ToJsonString());

        Assert.StartsWith("a text has half of a character", JsonFault.Of(exception, []), StringComparison.Ordinal);
    }
}

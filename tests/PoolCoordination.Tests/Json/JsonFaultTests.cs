using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using PoolCoordination.Json;

namespace PoolCoordination.Tests.Json;

public sealed class JsonFaultTests
{
    [Theory]
    [InlineData("{\n  model: 1\n}", "line 2, column 3: 'm' is an invalid start of a property name. Expected a '\"'. Correct it there.")]
    [InlineData("// mine\n{}", "line 1, column 1: a comment is not allowed here. Correct it there.")]
    [InlineData("{\"ü\": x}", "line 1, column 7: 'x' is an invalid start of a value. Correct it there.")]
    [InlineData("{\n  \"a\": [1", "line 2, column 10: the file ends before an object, a list or a text does. Correct it there.")]
    public void It_says_where_and_what_is_wrong_in_words_of_its_own(string json, string expected)
    {
        var content = Encoding.UTF8.GetBytes(json);

        var exception = Assert.ThrowsAny<JsonException>(() => JsonNode.Parse(content));

        Assert.Equal(expected, JsonFault.Of(exception, content));
    }

    [Fact]
    public void Half_of_a_character_has_no_place_and_is_named()
    {
        var exception = Assert.Throws<InvalidOperationException>(() => JsonNode.Parse("{\"a\": \"\\ud800\"}")!.ToJsonString());

        Assert.StartsWith("a text has half of a character", JsonFault.Of(exception, []), StringComparison.Ordinal);
    }
}

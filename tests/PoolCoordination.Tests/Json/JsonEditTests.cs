using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using PoolCoordination.Json;

namespace PoolCoordination.Tests.Json;

public sealed class JsonEditTests
{
    private static readonly JsonDocumentOptions s_lenient = new()
    {
        CommentHandling = JsonCommentHandling.Skip,
        AllowTrailingCommas = true,
    };

    [Theory]
    [InlineData("{}", "{\n  \"b\": 1\n}")]
    [InlineData("{\"a\": 1.50}", "{\"a\": 1.50,\n  \"b\": 1\n}")]
    [InlineData("{\n\t// mine\n\t\"a\": \"\\u00e9\"\n}\n", "{\n\t// mine\n\t\"a\": \"\\u00e9\",\n\t\"b\": 1\n}\n")]
    [InlineData("{\r\n    \"a\": 1, /* last */\r\n}\r\n", "{\r\n    \"a\": 1,\r\n    \"b\": 1, /* last */\r\n}\r\n")]
    public void A_member_that_is_added_leaves_all_other_bytes(string before, string after) =>
        Assert.Equal(after, Edited(before, value => value["b"] = 1));

    [Theory]
    [InlineData("{\"a\": 1, /* x */ \"b\": 2, \"c\": 3}", "{\"a\": 1, \"c\": 3}")]
    [InlineData("{\n  \"b\": 2,\n  \"c\": 3\n}", "{\n  \"c\": 3\n}")]
    [InlineData("{\n  \"a\": 1,\n  \"b\": 2\n}", "{\n  \"a\": 1\n}")]
    [InlineData("{ \"b\": 2 }", "{}")]
    public void A_member_that_is_removed_goes_with_one_comma(string before, string after) =>
        Assert.Equal(after, Edited(before, value => value.Remove("b")));

    [Theory]
    [InlineData("{\"a\": 1}")]
    [InlineData("{ \"a\": 1 }\n")]
    [InlineData("{\"a\": 1 /* last */}")]
    [InlineData("{\"a\": 1,}")]
    [InlineData("{\"a\": [{\"x\": 1}]}")]
    [InlineData("{\n\t\"a\": [1]\n}")]
    [InlineData("{\r\n  \"a\": 1\r\n}\r\n")]
    public void What_is_added_and_removed_again_leaves_no_byte(string before)
    {
        var added = Edited(before, value => (value["b"] = new JsonObject { ["c"] = 1 }).ToJsonString());

        Assert.Equal(before, Edited(added, value => value.Remove("b")));

        if (JsonNode.Parse(before, documentOptions: s_lenient)!["a"] is JsonArray)
        {
            added = Edited(before, value => value["a"]!.AsArray().Add((JsonNode)new JsonObject { ["c"] = 1 }));
            Assert.Equal(before, Edited(added, value => value["a"]!.AsArray().RemoveAt(1)));
        }
    }

    [Fact]
    public void Only_the_value_that_differs_is_written_anew() =>
        Assert.Equal(
            "{\"a\": [1, {\"x\": 2, \"y\" : 3e0}], /* c */ \"b\": null}",
            Edited("{\"a\": [1, {\"x\": 1, \"y\" : 3e0}], /* c */ \"b\": null}", value => value["a"]![1]!["x"] = 2)
        );

    [Fact]
    public void Whatever_is_wanted_is_what_the_file_has_then()
    {
        var random = new Random(7);
        foreach (var _ in Enumerable.Range(0, 2000))
        {
            var (from, to) = (Any(random, depth: 3), Any(random, depth: 3));
            var text = Written(random, from);

            var edited = Encoding.UTF8.GetString(JsonEdit.Apply(Encoding.UTF8.GetBytes(text), to));

            Assert.True(JsonNode.DeepEquals(to, JsonNode.Parse(edited, documentOptions: s_lenient)), $"{text}\n{to}\n{edited}");
        }
    }

    private static string Edited(string before, Action<JsonObject> change)
    {
        var wanted = JsonNode.Parse(before, documentOptions: s_lenient)!.AsObject();
        change(wanted);
        return Encoding.UTF8.GetString(JsonEdit.Apply(Encoding.UTF8.GetBytes(before), wanted));
    }

    private static string Written(Random random, JsonObject value) =>
        random.Next(3) switch
        {
            0 => value.ToJsonString(),
            1 => Encoding.UTF8.GetString(JsonFormat.Bytes(value, random.Next(-1, 5)).Span).Replace("\n", "\r\n", StringComparison.Ordinal),
            _ => value.ToJsonString().Replace(",", " , /* c */ ", StringComparison.Ordinal),
        };

    private static JsonObject Any(Random random, int depth) =>
        new(
            Enumerable
                .Range(0, random.Next(4))
                .Select(_ => $"{(char)('a' + random.Next(4))}")
                .Distinct()
                .Select(name => KeyValuePair.Create(name, AnyValue(random, depth - 1)))
        );

    private static JsonNode? AnyValue(Random random, int depth) =>
        random.Next(depth > 0 ? 5 : 3) switch
        {
            0 => null,
            1 => random.Next(3),
            2 => $"{random.Next(3)}",
            3 => new JsonArray([.. Enumerable.Range(0, random.Next(4)).Select(_ => AnyValue(random, depth - 1))]),
            _ => Any(random, depth),
        };
}
